"""When an innovation counts, and what a decision needs."""

from datetime import date

import pytest

from modules.evaluations.innovations_rules import (
    REASON_SHORTEST,
    counts_in,
    lacks_reason,
    may_be_in_use_since,
)
from modules.evaluations.models_records import InnovationState

START, END = date(2026, 1, 1), date(2026, 6, 30)
RECORDED, VERIFIED, REFUSED = InnovationState


@pytest.mark.parametrize(
    ("state", "since", "counts"),
    [
        (VERIFIED, START, True),
        (VERIFIED, END, True),
        (VERIFIED, date(2025, 12, 31), False),
        (VERIFIED, date(2026, 7, 1), False),
        (RECORDED, START, False),
        (REFUSED, START, False),
    ],
)
def test_it_counts_once_verified_in_the_period_it_was_put_to_use(
    state: InnovationState, since: date, counts: bool
) -> None:
    assert counts_in(state, since, START, END) is counts


@pytest.mark.parametrize(("day", "may"), [(19, True), (20, True), (21, False)])
def test_nothing_is_in_use_from_tomorrow(day: int, may: bool) -> None:
    assert may_be_in_use_since(date(2026, 5, day), date(2026, 5, 20)) is may


@pytest.mark.parametrize(
    ("state", "length", "lacks"),
    [
        (REFUSED, 0, True),
        (REFUSED, REASON_SHORTEST - 1, True),
        (REFUSED, REASON_SHORTEST, False),
        (VERIFIED, 0, False),
    ],
)
def test_only_a_refusal_is_explained(state: InnovationState, length: int, lacks: bool) -> None:
    assert lacks_reason(state, "x" * length) is lacks
