"""Targets and standards of many people as columns of exact points.

Every figure has a denominator of its own, so they are worked out one by one, on whole numbers.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import Final

import numpy as np

from kinerja.rubrics.errors import NoMeasures
from kinerja.rubrics.exact_columns import Column, Flags, whole
from kinerja.rubrics.measures import FULL, AchievementScale, Better, Measure, unlimited
from kinerja.rubrics.record import Record, Target
from kinerja.rubrics.rubric import Rubric

Ratio = tuple[int, int]
"""An exact figure: numerator and denominator, the latter above 0; not always in lowest terms."""

_NOTHING: Final[Ratio] = (0, 1)
_FULL: Final[Ratio] = FULL.as_integer_ratio()


def read_targets(rubric: Rubric, records: Sequence[Record]) -> tuple[Column, Flags]:
    """The points of everybody's targets, and whose main results fall short of 100 %.

    NoMeasures or TargetNotPositive for what cannot be scored.
    """
    scale = _Scale(rubric.achievement)
    rows = [_targets(scale, record.targets) for record in records]
    there = np.array([bool(record.targets) for record in records], np.bool_)
    return _column([points for points, _ in rows], there), np.array(
        [is_short for _, is_short in rows], np.bool_
    )


def read_measured(rubric: Rubric, records: Sequence[Record]) -> Mapping[str, Column]:
    """By indicator the points of everybody's figures against standards.

    KeyError for an indicator the rubric does not have; NoMeasures, TargetNotPositive.
    """
    scale = _Scale(rubric.achievement)
    codes = {each.code for component in rubric.components for each in component.indicators}
    figures: dict[str, dict[int, Ratio]] = {code: {} for code in codes}
    for row, record in enumerate(records):
        for code, measures in record.measured.items():
            figures[code][row] = _measured(scale, code, measures)
    return {
        code: _column(
            [by_row.get(row, _NOTHING) for row in range(len(records))],
            np.array([row in by_row for row in range(len(records))], np.bool_),
        )
        for code, by_row in figures.items()
    }


class _Scale:
    """The region's achievement scale, ready for whole numbers: level, then lines, then level."""

    def __init__(self, scale: AchievementScale) -> None:
        self._cap = scale.cap.as_integer_ratio()
        self._first, self._last = (
            (percent.as_integer_ratio(), points.as_integer_ratio())
            for percent, points in (scale.points[0], scale.points[-1])
        )
        self._lines = [
            (high.as_integer_ratio(), *_line(low, low_points, high, high_points))
            for (low, low_points), (high, high_points) in pairwise(scale.points)
            if high > low
        ]

    def achieved(self, measure: Measure) -> Ratio:
        """The percentage of `measures.achieved`."""
        goal, goal_parts = measure.target.as_integer_ratio()
        if goal <= 0:
            return self._limited(unlimited(measure).as_integer_ratio())
        reached, reached_parts = measure.realised.as_integer_ratio()
        above, below = reached * goal_parts, goal * reached_parts
        if measure.better is Better.LOWER:
            above = 2 * below - above
        return self._limited((100 * above, below))

    def points_of(self, percent: Ratio) -> Ratio:
        """The points of `AchievementScale.points_of` for a percentage within the cap."""
        if not _is_less(self._first[0], percent):
            return self._first[1]
        for high, slope, start, parts in self._lines:
            if not _is_less(high, percent):
                return slope * percent[0] + start * percent[1], parts * percent[1]
        return self._last[1]

    def _limited(self, percent: Ratio) -> Ratio:
        if percent[0] < 0:
            percent = _NOTHING
        return self._cap if _is_less(self._cap, percent) else percent


def _line(
    low: Fraction, low_points: Fraction, high: Fraction, high_points: Fraction
) -> tuple[int, int, int]:
    """Slope and start of the line through both points, over a denominator in common."""
    slope = (high_points - low_points) / (high - low)
    start = low_points - slope * low
    parts = lcm(slope.denominator, start.denominator)
    return int(slope * parts), int(start * parts), parts


def _targets(scale: _Scale, targets: Sequence[Target]) -> tuple[Ratio, bool]:
    weighed: list[tuple[Fraction, Ratio]] = []
    is_short = False
    for target in targets:
        percent = _percent(scale, target.code, target.measures)
        is_short = is_short or (target.is_main and _is_less(percent, _FULL))
        if target.weight.numerator > 0:
            weighed.append((target.weight, scale.points_of(percent)))
    if targets and not weighed:
        raise NoMeasures(targets[0].code)
    return _mean(weighed), is_short


def _percent(scale: _Scale, code: str, measures: Sequence[Measure]) -> Ratio:
    return _mean(_achieved(scale, code, measures))


def _measured(scale: _Scale, code: str, measures: Sequence[Measure]) -> Ratio:
    achieved = _achieved(scale, code, measures)
    return _mean([(weight, scale.points_of(percent)) for weight, percent in achieved])


def _achieved(
    scale: _Scale, code: str, measures: Sequence[Measure]
) -> list[tuple[Fraction, Ratio]]:
    percents = [(each.weight, scale.achieved(each)) for each in measures]
    weighed = [part for part in percents if part[0].numerator > 0]
    if not weighed:
        raise NoMeasures(code)
    return weighed


def _mean(weighed: Sequence[tuple[Fraction, Ratio]]) -> Ratio:
    """The mean in the proportion of the weights, in lowest terms; nought of nothing."""
    if len(weighed) <= 1:
        return weighed[0][1] if weighed else _NOTHING
    weights = [weight.as_integer_ratio() for weight, _ in weighed]
    parts = lcm(*[each for _, each in weights])
    common = lcm(*[below for _, (_, below) in weighed])
    total = above = 0
    for (weight, own_parts), (_, (own_above, below)) in zip(weights, weighed, strict=True):
        share = weight * (parts // own_parts)
        total += share
        above += share * own_above * (common // below)
    shared = gcd(above, common * total)
    return above // shared, common * total // shared


def _is_less(left: Ratio, right: Ratio) -> bool:
    return left[0] * right[1] < right[0] * left[1]


def _column(ratios: Sequence[Ratio], there: Flags) -> Column:
    above, below = [each[0] for each in ratios], [each[1] for each in ratios]
    return Column.of(whole(above), whole(below), there)
