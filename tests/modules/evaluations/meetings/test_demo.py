"""The play of meetings: the same each time, some closed with one absent, some only planned."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.local_dates import today
from kinerja.outbox.models import Outbox
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_meetings import plan_meetings, play_meetings
from modules.evaluations.models_meetings import (
    Attendance,
    FollowUp,
    Meeting,
    MeetingSlot,
    MeetingState,
)
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.factories.tenants import set_practice

AS_OF = date(2026, 6, 30)
OFFICES = 7


def play(tenant: TenantId, *, meetings: bool = True) -> dict[str, object]:
    """What is there after last year's meetings were played and this year's planned."""
    with unit_of_work(tenant):
        set_practice(meetings=meetings)
        last, this = make_period(2025), make_period(2026)
        for number in range(OFFICES):
            office = make_office(3, f"Unit {number}")
            for staff in range(3):
                make_evaluation(last, office, staff)
                make_evaluation(this, office, staff)
    scene = DemoScene("contoh", 7, AS_OF)
    with unit_of_work(tenant):
        periods = {period.year: period for period in db.session.scalars(select(Period))}
        play_meetings(scene, periods[2025])
        plan_meetings(scene, periods[2026])
    return found_in(tenant)


def found_in(tenant: TenantId) -> dict[str, object]:
    with enter(tenant):
        states = select(Period.year, Meeting.state).join(Period, Period.id == Meeting.period_id)
        agreed = db.session.scalars(select(FollowUp)).all()
        return {
            "switched_on": db.session.scalar(select(func.count()).where(Unit.has_meeting)),
            "states": Counter(tuple(row) for row in db.session.execute(states)),
            "attendance": Counter(db.session.scalars(select(MeetingSlot.attendance))),
            "written": db.session.scalar(select(func.count()).where(MeetingSlot.edition > 0)),
            "agreed": len(agreed),
            "done": sum(each.done_at is not None for each in agreed),
            "late": sum(each.done_at is None and each.due_on < AS_OF for each in agreed),
        }


def test_some_are_closed_with_one_absent_and_some_planned(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    found = play(tenant)
    closed, planned = MeetingState.CLOSED, MeetingState.PLANNED
    states = found["states"]
    assert isinstance(states, Counter)
    assert found["switched_on"] == sum(states[2025, state] for state in (closed, planned))
    assert states[2025, closed] > states[2025, planned] > 0
    assert (states[2026, planned], states[2026, closed]) == (2, 0)
    marks = found["attendance"]
    assert isinstance(marks, Counter)
    assert marks[Attendance.ABSENT] == states[2025, closed]
    assert found["agreed"] == 2 * states[2025, closed]
    assert found["done"] == states[2025, closed]
    assert play(other_tenant) == found


def test_where_units_hold_none_nothing_is_played(tenant: TenantId) -> None:
    found = play(tenant, meetings=False)
    assert (found["switched_on"], found["states"]) == (0, Counter())


@pytest.mark.parametrize("days", [0, 200])
def test_a_day_without_working_days_before_it_calls_none(tenant: TenantId, days: int) -> None:
    """Played on the very first days, what cannot be held yet is left out or stays planned."""
    with unit_of_work(tenant):
        set_practice(meetings=True)
        period = make_period(2025)
        office = make_office(2)
        for staff in range(2):
            make_evaluation(period, office, staff)
        play_meetings(DemoScene("contoh", 7, period.starts_on + timedelta(days=days)), period)
    with enter(tenant):
        topics = db.session.scalars(select(Outbox.topic).distinct()).all()
        held = db.session.scalars(select(Meeting.held_on)).all()
    assert all(day <= today() for day in held)
    assert ("meeting.called" in topics) is bool(held)
