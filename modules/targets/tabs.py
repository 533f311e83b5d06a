"""The pages of plans as tabs: one's own, of those one rates, how they hang together, all."""

from flask import url_for
from flask_babel import gettext as _

from kinerja.access import Permission
from kinerja.access.identity import get_identity
from kinerja.local_dates import today
from kinerja.people.reporting import rated_by
from kinerja.web.parts import Tab
from modules.targets.blueprint import me


def plan_tabs(endpoint: str, year: int, *, leads: bool | None = None) -> list[Tab]:
    """The tabs the reader has, `endpoint` the current one.

    `leads` says whether the reader rates anybody, where the page knows it already.
    """
    pages = [("targets.own", _("SKP saya")), ("targets.realisations", _("Realisasi"))]
    if rated_by(me(), today()) if leads is None else leads:
        pages.append(("targets.team", _("Yang saya nilai")))
        pages.append(("targets.alignment", _("Keselarasan")))
    if get_identity().may(Permission.PLAN_READ):
        pages.append(("targets.overview", _("Semua SKP")))
    return [Tab(url_for(page, year=year), label, current=page == endpoint) for page, label in pages]
