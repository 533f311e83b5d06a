"""What a feature is told when it plays its part in a generated region."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random


class DemoStep(StrEnum):
    """What is played together, one after the other; each step sees the one before committed."""

    RECORD = "record"
    COUNT = "count"
    RATE = "rate"

    @property
    def following(self) -> "DemoStep | None":
        """The step after this one; None after the last."""
        steps = list(DemoStep)
        place = steps.index(self) + 1
        return steps[place] if place < len(steps) else None


@dataclass(frozen=True, slots=True)
class DemoScene:
    """One generated region: everything random in it follows from the seed.

    `as_of` is the day up to which the cycle is played; last year's annual evaluation is played
    to its end. `tell(done, total)` says how far a long part is.
    """

    slug: str
    seed: int
    as_of: date
    tell: Callable[[int, int], None] = lambda _done, _total: None

    @property
    def last_year(self) -> int:
        """The year whose annual evaluation is complete."""
        return self.as_of.year - 1

    def chance(self, part: str) -> Random:
        """A source of chance for one part of the play, the same in every run."""
        return Random(f"{self.slug}/{self.seed}/{part}")  # noqa: S311  # invented data


Part = Callable[[DemoScene], None]
"""What a feature plays in one step."""
