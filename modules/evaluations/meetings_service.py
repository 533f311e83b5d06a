"""Evaluation meetings: switched on per unit, called for a period, timed anew while planned."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from kinerja import audit, outbox
from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.packs.law_settings import calendar_of
from kinerja.people.errors import UnitNotFound
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from kinerja.tenancy.models import Region
from kinerja.tenancy.practice import region_settings
from modules.evaluations import meetings_errors as errors
from modules.evaluations import meetings_rules as rules
from modules.evaluations.meetings_guards import (
    hold_meeting,
    hold_unit,
    require_leader,
    require_planned,
    require_practice,
    require_switched_on,
)
from modules.evaluations.meetings_queries import agenda_of, candidates, find_meeting
from modules.evaluations.meetings_rules import Bounds, Plan
from modules.evaluations.models_meetings import Meeting, MeetingSlot

CALLED_TOPIC = "meeting.called"
MOVED_TOPIC = "meeting.moved"


def switch_meeting(unit_id: UUID, reach: frozenset[UUID] | None, *, on: bool) -> Unit:
    """Switch a unit's meeting on or off; a planned one stands as long as it is switched on.

    UnitNotFound for a unit outside of the administrator's `reach` (None is the whole region).
    """
    require_practice()
    unit = unit_in_reach(unit_id, reach)
    if unit.has_meeting is not on:
        unit.has_meeting = on
        db.session.flush()
        before, after = {"has_meeting": not on}, {"has_meeting": on}
        audit.record("meeting.switched", "unit", unit.id, before, after)
    return unit


def unit_in_reach(unit_id: UUID, reach: frozenset[UUID] | None) -> Unit:
    """The unit, held until commit; UnitNotFound outside of the administrator's `reach`."""
    if reach is not None and unit_id not in reach:
        raise UnitNotFound(str(unit_id))
    return hold_unit(unit_id)


def call_meeting(unit_id: UUID, period_id: UUID, leader: PersonId, plan: Plan, on: date) -> Meeting:
    """Call a unit's meeting on a period: its agenda is made and everybody on it is told.

    `on` is the present day. NotTheLeader, MeetingSwitchedOff, MeetingCalled (there is one),
    MeetingsOver, NobodyToMeet, or MeetingUnplannable when it cannot be then.
    """
    require_practice()
    unit = hold_unit(unit_id)
    require_leader(unit, leader, on)
    require_switched_on(unit)
    period = hold_stage(period_id)
    called = find_meeting(unit_id, period_id)
    if called is not None:
        raise errors.MeetingCalled(called)
    people = _agenda(unit, period, None)
    _require_plan(plan, len(people), period, on)
    meeting = Meeting(id=new_id(), period_id=period.id, unit_id=unit.id, led_by=leader)
    _write_plan(meeting, plan)
    db.session.add(meeting)
    db.session.flush()
    _write_agenda(meeting, people, plan.length)
    after = {**_said(plan), "period": period.code, "unit": unit.code, "people": len(people)}
    audit.record("meeting.called", "meeting", meeting.id, None, after)
    _tell(CALLED_TOPIC, meeting, period)
    return meeting


def change_meeting(meeting_id: UUID, leader: PersonId, plan: Plan, on: date) -> Meeting:
    """Time a planned meeting anew; who came since gets a slot, and everybody is told.

    Refuses as `call_meeting` does; MeetingClosed for a closed one. Without a change nobody is told.
    """
    held = hold_meeting(meeting_id)
    meeting, period = held.meeting, held.period
    require_leader(held.unit, leader, on)
    require_planned(meeting)
    require_switched_on(held.unit)
    people = _agenda(held.unit, period, meeting.id)
    _require_plan(plan, len(people), period, on)
    rows = agenda_of(meeting)
    before = plan_of(meeting, rows[0].length if rows else plan.length)
    if before == plan and [row.evaluation_id for row in rows] == people:
        return meeting
    _write_plan(meeting, plan)
    meeting.led_by = leader
    _write_agenda(meeting, people, plan.length)
    audit.record("meeting.changed", "meeting", meeting.id, _said(before), _said(plan))
    _tell(MOVED_TOPIC, meeting, period)
    return meeting


def plan_of(meeting: Meeting, length: int) -> Plan:
    """When and where a meeting is, with so many minutes a slot."""
    return Plan(meeting.held_on, meeting.starts_at, meeting.place, length)


def bounds_of(period: Period, on: date) -> Bounds:
    """Within what a meeting on a period must lie, by the region's calendar."""
    calendar = calendar_of(region_settings().calendar)
    return Bounds(on, period.starts_on, period.meetings_due_on, calendar.is_working_day)


def _require_plan(plan: Plan, people: int, period: Period, on: date) -> None:
    if not rules.takes_plan(None, period.stage):
        raise errors.MeetingsOver(period.code)
    faults = rules.plan_faults(plan, people, bounds_of(period, on))
    if faults:
        raise errors.MeetingUnplannable(faults, people)


def _agenda(unit: Unit, period: Period, meeting_id: UUID | None) -> list[UUID]:
    people = rules.agenda(candidates(unit.id, period.id, meeting_id))
    if not people:
        raise errors.NobodyToMeet(unit.name, period.code)
    return people


def _write_plan(meeting: Meeting, plan: Plan) -> None:
    meeting.held_on, meeting.starts_at, meeting.place = plan.held_on, plan.starts_at, plan.place


def _write_agenda(meeting: Meeting, people: Sequence[UUID], length: int) -> None:
    """One slot for each evaluation, in this order; a slot that was there keeps its words."""
    mine = select(MeetingSlot).where(MeetingSlot.meeting_id == meeting.id)
    kept = {slot.evaluation_id: slot for slot in db.session.scalars(mine)}
    fresh: list[dict[str, Any]] = []
    for number, evaluation in enumerate(people, start=1):
        slot = kept.get(evaluation)
        if slot is None:
            said = {"meeting_id": meeting.id, "evaluation_id": evaluation, "number": number}
            fresh.append({"id": new_id(), **said, "length": length})
        else:
            slot.number, slot.length = number, length
    if fresh:
        db.session.execute(insert(MeetingSlot), fresh)
    db.session.flush()


def _said(plan: Plan) -> dict[str, Any]:
    day = plan.held_on.isoformat()
    return {"held_on": day, "starts_at": plan.starts_at, "length": plan.length, "place": plan.place}


def _tell(topic: str, meeting: Meeting, period: Period) -> None:
    """One notice for everybody on the agenda, with the own turn."""
    path = f"/{db.session.scalars(select(Region.slug)).one()}/meetings/{meeting.id}/slot"
    said = {"period": period.code, "day": meeting.held_on.isoformat(), "path": path}
    outbox.post_all(
        topic,
        (
            {
                **said,
                "person_id": str(row.person_id),
                "time": row.turn.starts_at,
                "place": meeting.place,
            }
            for row in agenda_of(meeting)
        ),
    )
