"""Plans of whole units, to read: for their administrators and the auditor."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.people.service import units_wanted, units_within
from kinerja.people.units import unit_tree
from kinerja.web.paging import read_cursor
from modules.targets import rules
from modules.targets.blueprint import blueprint, year_asked
from modules.targets.errors import PlanNotFound
from modules.targets.plan_page import sheet_of, stages
from modules.targets.queries import get_case, targets_of
from modules.targets.queries_lists import overview_page, overview_progress
from modules.targets.tabs import plan_tabs
from modules.targets.team_page import listed_as, narrowing, overview_heading, plan_rows
from modules.targets.words import state_words


@blueprint.get("/plans/overview")
@require(Permission.PLAN_READ)
def overview() -> str:
    """How far a year's plans are in the units the reader oversees, and each to read."""
    year = year_asked(request.args.get("year"))
    asked = {name: request.args.get(name, "").strip() for name in ("unit", "only")}
    reach = get_identity().reach(Permission.PLAN_READ)
    tree = unit_tree(reach)
    units = units_wanted(asked["unit"], tree, reach)
    listed = listed_as(year, asked["only"])
    progress = overview_progress(units, listed)
    slice_ = overview_page(units, listed, read_cursor(request.args.get("from")))
    kept: dict[str, Any] = {name: value for name, value in asked.items() if value}
    return render_template(
        "targets/overview.html",
        heading=overview_heading(progress, year),
        year=year,
        tabs=plan_tabs("targets.overview", year),
        progress=progress,
        narrowing=narrowing("targets.overview", year, asked["only"], progress, asked["unit"]),
        rows=plan_rows(slice_.rows, "targets.read"),
        slice=slice_,
        tree=tree,
        unit=asked["unit"],
        only=asked["only"],
        link=lambda place: url_for("targets.overview", year=year, **kept, **{"from": place}),
        deadline=rules.deadline(year),
    )


@blueprint.get("/plans/<uuid:plan_id>")
@require(Permission.PLAN_READ)
def read(plan_id: UUID) -> str:
    """A plan of the units the reader oversees, to read; PlanNotFound for any other."""
    case = get_case(plan_id)
    units = units_within(get_identity(), Permission.PLAN_READ)
    if units is not None and case.plan.unit_id not in units:
        raise PlanNotFound(plan_id)
    plan = case.plan
    return render_template(
        "targets/read.html",
        case=case,
        plan=plan,
        sheet=sheet_of(targets_of(plan.id)),
        status=state_words(plan.state, revised=plan.agreed_at is not None),
        stages=stages(plan, plan.year),
        tabs=plan_tabs("targets.overview", plan.year),
    )
