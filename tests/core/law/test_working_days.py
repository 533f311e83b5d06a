"""Real weeks of 2025 to 2027, a region's own days, and what must hold for every term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.errors import NoWorkingWeekday, WorkingDaysNegative
from kinerja.law.working_days import Calendar

NATIONAL = Calendar()
WITHOUT_CUTI_BERSAMA = Calendar(government_days=False)
WEEKDAYS_ONLY = Calendar(national_holidays=False, government_days=False)
CUTI_BERSAMA_ONLY = Calendar(national_holidays=False)
SIX_DAYS = Calendar(weekdays=frozenset(range(6)))
OWN_DAYS = Calendar(
    days_off=frozenset({date(2025, 10, 1), date(2025, 10, 2)}),
    days_on=frozenset({date(2025, 5, 30), date(2025, 10, 4)}),
)

# day, is it worked nationally, without cuti bersama, by weekday alone, with cuti bersama alone
DAYS = [
    ("2025-03-27", True, True, True, True),
    ("2025-03-28", False, True, True, False),  # cuti bersama Nyepi
    ("2025-03-29", False, False, False, False),  # Nyepi, a Saturday
    ("2025-03-31", False, False, True, True),  # Idul Fitri
    ("2025-04-01", False, False, True, True),  # Idul Fitri, the second day
    ("2025-04-04", False, True, True, False),  # cuti bersama
    ("2025-04-07", False, True, True, False),  # the last day of cuti bersama
    ("2025-04-08", True, True, True, True),
    ("2025-05-30", False, True, True, False),  # cuti bersama after Ascension Day
    ("2025-08-17", False, False, False, False),  # Independence Day, a Sunday
    ("2025-08-18", False, True, True, False),  # the cuti bersama given for it
    ("2025-12-31", True, True, True, True),
    ("2026-01-01", False, False, True, True),
    ("2026-03-18", False, True, True, False),  # cuti bersama Nyepi
    ("2026-03-20", False, True, True, False),  # cuti bersama Idul Fitri
    ("2026-03-24", False, True, True, False),
    ("2026-03-25", True, True, True, True),
    ("2026-05-27", False, False, True, True),  # Idul Adha
    ("2026-12-25", False, False, True, True),
]

# start, working days, the day they are over
TERMS = [
    ("2025-03-27", 1, "2025-04-08"),  # twelve days pass over Nyepi and Idul Fitri
    ("2025-03-27", 3, "2025-04-10"),
    ("2025-03-29", 1, "2025-04-08"),  # begun on a day off
    ("2025-08-15", 1, "2025-08-19"),
    ("2025-12-24", 14, "2026-01-19"),  # over Christmas, the new year and Isra Mikraj
    ("2026-01-30", 14, "2026-02-23"),  # over Imlek
    ("2026-03-17", 7, "2026-04-02"),  # over Nyepi and Idul Fitri
    ("2026-07-03", 5, "2026-07-10"),  # a plain week, from Friday to Friday
    ("2026-07-04", 0, "2026-07-04"),
]

CALENDARS = st.sampled_from(
    [NATIONAL, WITHOUT_CUTI_BERSAMA, WEEKDAYS_ONLY, CUTI_BERSAMA_ONLY, SIX_DAYS, OWN_DAYS]
)
DAYS_OF_FOUR_YEARS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
TERM_LENGTHS = st.integers(0, 60)


@pytest.mark.parametrize(("day", "national", "without", "weekdays", "cuti_bersama"), DAYS)
def test_each_kind_of_day_off_is_chosen_by_itself(
    day: str, national: bool, without: bool, weekdays: bool, cuti_bersama: bool
) -> None:
    found = date.fromisoformat(day)
    assert NATIONAL.is_working_day(found) is national
    assert WITHOUT_CUTI_BERSAMA.is_working_day(found) is without
    assert WEEKDAYS_ONLY.is_working_day(found) is weekdays
    assert CUTI_BERSAMA_ONLY.is_working_day(found) is cuti_bersama


@pytest.mark.parametrize(("start", "days", "end"), TERMS)
def test_a_term_passes_over_every_day_off(start: str, days: int, end: str) -> None:
    assert NATIONAL.add_working_days(date.fromisoformat(start), days) == date.fromisoformat(end)


def test_a_week_begins_on_monday_and_has_five_days() -> None:
    week = [date(2026, 7, 6) + timedelta(days=number) for number in range(7)]
    assert [NATIONAL.is_working_day(day) for day in week] == [True] * 5 + [False] * 2
    assert [SIX_DAYS.is_working_day(day) for day in week] == [True] * 6 + [False]


def test_a_service_may_work_every_day() -> None:
    every_day = Calendar(
        weekdays=frozenset(range(7)), national_holidays=False, government_days=False
    )
    assert every_day.add_working_days(date(2026, 7, 3), 10) == date(2026, 7, 13)


def test_a_year_s_first_day_is_counted_once() -> None:
    assert WEEKDAYS_ONLY.working_days_between(date(2025, 12, 30), date(2026, 1, 2)) == 3


def test_a_region_s_own_days_override_the_nation_s() -> None:
    assert not OWN_DAYS.is_working_day(date(2025, 10, 1))
    assert OWN_DAYS.is_working_day(date(2025, 5, 30))
    assert OWN_DAYS.is_working_day(date(2025, 10, 4))
    assert OWN_DAYS.add_working_days(date(2025, 9, 30), 2) == date(2025, 10, 4)
    assert OWN_DAYS.working_days_between(date(2025, 9, 30), date(2025, 10, 5)) == 2


def test_a_day_both_on_and_off_is_worked() -> None:
    day = date(2025, 10, 1)
    both = Calendar(days_off=frozenset({day}), days_on=frozenset({day}))
    assert both.is_working_day(day)


@pytest.mark.parametrize("weekdays", [[], [7], [-1, 0]])
def test_a_calendar_without_a_weekday_is_refused(weekdays: list[int]) -> None:
    with pytest.raises(NoWorkingWeekday) as refused:
        Calendar(weekdays=frozenset(weekdays))
    assert refused.value.weekdays == frozenset(weekdays)


def test_a_term_has_no_negative_length() -> None:
    with pytest.raises(WorkingDaysNegative) as refused:
        NATIONAL.add_working_days(date(2026, 7, 3), -1)
    assert refused.value.days == -1


@given(CALENDARS, DAYS_OF_FOUR_YEARS, TERM_LENGTHS)
def test_counting_undoes_adding(calendar: Calendar, start: date, days: int) -> None:
    end = calendar.add_working_days(start, days)
    assert calendar.working_days_between(start, end) == days
    assert days == 0 or calendar.is_working_day(end)


@given(CALENDARS, DAYS_OF_FOUR_YEARS, TERM_LENGTHS)
def test_a_longer_term_ends_later_and_a_later_start_never_ends_earlier(
    calendar: Calendar, start: date, days: int
) -> None:
    end = calendar.add_working_days(start, days)
    assert end < calendar.add_working_days(start, days + 1)
    assert end <= calendar.add_working_days(start + timedelta(days=1), days)


@given(CALENDARS, DAYS_OF_FOUR_YEARS, DAYS_OF_FOUR_YEARS, DAYS_OF_FOUR_YEARS)
def test_spans_add_up_in_both_directions(calendar: Calendar, a: date, b: date, c: date) -> None:
    between = calendar.working_days_between
    assert between(a, b) == -between(b, a)
    assert between(a, b) + between(b, c) == between(a, c)


@given(DAYS_OF_FOUR_YEARS, TERM_LENGTHS)
def test_more_days_off_never_shorten_a_term(start: date, days: int) -> None:
    ends = [
        calendar.add_working_days(start, days)
        for calendar in (WEEKDAYS_ONLY, WITHOUT_CUTI_BERSAMA, NATIONAL)
    ]
    assert ends == sorted(ends)
