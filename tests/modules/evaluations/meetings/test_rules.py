"""Whose turn is when, who is on the agenda, what may be when: tables and properties."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.periods.models import PeriodStage
from modules.evaluations.meetings_rules import (
    LATEST_END,
    MINUTES,
    Bounds,
    Candidate,
    CloseFault,
    Plan,
    PlanFault,
    Record,
    Turn,
    Words,
    agenda,
    attendance_name,
    clock_of,
    close_faults,
    is_late,
    merge_records,
    merge_words,
    minutes_of,
    plan_faults,
    takes_plan,
    takes_record,
    takes_words,
    turns,
    words_differ,
)
from modules.evaluations.models_meetings import Attendance, MeetingState

MONDAY = date(2026, 1, 12)
SUNDAY = date(2026, 1, 18)
BOUNDS = Bounds(
    today=date(2026, 1, 5),
    first=date(2025, 1, 1),
    due=date(2026, 1, 23),
    is_working_day=lambda day: day.weekday() < 5,
)
PLAN = Plan(MONDAY, "09:00", "Aula", 15)


@pytest.mark.parametrize(
    ("starts_at", "lengths", "expected"),
    [
        ("09:00", [], []),
        ("09:00", [15], [("09:00", "09:15")]),
        ("09:50", [15, 5, 60], [("09:50", "10:05"), ("10:05", "10:10"), ("10:10", "11:10")]),
        ("23:50", [10], [("23:50", "00:00")]),
    ],
)
def test_turns_follow_one_another(
    starts_at: str, lengths: list[int], expected: list[tuple[str, str]]
) -> None:
    assert turns(starts_at, lengths) == [Turn(*each) for each in expected]


@given(st.integers(360, 900), st.lists(st.integers(1, 20), min_size=1, max_size=25))
def test_no_turn_overlaps_and_none_waits(start: int, lengths: list[int]) -> None:
    found = turns(clock_of(start), lengths)
    assert found[0].starts_at == clock_of(start)
    assert all(one.ends_at == next_.starts_at for one, next_ in pairwise(found))
    spans = [minutes_of(each.ends_at) - minutes_of(each.starts_at) for each in found]
    assert spans == lengths


PEOPLE = st.lists(
    st.builds(Candidate, st.uuids(), st.sampled_from("abc"), st.booleans(), st.booleans()),
    unique_by=lambda each: each.evaluation_id,
)


@given(PEOPLE, st.randoms())
def test_the_agenda_does_not_depend_on_the_order_people_come_in(
    people: list[Candidate], chance: object
) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert agenda(shuffled) == agenda(people)


@given(PEOPLE)
def test_everybody_at_work_is_in_once_and_nobody_who_has_a_turn_falls_out(
    people: list[Candidate],
) -> None:
    found = agenda(people)
    assert len(found) == len(set(found))
    assert set(found) == {each.evaluation_id for each in people if each.is_active or each.is_in}


def test_the_agenda_goes_by_name() -> None:
    zul, ani = (Candidate(uuid4(), name, is_active=True) for name in ("zul", "ani"))
    gone = Candidate(uuid4(), "beni", is_active=False)
    assert agenda([zul, gone, ani]) == [ani.evaluation_id, zul.evaluation_id]
    kept = replace(gone, is_in=True)
    assert agenda([zul, kept, ani])[1] == kept.evaluation_id


@pytest.mark.parametrize(
    ("plan", "faults"),
    [
        (PLAN, {}),
        (replace(PLAN, held_on=date(2026, 1, 5)), {}),
        (replace(PLAN, held_on=date(2026, 1, 23)), {}),
        (replace(PLAN, held_on=date(2026, 1, 2)), {"held_on": PlanFault.PAST}),
        (replace(PLAN, held_on=SUNDAY), {"held_on": PlanFault.DAY_OFF}),
        (replace(PLAN, held_on=date(2026, 1, 26)), {"held_on": PlanFault.AFTER_DUE}),
        (replace(PLAN, starts_at="06:00"), {}),
        (replace(PLAN, starts_at="05:59"), {"starts_at": PlanFault.TOO_EARLY}),
        (replace(PLAN, starts_at="22:00"), {"starts_at": PlanFault.TOO_EARLY}),
        (replace(PLAN, starts_at="19:30"), {}),
        (replace(PLAN, starts_at="19:31"), {"length": PlanFault.RUNS_OVER}),
        (
            replace(PLAN, held_on=SUNDAY, starts_at="21:00"),
            {"held_on": PlanFault.DAY_OFF, "length": PlanFault.RUNS_OVER},
        ),
    ],
)
def test_a_plan_is_a_working_day_in_time_and_ends_in_the_evening(
    plan: Plan, faults: dict[str, PlanFault]
) -> None:
    assert plan_faults(plan, 10, BOUNDS) == faults


def test_a_meeting_lies_in_its_period_or_after_and_needs_no_due_day() -> None:
    bounds = replace(BOUNDS, first=date(2026, 2, 1))
    assert plan_faults(PLAN, 1, bounds) == {"held_on": PlanFault.BEFORE_PERIOD}
    late = replace(PLAN, held_on=date(2026, 6, 1))
    assert plan_faults(late, 1, replace(BOUNDS, due=None)) == {}


@given(st.integers(1, 60), st.integers(1, 120), st.integers(360, LATEST_END - 1))
def test_what_is_accepted_always_ends_in_time(people: int, length: int, start: int) -> None:
    plan = replace(PLAN, starts_at=clock_of(start), length=length)
    fits = start + people * length <= LATEST_END
    assert (plan_faults(plan, people, BOUNDS) == {}) is fits


@pytest.mark.parametrize("stage", PeriodStage)
def test_what_may_change_in_which_stage(stage: PeriodStage) -> None:
    before_final, before_closed = stage < PeriodStage.FINAL, stage < PeriodStage.CLOSED
    planned, closed = MeetingState.PLANNED, MeetingState.CLOSED
    assert takes_plan(None, stage) is before_final
    assert takes_plan(planned, stage) is before_final
    assert takes_words(planned, stage) is before_closed
    assert takes_record(planned, stage, MONDAY, MONDAY) is before_closed
    assert not takes_record(planned, stage, MONDAY, date(2026, 1, 11))
    assert not any(
        (
            takes_plan(closed, stage),
            takes_words(closed, stage),
            takes_record(closed, stage, MONDAY, MONDAY),
        )
    )


SLOT, OTHER = UUID(int=1), UUID(int=2)


def test_a_meeting_is_closed_when_everybody_is_marked_and_the_minutes_say_something() -> None:
    empty = Record({SLOT: Attendance.UNKNOWN, OTHER: Attendance.ABSENT}, "Singkat.")
    assert close_faults(empty) == {
        attendance_name(SLOT): CloseFault.NOT_MARKED,
        MINUTES: CloseFault.MINUTES_SHORT,
    }
    assert close_faults(Record({SLOT: Attendance.EXCUSED}, "d" * 20)) == {}


@pytest.mark.parametrize(
    ("on", "is_done", "late"),
    [
        (MONDAY, False, False),
        (date(2026, 1, 13), False, True),
        (date(2026, 1, 13), True, False),
    ],
)
def test_late_begins_the_day_after(on: date, is_done: bool, late: bool) -> None:
    assert is_late(MONDAY, on, is_done=is_done) is late


TEXTS = st.sampled_from(["", "satu", "dua"])
WORDS = st.builds(Words, TEXTS, TEXTS)


@given(WORDS, WORDS)
def test_joining_words_loses_nothing_that_does_not_collide(mine: Words, saved: Words) -> None:
    joined, collisions = merge_words(mine, saved)
    for name in ("achievements", "challenges"):
        one, two, both = (getattr(each, name) for each in (mine, saved, joined))
        assert (name in collisions) is bool(one and two and one != two)
        assert both == (one or two)
    assert words_differ(mine, mine) == []


def test_records_join_mark_by_mark() -> None:
    mine = Record({SLOT: Attendance.PRESENT, OTHER: Attendance.UNKNOWN}, "")
    saved = Record({SLOT: Attendance.ABSENT, OTHER: Attendance.EXCUSED}, "Notulen.")
    joined, collisions = merge_records(mine, saved)
    assert collisions == [attendance_name(SLOT)]
    assert joined == Record({SLOT: Attendance.PRESENT, OTHER: Attendance.EXCUSED}, "Notulen.")
