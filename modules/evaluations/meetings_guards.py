"""Whom a meeting lets in, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kinerja.access import Permission
from kinerja.access.identity import get_identity
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.errors import UnitNotFound
from kinerja.people.models import Unit
from kinerja.people.service import units_within
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from kinerja.tenancy.practice import current_practice
from modules.evaluations import meetings_errors as errors
from modules.evaluations import meetings_rules as rules
from modules.evaluations.meetings_leaders import leads
from modules.evaluations.meetings_queries import AgendaRow, MeetingCase
from modules.evaluations.models_meetings import Meeting, MeetingState


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, its unit and its period, kept as they are until commit."""

    meeting: Meeting
    unit: Unit
    period: Period


def require_practice() -> None:
    """Let pass where units of the region hold meetings; NoMeetings elsewhere."""
    if not current_practice().meetings:
        raise errors.NoMeetings


def hold_unit(unit_id: UUID) -> Unit:
    """The unit, locked until commit; UnitNotFound."""
    asked = select(Unit).where(Unit.id == unit_id).with_for_update(key_share=True)
    found: Unit | None = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise UnitNotFound(str(unit_id))
    return found


def hold_meeting(meeting_id: UUID, *, read: bool = False) -> Held:
    """The meeting, locked until commit (`read`: shared), and its period; MeetingNotFound."""
    require_practice()
    asked = select(Meeting, Unit).join(Unit, Unit.id == Meeting.unit_id)
    locked = asked.where(Meeting.id == meeting_id).with_for_update(of=Meeting, read=read)
    found = db.session.execute(locked.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise errors.MeetingNotFound(meeting_id)
    meeting, unit = found
    return Held(meeting, unit, hold_stage(meeting.period_id))


def require_switched_on(unit: Unit) -> None:
    """Let a unit pass that has its meeting switched on; MeetingSwitchedOff otherwise."""
    if not unit.has_meeting:
        raise errors.MeetingSwitchedOff(unit.name)


def require_leader(unit: Unit, person: PersonId, on: date) -> None:
    """Let who leads the unit on a day pass; NotTheLeader otherwise."""
    if not leads(person, unit.id, on):
        raise errors.NotTheLeader(unit.name)


def require_planned(meeting: Meeting) -> None:
    """Let a meeting pass that is not closed; MeetingClosed otherwise."""
    if meeting.state is MeetingState.CLOSED:
        raise errors.MeetingClosed(meeting.id)


def require_words(meeting: Meeting, unit: Unit, period: Period) -> None:
    """Let a meeting pass for which people may still write; why not otherwise."""
    require_planned(meeting)
    require_switched_on(unit)
    if not rules.takes_words(meeting.state, period.stage):
        raise errors.MeetingsOver(period.code)


def require_record(meeting: Meeting, unit: Unit, period: Period, on: date) -> None:
    """Let a meeting pass of which may be written down what happened; why not otherwise."""
    require_words(meeting, unit, period)
    if not rules.takes_record(meeting.state, period.stage, meeting.held_on, on):
        raise errors.MeetingAhead(meeting.id, meeting.held_on)


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody may do with a meeting: lead it, read everything, or be on its agenda."""

    leads: bool
    reads_all: bool
    own: AgendaRow | None


def reader_of(case: MeetingCase, rows: list[AgendaRow], person: PersonId) -> Reader:
    """What the signed-in person may do; NotYourMeeting for who may nothing."""
    own = next((row for row in rows if row.person_id == person), None)
    is_leader = leads(person, case.unit.id, today())
    reads_all = is_leader or case.leader.id == person or _oversees(case.unit)
    if own is None and not reads_all:
        raise errors.NotYourMeeting(case.meeting.id)
    if not case.is_closed:
        require_switched_on(case.unit)
    return Reader(is_leader, reads_all, own)


def _oversees(unit: Unit) -> bool:
    identity = get_identity()
    if not identity.may(Permission.EVALUATION_OVERVIEW):
        return False
    reach = units_within(identity, Permission.EVALUATION_OVERVIEW)
    return reach is None or unit.id in reach
