"""How long somebody waits after failing to sign in: slows, never locks. Pure.

NIPs are public. Whoever locked an account after failures would let anybody shut out an office on
the night of a deadline; so the wait doubles, is told, and ends by itself.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Delay:
    """What is remembered of failures: how many since `began`, and when the next try is free."""

    failures: int
    began: datetime
    free_at: datetime


@dataclass(frozen=True, slots=True)
class Rule:
    """How failures of one kind are counted.

    The first `forgiven` cost nothing, the next `first_wait`, then twice that, up to `longest`;
    the count starts anew once `forgotten` has passed since the last wait ended.
    """

    forgiven: int
    first_wait: timedelta
    longest: timedelta
    forgotten: timedelta

    def after_failure(self, before: Delay | None, at: datetime) -> Delay:
        """What is remembered after one more failure."""
        if before is None or at - before.free_at >= self.forgotten:
            before = Delay(0, at, at)
        failures = before.failures + 1
        return Delay(failures, before.began, max(before.free_at, at + self._wait(failures)))

    def _wait(self, failures: int) -> timedelta:
        beyond = failures - self.forgiven
        if beyond <= 0:
            return timedelta(0)
        factor: int = 2 ** min(beyond - 1, 32)
        return min(self.first_wait * factor, self.longest)


@dataclass(frozen=True, slots=True)
class WindowRule:
    """A limit on failures in one window of time, for an address that many people share."""

    most: int
    window: timedelta

    def after_failure(self, before: Delay | None, at: datetime) -> Delay:
        """What is remembered after one more failure: beyond `most`, wait for the window's end."""
        if before is None or at - before.began >= self.window:
            before = Delay(0, at, at)
        failures = before.failures + 1
        free_at = before.began + self.window if failures > self.most else at
        return Delay(failures, before.began, free_at)


ACCOUNT_AND_ADDRESS: Final = Rule(
    forgiven=3,
    first_wait=timedelta(seconds=15),
    longest=timedelta(minutes=15),
    forgotten=timedelta(hours=12),
)
# an office of hundreds may sit behind one address
ADDRESS: Final = WindowRule(most=300, window=timedelta(hours=1))
# the owner is told once a row of failures has become one nobody makes by mistake
TELL_OWNER_AT: Final = 5


def free_again(delays: list[Delay], at: datetime) -> datetime | None:
    """When the next try is free; None when it is free now."""
    latest = max((delay.free_at for delay in delays), default=at)
    return latest if latest > at else None
