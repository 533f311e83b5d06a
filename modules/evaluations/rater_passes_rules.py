"""Who may set results, and which day a pass may carry. Pure."""

from datetime import date
from typing import Final

# why a pass is taken back is read by the person it is taken from
REASON_SHORTEST: Final = 20


def may_set_results(passed_on: date | None, *, demanded: bool) -> bool:
    """Whether somebody may set the results of others; a region may demand the training first."""
    return not demanded or passed_on is not None


def may_be_passed_on(passed_on: date, today: date) -> bool:
    """Whether a training can have been passed on a day: not on one still to come."""
    return passed_on <= today


def explains(reason: str) -> bool:
    """Whether a reason says enough to take a pass back."""
    return len(reason.strip()) >= REASON_SHORTEST
