"""When the sums of a survey may move on: never so that the difference is a few people's sheets.

Pure: what came in by day and what is published come in, a day comes out.

Whoever looks at the page twice can subtract. So the published sums are those of whole days up to
one, a *step*, and from one step to the next every figure stays or gains at least `limit` people.
While the survey is open, a step also leaves a reserve of at least `limit` people uncounted, in
every figure that is told. No sheet goes before the end, so the reserve only grows, and the last
step, which counts everything after the survey's end, gains at least `limit` in its turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import accumulate


class Rest(IntEnum):
    """What is to become of the sheets that are not in the published sums."""

    NONE = 0
    WAITING = 1
    HELD = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sheets, and how many of them answered each element."""

    sheets: int
    answers: tuple[int, ...]

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        pairs = zip(self.answers, other.answers, strict=True)
        return Tally(self.sheets + other.sheets, tuple(one + two for one, two in pairs))


@dataclass(frozen=True, slots=True)
class Day:
    """What came in on one day, or up to one."""

    on: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Published:
    """What the page stands on: everything of the days up to `through`; None before all steps."""

    through: date | None
    tally: Tally


def next_step(
    days: Sequence[Day], published: Published, limit: int, open_from: date | None
) -> date | None:
    """The day through which everything may now be counted, or None while nothing may change.

    `days` in their order; `limit` people at least; `open_from` is the first day that may still
    gain sheets, None once the survey is over.
    """
    through = list(accumulate(days, lambda sum_, day: Day(day.on, sum_.tally.plus(day.tally))))
    later = [day for day in through if _follows(published, day, limit)]
    if open_from is not None:
        whole = through[-1].tally if through else published.tally
        later = [d for d in later if d.on < open_from and _leaves(d.tally, whole, limit)]
    elif later[-1:] != through[-1:]:
        return None  # after the survey's end there is one step, with everything in it
    return later[-1].on if later else None


def rest_of(whole: Tally, counted: Tally, *, is_over: bool) -> Rest:
    """What is to become of the sheets that are not counted."""
    if whole.sheets <= counted.sheets:
        return Rest.NONE
    return Rest.HELD if is_over else Rest.WAITING


def _follows(published: Published, day: Day, limit: int) -> bool:
    is_later = published.through is None or day.on >= published.through
    return is_later and _gains(published.tally, day.tally, limit)


def _gains(before: Tally, after: Tally, limit: int) -> bool:
    """Whether going from one to the other adds nobody or at least `limit` to each told figure."""
    if after.sheets - before.sheets < limit:
        return False
    pairs = zip(before.answers, after.answers, strict=True)
    return all(one < limit or two - one == 0 or two - one >= limit for one, two in pairs)


def _leaves(counted: Tally, whole: Tally, limit: int) -> bool:
    """Whether whatever is added to `whole` later, counting it all gains enough in each figure."""
    if whole.sheets - counted.sheets < limit:
        return False
    pairs = zip(counted.answers, whole.answers, strict=True)
    return all(one < limit or two - one >= limit for one, two in pairs)
