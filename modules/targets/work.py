"""What plans put on somebody's first page and into their navigation."""

from collections import Counter
from collections.abc import Sequence

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.web.home import number_word
from kinerja.web.page import NavItem
from kinerja.web.parts import DeskItem, WorkItem
from modules.targets.kinds import PlanState
from modules.targets.queries_home import AskingPlan
from modules.targets.rules import deadline
from modules.targets.seats import holds_position


def places(identity: Identity) -> Sequence[NavItem]:
    """Plans, for everybody of a region; the pages beside it are its tabs."""
    if identity.person_id is None:
        return ()
    url = url_for("targets.current")
    is_here = request.path == url or request.path.startswith(f"{url}/")
    return (NavItem(url, _("SKP"), "target", is_here),)


def desk(identity: Identity) -> Sequence[DeskItem]:
    """The plans of whole units, for who oversees them."""
    if not identity.may(Permission.PLAN_READ):
        return ()
    return (
        DeskItem(
            _("SKP unit"),
            url_for("targets.overview"),
            _("Rencana tahunan yang belum disusun, menunggu atasan, atau sudah disepakati."),
        ),
    )


def plan_work(person: PersonId, plans: Sequence[AskingPlan]) -> list[WorkItem]:
    """One's own plan while it is to be written, and plans that wait to be agreed."""
    return [*_own(person, plans), *_waiting(plans)]


def _own(person: PersonId, plans: Sequence[AskingPlan]) -> list[WorkItem]:
    year = today().year
    states = {each.state for each in plans if each.is_own and each.year == year}
    if states & {PlanState.PROPOSED, PlanState.AGREED} and PlanState.RETURNED not in states:
        return []
    if not states and not holds_position(person, today()):
        return []  # nobody plans for a position they do not have
    titles = {
        PlanState.RETURNED: _("Perbaiki SKP %(year)s yang dikembalikan", year=year),
        PlanState.DRAFT: _("Lengkapi SKP %(year)s dan ajukan ke atasan", year=year),
    }
    title = next((words for state, words in titles.items() if state in states), None)
    return [
        WorkItem(
            title=title or _("Susun SKP %(year)s", year=year),
            url=url_for("targets.own", year=year),
            action=_("Buka SKP") if title else _("Mulai menyusun"),
            text=_("Hasil yang Anda janjikan tahun ini, disepakati dengan atasan."),
            day=deadline(year),
        )
    ]


def _waiting(plans: Sequence[AskingPlan]) -> list[WorkItem]:
    """One line for each year in which plans wait for the reader, as they were proposed."""
    proposed = Counter(each.year for each in plans if not each.is_own)
    return [_waiting_in(year, count) for year, count in sorted(proposed.items())]


def _waiting_in(year: int, count: int) -> WorkItem:
    return WorkItem(
        title=ngettext(
            "Putuskan satu SKP %(year)s yang diajukan kepada Anda",
            "Putuskan %(count)s SKP %(year)s yang diajukan kepada Anda",
            count,
            count=number_word(count).lower(),
            year=year,
        ),
        url=url_for("targets.team", year=year),
        action=_("Baca SKP"),
        text=_("Setujui, atau kembalikan dengan alasan."),
        day=deadline(year),
    )
