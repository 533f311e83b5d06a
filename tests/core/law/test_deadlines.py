"""PermenPANRB 6/2022, Lampiran Bab V: every limit, what sets it running, and when it is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.deadlines import (
    LIMITS,
    Event,
    Step,
    due_date,
    due_dates,
    is_late,
    remaining_working_days,
)
from kinerja.law.working_days import Calendar

CALENDAR = Calendar()

# step, event, working days
REGULATION = [
    ("hand_over", "signed", 14),
    ("return", "received", 14),
    ("report", "window_closed", 30),
    ("superior_evaluates", "window_closed", 14),
    ("superior_hands_over", "signed", 7),
    ("return_to_superior", "received", 7),
    ("object", "received", 14),
    ("decide_objection", "objection_arrived", 7),
]
EVENTS = {
    Event.WINDOW_CLOSED: date(2026, 1, 30),
    Event.SIGNED: date(2026, 2, 2),
    Event.RECEIVED: date(2026, 2, 9),
    Event.OBJECTION_ARRIVED: date(2026, 3, 9),
}
STEPS = st.sampled_from(Step)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def test_the_limits_are_the_regulation_s() -> None:
    found = [(str(step), str(each.after), each.working_days) for step, each in LIMITS.items()]
    assert found == REGULATION
    assert list(LIMITS) == list(Step)


def test_every_step_is_said_in_both_languages() -> None:
    texts = [limit.label for limit in LIMITS.values()]
    assert len({text.id for text in texts}) == len({text.en for text in texts}) == len(Step)
    assert all(text.id != text.en for text in texts)


@pytest.mark.parametrize(
    ("step", "event_on", "due"),
    [
        (Step.HAND_OVER, date(2026, 2, 2), date(2026, 2, 24)),  # over Imlek
        (Step.RETURN, date(2026, 2, 24), date(2026, 3, 16)),
        (Step.OBJECT, date(2026, 2, 24), date(2026, 3, 16)),
        (Step.DECIDE_OBJECTION, date(2026, 3, 16), date(2026, 4, 1)),  # over Idul Fitri
        (Step.REPORT, date(2026, 1, 30), date(2026, 3, 17)),
        (Step.SUPERIOR_EVALUATES, date(2026, 1, 30), date(2026, 2, 23)),
        (Step.SUPERIOR_HANDS_OVER, date(2026, 7, 1), date(2026, 7, 10)),
        (Step.RETURN_TO_SUPERIOR, date(2026, 7, 10), date(2026, 7, 21)),
    ],
)
def test_a_limit_ends_on_a_day_of_the_calendar(step: Step, event_on: date, due: date) -> None:
    assert due_date(step, event_on, CALENDAR) == due
    assert not is_late(step, event_on, due, CALENDAR)
    assert is_late(step, event_on, due + timedelta(days=1), CALENDAR)


def test_the_assessor_s_way_has_an_objection() -> None:
    assert due_dates(EVENTS, CALENDAR, superior_acts=False) == {
        Step.HAND_OVER: date(2026, 2, 24),
        Step.RETURN: date(2026, 3, 3),
        Step.REPORT: date(2026, 3, 17),
        Step.SUPERIOR_EVALUATES: date(2026, 2, 23),
        Step.OBJECT: date(2026, 3, 3),
        Step.DECIDE_OBJECTION: date(2026, 3, 25),
    }


def test_the_superior_s_way_is_shorter_and_final() -> None:
    assert due_dates(EVENTS, CALENDAR, superior_acts=True) == {
        Step.REPORT: date(2026, 3, 17),
        Step.SUPERIOR_EVALUATES: date(2026, 2, 23),
        Step.SUPERIOR_HANDS_OVER: date(2026, 2, 11),
        Step.RETURN_TO_SUPERIOR: date(2026, 2, 20),
    }


def test_what_has_not_happened_sets_nothing_running() -> None:
    assert due_dates({}, CALENDAR, superior_acts=False) == {}
    signed = {Event.SIGNED: date(2026, 2, 2)}
    assert list(due_dates(signed, CALENDAR, superior_acts=False)) == [Step.HAND_OVER]


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2026, 7, 6), 4),
        (date(2026, 7, 9), 1),
        (date(2026, 7, 10), 0),
        (date(2026, 7, 11), 0),
        (date(2026, 7, 13), -1),
    ],
)
def test_working_days_left_are_counted_down_into_the_negative(on: date, left: int) -> None:
    assert remaining_working_days(date(2026, 7, 10), on, CALENDAR) == left


@given(STEPS, DAYS, DAYS)
def test_days_are_left_as_long_as_a_step_is_in_time(step: Step, event_on: date, on: date) -> None:
    left = remaining_working_days(due_date(step, event_on, CALENDAR), on, CALENDAR)
    if is_late(step, event_on, on, CALENDAR):
        assert left <= 0
    else:
        assert left >= 0


@given(STEPS, DAYS)
def test_on_the_day_of_the_event_the_whole_limit_is_left(step: Step, event_on: date) -> None:
    due = due_date(step, event_on, CALENDAR)
    assert remaining_working_days(due, event_on, CALENDAR) == LIMITS[step].working_days
