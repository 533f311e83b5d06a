"""Measured values against what was to be reached: the achievement in percent, and its points.

PermenPANRB 6/2022 asks for targets by quantity, quality, time and cost and gives no formula. More
is better: realised / target. Less is better (days, errors, money): (2 x target - realised) /
target, so that half the time counts 150 % and twice the time counts nothing, as performance
reports of government agencies do it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from kinerja.rubrics.errors import TargetNotPositive
from kinerja.text import Text

FULL: Final = Fraction(100)  # percent: the target is met


class Better(StrEnum):
    """Which way a measured value is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that was to be reached, and what was reached; both in the same unit.

    `weight` counts in proportion among the measures of one target.
    """

    code: str
    label: Text
    target: Fraction
    realised: Fraction
    better: Better = Better.HIGHER
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class AchievementScale:
    """Straight lines between points (percent, points), rising; a percentage above `cap` is `cap`.

    The default: 100 % is worth 80 points and 120 % is worth 100, below 100 % in proportion to 80.
    """

    cap: Fraction = Fraction(120)
    points: Sequence[tuple[Fraction, Fraction]] = (
        (Fraction(0), Fraction(0)),
        (Fraction(100), Fraction(80)),
        (Fraction(120), Fraction(100)),
    )

    def points_of(self, percent: Fraction) -> Fraction:
        """What an achievement is worth; level before the first and after the last point."""
        reached = min(percent, self.cap)
        first, last = self.points[0], self.points[-1]
        if reached <= first[0]:
            return first[1]
        for (low, low_points), (high, high_points) in pairwise(self.points):
            if reached <= high:
                return low_points + (high_points - low_points) * (reached - low) / (high - low)
        return last[1]


def unlimited(measure: Measure) -> Fraction:
    """The achievement in percent of the target without limits; TargetNotPositive at target 0.

    A target of 0 can only be met where less is better: then it is met by 0 and missed by more.
    """
    if measure.target <= 0 and measure.better is Better.HIGHER:
        raise TargetNotPositive(measure.code, measure.target)
    if measure.target <= 0:
        return FULL if measure.realised <= 0 else Fraction(0)
    above = measure.realised
    if measure.better is Better.LOWER:
        above = 2 * measure.target - measure.realised
    return above / measure.target * FULL


def achieved(measure: Measure, cap: Fraction) -> Fraction:
    """The achievement that counts: `unlimited`, but from 0 to `cap` percent."""
    return min(max(unlimited(measure), Fraction(0)), cap)


def mean_achieved(measures: Sequence[Measure], cap: Fraction) -> Fraction:
    """The achievement of one target in percent: its measures in proportion of their weights.

    Each measure is capped by itself, so that quantity cannot pay for quality.
    """
    total = sum((each.weight for each in measures), Fraction(0))
    return sum((achieved(each, cap) * each.weight for each in measures), Fraction(0)) / total


def share_within(within: int, cases: int) -> Fraction:
    """Percent of cases handled within the time of a service standard; `cases` is above 0."""
    return Fraction(100 * within, cases)
