"""Evaluation meetings: the list, one meeting, calling it and timing it anew."""

from collections.abc import Callable
from dataclasses import asdict
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.periods.queries import get_period
from kinerja.web.forms import Form, read_form, show_form
from modules.evaluations import meetings_service as service
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.meetings_errors import MeetingUnplannable
from modules.evaluations.meetings_guards import (
    reader_of,
    require_leader,
    require_planned,
    require_practice,
    require_switched_on,
)
from modules.evaluations.meetings_page import list_of_meetings, meeting_page, plan_page
from modules.evaluations.meetings_queries import (
    agenda_of,
    candidates,
    find_meeting,
    get_meeting,
    get_unit,
)
from modules.evaluations.meetings_rules import Plan, agenda
from modules.evaluations.meetings_schemas import PlanForm, plan_in
from modules.evaluations.meetings_words import with_plan_faults
from modules.evaluations.models_meetings import Meeting

Answer = str | tuple[str, int] | AnyResponse
_USUAL = {"starts_at": "09:00", "length": 15}


@blueprint.get("/meetings")
@require(Permission.MEETING_ATTEND)
def meetings() -> str:
    """The reader's meetings, the units the reader leads, and what the reader agreed to do."""
    require_practice()
    return list_of_meetings(me())


@blueprint.get("/meetings/<uuid:meeting_id>")
@require(Permission.MEETING_ATTEND)
def meeting(meeting_id: UUID) -> str:
    """One meeting, for who is on its agenda, leads it, or oversees the unit."""
    require_practice()
    case = get_meeting(meeting_id)
    rows = agenda_of(case.meeting)
    return meeting_page(case, rows, reader_of(case, rows, me()))


@blueprint.route("/meetings/call/<uuid:unit_id>/<uuid:period_id>", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def call_meeting(unit_id: UUID, period_id: UUID) -> Answer:
    """The form that calls a unit's meeting on a period; its agenda follows by itself."""
    require_practice()
    unit, period = get_unit(unit_id), get_period(period_id)
    require_leader(unit, me(), today())
    require_switched_on(unit)
    called = find_meeting(unit_id, period_id)
    if called is not None and request.method == "GET":
        return redirect(url_for(".meeting", meeting_id=called), 303)
    if request.method == "GET":
        people = len(agenda(candidates(unit_id, period_id)))
        return plan_page(unit, period, show_form(PlanForm(), _USUAL), people)

    def call(plan: Plan) -> Meeting:
        return service.call_meeting(unit_id, period_id, me(), plan, today())

    return _plan(unit, period, call)


@blueprint.route("/meetings/<uuid:meeting_id>/change", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def change_meeting(meeting_id: UUID) -> Answer:
    """The form that times a planned meeting anew; whoever came since gets a turn."""
    require_practice()
    case = get_meeting(meeting_id)
    require_leader(case.unit, me(), today())
    require_planned(case.meeting)
    require_switched_on(case.unit)
    if request.method == "GET":
        rows = agenda_of(case.meeting)
        people = len(agenda(candidates(case.unit.id, case.period.id, meeting_id)))
        known = service.plan_of(case.meeting, rows[0].length)
        form = show_form(PlanForm(), asdict(known))
        return plan_page(case.unit, case.period, form, people, meeting_id)

    def change(plan: Plan) -> Meeting:
        return service.change_meeting(meeting_id, me(), plan, today())

    return _plan(case.unit, case.period, change, meeting_id)


def _plan(
    unit: Unit, period: Period, keep: Callable[[Plan], Meeting], meeting_id: UUID | None = None
) -> Answer:
    """Read the form and keep the plan; what is wrong is said beside its field."""
    form = read_form(PlanForm(), request.form)
    if form.ok:
        plan = plan_in(form)
        try:
            kept = keep(plan)
        except MeetingUnplannable as refused:
            form = with_plan_faults(form, refused, plan, period)
        else:
            return redirect(url_for(".meeting", meeting_id=kept.id), 303)
    return _again(unit, period, form, meeting_id), 422


def _again(unit: Unit, period: Period, form: Form, meeting_id: UUID | None) -> str:
    people = len(agenda(candidates(unit.id, period.id, meeting_id)))
    return plan_page(unit, period, form, people, meeting_id)
