"""What the outbox offers the program: its page, its place, and the words of its refusals."""

from collections.abc import Sequence

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.features import Feature
from kinerja.outbox.errors import LetterNotFound
from kinerja.outbox.queries import count_letters
from kinerja.outbox.views import blueprint
from kinerja.web.errors import RefusalPage
from kinerja.web.filters import whole
from kinerja.web.page import Link, NavItem
from kinerja.web.parts import WorkItem


def _places(identity: Identity) -> Sequence[NavItem]:
    if not identity.may(Permission.DELIVERY_MANAGE):
        return ()
    url = url_for("outbox.deliveries")
    return (NavItem(url, _("Pengiriman"), "cloud", request.path == url),)


def _work(identity: Identity) -> Sequence[WorkItem]:
    failed = count_letters() if identity.may(Permission.DELIVERY_MANAGE) else 0
    if not failed:
        return ()
    title = ngettext(
        "%(shown)s kiriman gagal", "%(shown)s kiriman gagal", failed, shown=whole(failed)
    )
    text = _("Sudah berkali-kali dicoba sendiri. Sebabnya perlu Anda bereskan.")
    return (WorkItem(title, url_for("outbox.deliveries"), _("Periksa kiriman"), text),)


def _not_found(_error: LetterNotFound) -> RefusalPage:
    return RefusalPage(
        404,
        _("Kiriman ini tidak ada di daftar yang gagal."),
        _("Mungkin sudah diulang oleh orang lain."),
        actions=(Link(url_for("outbox.deliveries"), _("Ke daftar pengiriman")),),
    )


FEATURE = Feature(
    "outbox",
    blueprints=(blueprint,),
    places=_places,
    work=_work,
    explanations={LetterNotFound: _not_found},
)
