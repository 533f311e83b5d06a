"""The page of one's own plan: all results as rows, one of them open at a time."""

from collections.abc import Sequence
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _

from kinerja.local_dates import day_in, today, zone_of_request
from kinerja.people.queries import names_of
from kinerja.web.filters import clock_time, moment, whole
from kinerja.web.forms import Form, show_form
from kinerja.web.language import chosen_language
from kinerja.web.parts import Tab
from modules.targets import rules
from modules.targets.kinds import PlanState
from modules.targets.own import Own, open_templates, superiors_of, years_to_begin
from modules.targets.plan_page import own_heading, sheet_of, stages
from modules.targets.queries import SuperiorResult, linked_results, years_of
from modules.targets.rules import Act
from modules.targets.schemas import SLOTS, ReviseForm
from modules.targets.tabs import plan_tabs
from modules.targets.words import aspects, directions, sources


def own_page(
    mine: Own,
    *,
    checked: bool = False,
    opened: Form | None = None,
    open_row: UUID | None = None,
    revision: Form | None = None,
) -> str:
    """The plan with, while it is being written, `open_row` open as the form `opened`."""
    sheet = sheet_of(mine.targets)
    plan = mine.plan
    superior = _superior_name(mine)
    superiors = superiors_of(mine)
    is_open = plan is None or rules.after(plan.state, Act.EDIT) is not None
    return render_template(
        "targets/own.html",
        mine=mine,
        plan=plan,
        sheet=sheet,
        heading=own_heading(mine.year, mine.case, sheet),
        tabs=plan_tabs("targets.own", mine.year),
        years=year_tabs(mine),
        stages=stages(plan, mine.year, superior, own=True),
        superior=superior,
        superiors=superiors,
        superior_options=_options(mine, superiors, open_row),
        templates=_templates(mine) if is_open else [],
        is_open=is_open,
        is_revision=is_open and plan is not None and plan.agreed_at is not None,
        may_withdraw=plan is not None and plan.state is PlanState.PROPOSED,
        checked=checked,
        deadline=rules.deadline(mine.year),
        most=rules.MOST_TARGETS,
        state=saved_words(mine),
        form=opened,
        open_row=open_row,
        slots=open_slots(mine, opened, open_row),
        choices={"aspect": aspects(), "direction": directions(), "source": sources()},
        revision=revision or show_form(ReviseForm()),
    )


def without_position(year: int) -> str:
    """What somebody reads who holds no position, and so has nothing to plan for."""
    return render_template("targets/no_position.html", year=year, tabs=plan_tabs("", year))


def saved_words(mine: Own) -> str:
    """When the plan was last saved."""
    at = mine.plan.saved_at if mine.plan else None
    if at is None:
        return _("Belum ada yang disimpan.")
    is_today = day_in(zone_of_request(), at) == today()
    time = clock_time(at) if is_today else moment(at)
    return _("Rancangan tersimpan %(time)s.", time=time)


def short_reason(length: int, shortest: int) -> str:
    """Why a reason is not enough: how long it is, and the remedy."""
    if not length:
        return _("Tulis alasannya, paling sedikit %(limit)s huruf.", limit=whole(shortest))
    return _(
        "Baru %(count)s huruf. Tulis paling sedikit %(limit)s.",
        count=whole(length),
        limit=whole(shortest),
    )


def open_slots(mine: Own, form: Form | None, open_row: UUID | None) -> list[int]:
    """The places of an open result's form: those written in, and the next empty one."""
    if form is None:
        return []
    target = next((each for each in mine.targets if each.id == open_row), None)
    saved = set(target.measures) if target else set()
    typed = {at for at in SLOTS if form.value(f"m{at}_indicator") or form.value(f"m{at}_target")}
    written = sorted(saved | typed)
    free = [at for at in SLOTS if at not in written]
    return [*written, *free[:1]]


def year_tabs(mine: Own) -> list[Tab]:
    """The years the reader has a plan for, or may begin one."""
    years = sorted({*years_of(mine.seat.person), *years_to_begin(), mine.year}, reverse=True)
    if len(years) == 1:
        return []
    return [
        Tab(url_for("targets.own", year=each), str(each), current=each == mine.year)
        for each in years
    ]


def _options(
    mine: Own, superiors: Sequence[SuperiorResult], open_row: UUID | None
) -> list[tuple[str, str]]:
    """What the open result may be linked to, and what it is linked to now."""
    opened = [target for target in mine.targets if target.id == open_row]
    known = {each.id: each for each in [*superiors, *linked_results(opened).values()]}
    return [(str(each.id), each.result) for each in known.values()]


def _superior_name(mine: Own) -> str:
    superior = mine.seat.assessor
    return names_of([superior]).get(superior, "") if superior else ""


def _templates(mine: Own) -> list[tuple[str, str, bool]]:
    language = chosen_language()
    return [
        (each.code, each.result.in_language(language), each.main) for each in open_templates(mine)
    ]
