"""Who may set results, and on which day a training can have been passed."""

from datetime import date

import pytest

from modules.evaluations.rater_passes_rules import (
    REASON_SHORTEST,
    explains,
    may_be_passed_on,
    may_set_results,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("passed_on", "demanded", "may"),
    [
        (None, False, True),
        (None, True, False),
        (TODAY, True, True),
        (TODAY, False, True),
    ],
)
def test_a_pass_is_needed_only_where_it_is_demanded(
    passed_on: date | None, demanded: bool, may: bool
) -> None:
    assert may_set_results(passed_on, demanded=demanded) is may


@pytest.mark.parametrize(
    ("passed_on", "may"),
    [(date(2026, 11, 21), True), (TODAY, True), (date(2026, 11, 23), False)],
)
def test_nobody_has_passed_tomorrow(passed_on: date, may: bool) -> None:
    assert may_be_passed_on(passed_on, TODAY) is may


@pytest.mark.parametrize(
    ("reason", "enough"),
    [("x" * REASON_SHORTEST, True), ("x" * (REASON_SHORTEST - 1), False), (" " * 40, False)],
)
def test_a_pass_is_taken_back_only_with_a_reason(reason: str, enough: bool) -> None:
    assert explains(reason) is enough
