"""What training puts on somebody's first page and into their navigation."""

from collections.abc import Sequence

from flask import request, url_for
from flask_babel import gettext as _

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.web.page import NavItem
from kinerja.web.parts import WorkItem
from modules.training import page, queries


def places(identity: Identity) -> Sequence[NavItem]:
    """Training for everybody: the own referrals, for the agency its desk."""
    if identity.person_id is None:
        return ()
    endpoint = "training.desk" if identity.may(Permission.TRAINING_VERIFY) else "training.own"
    url, root = url_for(endpoint), url_for("training.own")
    return [NavItem(url, _("Pelatihan"), "grow", request.path.startswith(root))]


def work(identity: Identity) -> Sequence[WorkItem]:
    """Referrals that wait for a superior."""
    if identity.person_id is None:
        return ()
    waiting = queries.waiting_for(PersonId(identity.person_id))
    if not waiting:
        return ()
    return [
        WorkItem(
            title=page.endorse_heading(waiting),
            url=url_for("training.endorsing"),
            action=_("Baca rujukan"),
            text=_("Dukungan Anda diperlukan sebelum rujukan diverifikasi."),
            when=_("Menunggu"),
        )
    ]
