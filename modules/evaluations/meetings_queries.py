"""Reading evaluation meetings: one with its agenda and follow-ups, and what stands of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.errors import UnitNotFound
from kinerja.people.kinds import PersonState
from kinerja.people.models import Person, Unit
from kinerja.people.names import full_name
from kinerja.periods.models import Period, PeriodStage
from modules.evaluations.meetings_errors import MeetingNotFound
from modules.evaluations.meetings_rules import Candidate, Record, Turn, Words, turns
from modules.evaluations.models import Evaluation
from modules.evaluations.models_meetings import (
    Attendance,
    Meeting,
    MeetingSlot,
    MeetingState,
)

_NAME = (Person.nama, Person.gelar_depan, Person.gelar_belakang)


@dataclass(frozen=True, slots=True)
class MeetingCase:
    """One meeting with everything its pages name."""

    meeting: Meeting
    unit: Unit
    period: Period
    leader: Person

    @property
    def is_closed(self) -> bool:
        """Whether it is over and written down for good."""
        return self.meeting.state is MeetingState.CLOSED


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One person's turn with what they present and whether they were there."""

    slot_id: UUID
    evaluation_id: UUID
    person_id: PersonId
    name: str
    turn: Turn
    length: int
    words: Words
    edition: int
    attendance: Attendance


def get_meeting(meeting_id: UUID) -> MeetingCase:
    """The meeting with this id, or MeetingNotFound."""
    rows: Any = (
        select(Meeting, Unit, Period, Person)
        .join(Unit, Unit.id == Meeting.unit_id)
        .join(Period, Period.id == Meeting.period_id)
        .join(Person, Person.id == Meeting.led_by)
        .where(Meeting.id == meeting_id)
    )
    found = db.session.execute(rows).one_or_none()
    if found is None:
        raise MeetingNotFound(meeting_id)
    return MeetingCase(*found)


def find_meeting(unit_id: UUID, period_id: UUID) -> UUID | None:
    """The meeting of a unit on a period, or None."""
    asked = select(Meeting.id).where(Meeting.unit_id == unit_id, Meeting.period_id == period_id)
    return db.session.scalar(asked)


def agenda_of(meeting: Meeting) -> list[AgendaRow]:
    """The agenda in its order, with times."""
    rows: Any = (
        select(MeetingSlot, Evaluation.person_id, *_NAME)
        .join(Evaluation, Evaluation.id == MeetingSlot.evaluation_id)
        .join(Person, Person.id == Evaluation.person_id)
        .where(MeetingSlot.meeting_id == meeting.id)
        .order_by(MeetingSlot.number)
    )
    found = db.session.execute(rows).all()
    times = turns(meeting.starts_at, [slot.length for slot, *_rest in found])
    return [_agenda_row(*row, turn=turn) for row, turn in zip(found, times, strict=True)]


def _agenda_row(slot: MeetingSlot, person: PersonId, *name: str, turn: Turn) -> AgendaRow:
    return AgendaRow(
        slot_id=slot.id,
        evaluation_id=slot.evaluation_id,
        person_id=person,
        name=full_name(*name),
        turn=turn,
        length=slot.length,
        words=Words(slot.achievements, slot.challenges),
        edition=slot.edition,
        attendance=slot.attendance,
    )


def record_of_meeting(meeting: Meeting, rows: Sequence[AgendaRow]) -> Record:
    """What the leader has written down so far."""
    return Record({row.slot_id: row.attendance for row in rows}, meeting.minutes)


def candidates(unit_id: UUID, period_id: UUID, meeting_id: UUID | None = None) -> list[Candidate]:
    """Everybody evaluated in a unit and period; who has a slot of this meeting is in it."""
    rows: Any = (
        select(Evaluation.id, Person.name_key, Person.state, MeetingSlot.id)
        .join(Person, Person.id == Evaluation.person_id)
        .outerjoin(
            MeetingSlot,
            and_(
                MeetingSlot.tenant_id == Evaluation.tenant_id,
                MeetingSlot.evaluation_id == Evaluation.id,
                MeetingSlot.meeting_id == meeting_id,
            ),
        )
        .where(Evaluation.unit_id == unit_id, Evaluation.period_id == period_id)
    )
    return [
        Candidate(evaluation, key, state is PersonState.ACTIVE, slot is not None)
        for evaluation, key, state, slot in db.session.execute(rows)
    ]


def meetings_attended(person: PersonId) -> list[MeetingCase]:
    """The meetings on whose agenda a person is, the latest first."""
    leader = aliased(Person)
    rows: Any = (
        select(Meeting, Unit, Period, leader)
        .join(MeetingSlot, MeetingSlot.meeting_id == Meeting.id)
        .join(Evaluation, Evaluation.id == MeetingSlot.evaluation_id)
        .join(Unit, Unit.id == Meeting.unit_id)
        .join(Period, Period.id == Meeting.period_id)
        .join(leader, and_(leader.tenant_id == Meeting.tenant_id, leader.id == Meeting.led_by))
        .where(Evaluation.person_id == person)
        .where((Meeting.state == MeetingState.CLOSED) | Unit.has_meeting)
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    return [MeetingCase(*row) for row in db.session.execute(rows)]


@dataclass(frozen=True, slots=True)
class LedRow:
    """A unit the reader leads in a running period, with its meeting if one is called."""

    unit_id: UUID
    unit: str
    period_id: UUID
    period: str
    due: date | None
    meeting_id: UUID | None
    held_on: date | None
    state: MeetingState | None


def meetings_led(led: Any) -> list[LedRow]:
    """What the units of this CTE have called in running periods in which they have people."""
    evaluated = select(Evaluation.id).where(
        Evaluation.tenant_id == Unit.tenant_id,
        Evaluation.unit_id == Unit.id,
        Evaluation.period_id == Period.id,
    )
    rows: Any = (
        select(
            *(Unit.id, Unit.name, Period.id, Period.code, Period.meetings_due_on),
            *(Meeting.id, Meeting.held_on, Meeting.state),
        )
        .join(led, led.c.id == Unit.id)
        .join(Period, Period.tenant_id == Unit.tenant_id)
        .outerjoin(Meeting, meeting_of_unit())
        .where(Unit.has_meeting, Period.stage < PeriodStage.CLOSED, evaluated.exists())
        .where((Period.stage < PeriodStage.FINAL) | Meeting.id.is_not(None))
        .order_by(Period.ends_on, Unit.name_key, Unit.id)
    )
    return [LedRow(*row) for row in db.session.execute(rows)]


def meeting_of_unit() -> Any:
    """That a meeting is the unit's on the period."""
    return and_(
        Meeting.tenant_id == Unit.tenant_id,
        Meeting.unit_id == Unit.id,
        Meeting.period_id == Period.id,
    )


def get_unit(unit_id: UUID) -> Unit:
    """The unit with this id, or UnitNotFound."""
    found: Unit | None = db.session.scalar(select(Unit).where(Unit.id == unit_id))
    if found is None:
        raise UnitNotFound(str(unit_id))
    return found
