"""What a plan must hold, who moves it on, and until when."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.targets.kinds import Direction, PlanState
from modules.targets.rules import (
    Act,
    Fault,
    FaultKind,
    MeasureDraft,
    TargetDraft,
    after,
    deadline,
    next_superior_may_agree,
    plan_day,
    plan_faults,
    shares,
)

MEASURE = MeasureDraft(indicator="Laporan", unit="laporan", target=Decimal(12))
GOOD = TargetDraft(uuid4(), 1, "Laporan benar", weight=100, measures={1: MEASURE})


def kinds(*targets: TargetDraft) -> list[FaultKind]:
    return [fault.kind for fault in plan_faults(targets)]


def test_a_complete_plan_lacks_nothing() -> None:
    assert plan_faults([GOOD]) == ()


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"result": ""}, [FaultKind.RESULT]),
        ({"measures": {}}, [FaultKind.NO_MEASURE]),
        ({"measures": {1: MeasureDraft()}}, [FaultKind.NO_MEASURE]),
        ({"weight": 99}, [FaultKind.WEIGHTS]),
        ({"weight": 0}, [FaultKind.WEIGHT, FaultKind.WEIGHTS]),
        ({"weight": 0, "is_logged": True}, [FaultKind.WEIGHTS]),
        ({"is_main": False}, [FaultKind.NO_MAIN]),
    ],
)
def test_what_one_result_lacks(changes: dict[str, object], lacks: list[FaultKind]) -> None:
    assert kinds(replace(GOOD, **changes)) == lacks  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"indicator": ""}, [FaultKind.INDICATOR]),
        ({"unit": ""}, [FaultKind.UNIT]),
        ({"target": None}, [FaultKind.TARGET]),
        ({"target": Decimal(0)}, [FaultKind.NOT_POSITIVE]),
        ({"target": Decimal(0), "direction": Direction.LOWER}, []),
    ],
)
def test_what_one_measure_lacks(changes: dict[str, object], lacks: list[FaultKind]) -> None:
    measure = replace(MEASURE, **changes)  # type: ignore[arg-type]
    target = replace(GOOD, measures={1: MEASURE, 3: measure})
    assert plan_faults([target]) == tuple(Fault(kind, GOOD.id, 3) for kind in lacks)


def test_an_empty_plan_lacks_a_main_result() -> None:
    assert kinds() == [FaultKind.NO_MAIN]


def test_main_and_additional_results_share_one_hundred() -> None:
    main = replace(GOOD, weight=90)
    additional = replace(GOOD, id=uuid4(), is_main=False, weight=10)
    assert plan_faults([main, additional]) == ()
    assert kinds(main, replace(additional, weight=20)) == [FaultKind.WEIGHTS]


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (PlanState.DRAFT, {Act.EDIT: PlanState.DRAFT, Act.PROPOSE: PlanState.PROPOSED}),
        (
            PlanState.PROPOSED,
            {
                Act.WITHDRAW: PlanState.DRAFT,
                Act.RETURN: PlanState.RETURNED,
                Act.AGREE: PlanState.AGREED,
            },
        ),
        (PlanState.RETURNED, {Act.EDIT: PlanState.RETURNED, Act.PROPOSE: PlanState.PROPOSED}),
        (PlanState.AGREED, {Act.REVISE: PlanState.DRAFT}),
    ],
)
def test_only_these_acts_are_open(state: PlanState, acts: dict[Act, PlanState]) -> None:
    assert {act: after(state, act) for act in Act if after(state, act)} == acts


@pytest.mark.parametrize(
    ("state", "proposed", "on", "may"),
    [
        (PlanState.PROPOSED, date(2026, 1, 31), date(2026, 2, 1), True),
        (PlanState.PROPOSED, date(2026, 1, 31), date(2026, 1, 31), False),
        (PlanState.PROPOSED, date(2026, 2, 1), date(2026, 3, 1), False),
        (PlanState.PROPOSED, None, date(2026, 3, 1), False),
        (PlanState.RETURNED, date(2026, 1, 5), date(2026, 3, 1), False),
        (PlanState.AGREED, date(2026, 1, 5), date(2026, 3, 1), False),
    ],
)
def test_the_next_superior_agrees_only_what_was_left_lying(
    state: PlanState, proposed: date | None, on: date, *, may: bool
) -> None:
    assert deadline(2026) == date(2026, 1, 31)
    assert next_superior_may_agree(2026, state, proposed, on) is may


def test_the_lines_of_the_year_decide() -> None:
    assert plan_day(2026, date(2026, 5, 2)) == date(2026, 5, 2)
    assert plan_day(2027, date(2026, 11, 2)) == date(2026, 11, 2)
    assert plan_day(2025, date(2026, 5, 2)) == date(2025, 12, 31)


@given(whole=st.integers(0, 1000), parts=st.integers(1, 60))
def test_shares_add_up_and_differ_by_one_at_most(whole: int, parts: int) -> None:
    found = shares(whole, parts)
    assert len(found) == parts
    assert sum(found) == whole
    assert max(found) - min(found) <= 1
    assert found == sorted(found, reverse=True)
