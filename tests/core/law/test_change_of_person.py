"""Moves, acting, study and secondment: who rates, and whom they hear."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.change_of_person import (
    VOICES,
    Circumstance,
    Evaluation,
    MovedEmployee,
    Place,
    Side,
    Voices,
    assessor_moved,
    employee_moved,
)

OLD, NEW = Side.OLD, Side.NEW
ANNUAL = Evaluation(
    is_annual=True, last_day=date(2026, 12, 31), opens=date(2027, 1, 4), closes=date(2027, 1, 29)
)
QUARTER = Evaluation(
    is_annual=False, last_day=date(2026, 9, 30), opens=date(2026, 10, 1), closes=date(2026, 10, 9)
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("evaluation", "moved_on", "agreed", "expected"),
    [
        (ANNUAL, date(2026, 7, 1), False, MovedEmployee(NEW, NEW)),
        (ANNUAL, date(2026, 7, 1), True, MovedEmployee(NEW, NEW)),
        (ANNUAL, date(2026, 12, 31), False, MovedEmployee(NEW, NEW)),
        (ANNUAL, date(2027, 1, 1), False, MovedEmployee(OLD, OLD)),
        (QUARTER, date(2026, 8, 15), False, MovedEmployee(NEW, NEW)),
        (QUARTER, date(2026, 8, 15), True, MovedEmployee(NEW, NEW, may_take_earlier_result=True)),
        (QUARTER, date(2026, 10, 1), True, MovedEmployee(OLD, OLD)),
    ],
)
def test_who_moved_is_rated_in_the_new_unit(
    evaluation: Evaluation, moved_on: date, agreed: bool, expected: MovedEmployee
) -> None:
    assert employee_moved(evaluation, moved_on, agreed=agreed) == expected


@pytest.mark.parametrize(
    ("moved_on", "side"),
    [
        (date(2026, 7, 1), NEW),
        (date(2027, 1, 3), NEW),
        (date(2027, 1, 4), OLD),
        (date(2027, 1, 29), OLD),
        (date(2027, 1, 30), OLD),
    ],
)
def test_an_assessor_who_moves_rates_the_old_staff_only_out_of_the_window(
    moved_on: date, side: Side
) -> None:
    assert assessor_moved(ANNUAL, moved_on) is side


# why, who rates, where the feedback comes from, who rates the assignment
ELSEWHERE = [
    ("cuti", "home", "home", None),
    ("plt", "home", "unit_reported_to", "unit_reported_to"),
    ("tugas_belajar", "home", "school", None),
    ("seconded", "home", "host_agency", None),
]


@pytest.mark.parametrize(("why", "rates", "feedback", "assignment"), ELSEWHERE)
def test_the_home_agency_rates_and_hears_where_the_work_is_done(
    why: str, rates: str, feedback: str, assignment: str | None
) -> None:
    of_assignment = Place(assignment) if assignment else None
    assert VOICES[Circumstance(why)] == Voices(Place(rates), Place(feedback), of_assignment)


def test_every_circumstance_has_its_voices() -> None:
    assert [why for why, *_ in ELSEWHERE] == list(Circumstance) == list(VOICES)


@given(DAYS, st.booleans(), st.booleans())
def test_a_unit_s_assessor_and_organisation_go_together(
    moved_on: date, is_annual: bool, agreed: bool
) -> None:
    evaluation = replace(QUARTER, is_annual=is_annual)
    found = employee_moved(evaluation, moved_on, agreed=agreed)
    assert found.assessor is found.organisation
    if found.may_take_earlier_result:
        assert found.assessor is NEW
        assert agreed
        assert not is_annual


@given(DAYS)
def test_leaving_later_never_gives_the_old_staff_away(moved_on: date) -> None:
    later = moved_on + timedelta(days=1)
    if assessor_moved(ANNUAL, moved_on) is OLD:
        assert assessor_moved(ANNUAL, later) is OLD
