"""An office that holds evaluation meetings: switched on, called, and written down."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import update

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.packs.law_settings import calendar_of
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.tenancy.practice import region_settings
from modules.evaluations.meetings_queries import AgendaRow, agenda_of, get_meeting
from modules.evaluations.meetings_recording import (
    Agreed,
    add_follow_up,
    close_meeting,
    save_record,
)
from modules.evaluations.meetings_rules import Plan, Record
from modules.evaluations.meetings_service import call_meeting
from modules.evaluations.models_meetings import Attendance, FollowUp, Meeting
from tests.factories.tenants import set_practice

MINUTES = "Setiap orang memaparkan pekerjaannya; data yang terlambat ditagih tiap bulan."
PLACE = "Ruang rapat lantai dua"
_ONE_DAY = timedelta(days=1)


def working_day(from_day: date, *, back: bool = False) -> date:
    """The first working day of the region entered on or after a day; `back`: on or before it."""
    calendar = calendar_of(region_settings().calendar)
    step = -_ONE_DAY if back else _ONE_DAY
    while not calendar.is_working_day(from_day):
        from_day += step
    return from_day


def coming_day() -> date:
    """A working day about a week from now."""
    return working_day(today() + timedelta(days=7))


def past_day() -> date:
    """The latest working day up to today."""
    return working_day(today(), back=True)


def hold_meetings(unit: UUID, period: UUID) -> None:
    """The region and the unit hold meetings, due in a month, on a period that has begun."""
    set_practice(meetings=True)
    db.session.execute(update(Unit).where(Unit.id == unit).values(has_meeting=True))
    due = today() + timedelta(days=31)
    db.session.execute(update(Period).where(Period.id == period).values(meetings_due_on=due))
    db.session.expire_all()


def plan_for(day: date, *, starts_at: str = "09:00", length: int = 15) -> Plan:
    """A plan for a day in a usual room."""
    return Plan(day, starts_at, PLACE, length)


def make_meeting(unit: UUID, period: UUID, leader: PersonId, day: date | None = None) -> Meeting:
    """A called meeting, about a week from now unless said otherwise."""
    held_on = day or coming_day()
    on = min(held_on, today())
    return call_meeting(unit, period, leader, plan_for(held_on), on)


def agenda_in(meeting_id: UUID) -> list[AgendaRow]:
    """The agenda of a meeting as it stands."""
    return agenda_of(get_meeting(meeting_id).meeting)


def make_record(meeting_id: UUID, leader: PersonId, *, absent: int | None = None) -> int:
    """Attendance and minutes, everybody there but one; the edition of the record."""
    rows = agenda_in(meeting_id)
    marks = {row.slot_id: Attendance.PRESENT for row in rows}
    if absent is not None:
        marks[rows[absent].slot_id] = Attendance.ABSENT
    return save_record(meeting_id, leader, 0, Record(marks, MINUTES), today()).edition


def make_follow_up(
    meeting_id: UUID, leader: PersonId, owner: PersonId, due_on: date, words: str = "Susun daftar."
) -> FollowUp:
    """Something agreed in a meeting whose day has come."""
    return add_follow_up(meeting_id, leader, Agreed(words, owner, due_on), today())


def close_it(meeting_id: UUID, leader: PersonId, edition: int) -> Meeting:
    """The meeting closed for good."""
    return close_meeting(meeting_id, leader, edition, today())
