"""Where the pages about people stand in somebody's navigation."""

from flask import request, url_for
from flask_babel import gettext as _

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.web.page import NavItem
from kinerja.web.parts import DeskItem


def places(identity: Identity) -> list[NavItem]:
    """The list of people, for whoever may read it."""
    if not identity.may(Permission.PEOPLE_READ):
        return []
    url = url_for("people.people")
    return [NavItem(url, _("Pegawai"), "people", request.path.startswith(url))]


def desk(identity: Identity) -> list[DeskItem]:
    """The list of people, as an administrator or auditor uses it."""
    if not identity.may(Permission.PEOPLE_READ):
        return []
    return [
        DeskItem(
            _("Pegawai"),
            url_for("people.people"),
            _("Siapa bekerja di mana, siapa yang menilainya, dan akun siapa yang belum aktif."),
        )
    ]
