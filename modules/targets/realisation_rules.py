"""What was reached against what was planned, in the engine's own words. Pure.

Figures are cumulative: each says how far a measure is since the year began, so the latest one
counts. Who records nothing is not better off than who records little: see docs/decisions/0034.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final
from uuid import UUID

from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.record import Target
from kinerja.text import Text
from modules.targets.kinds import Aspect, Direction, MeasureSource

_BETTER: Final = MappingProxyType({Direction.HIGHER: Better.HIGHER, Direction.LOWER: Better.LOWER})
_SHARES: Final = frozenset({"%", "persen", "percent"})
_MONTHS: Final = 12
WHOLE_YEAR: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """One indicator of a planned result, and the figure to reach in the year."""

    id: UUID
    number: int
    aspect: Aspect
    indicator: str
    unit: str
    target: Decimal
    direction: Direction
    source: MeasureSource
    weight: int

    @property
    def is_logged(self) -> bool:
        """Whether its figure comes from what the person records, and from nowhere else."""
        return self.source == MeasureSource.LOG


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """A planned result (RHK) with its measures; `weight` in percent of the plan."""

    id: UUID
    number: int
    result: str
    is_main: bool
    weight: int
    measures: tuple[PlannedMeasure, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The figure of a measure on a day."""

    on_date: date
    value: Decimal


Readings = Mapping[UUID, Reading]
"""By measure, the latest figure; a measure without one is not in it."""


def year_share(ends_on: date) -> Fraction:
    """The part of the year that is over when a period ends: 1 for the annual one, 1/2 in June."""
    return Fraction(ends_on.month, _MONTHS)


def counted_value(measure: PlannedMeasure, readings: Readings) -> Fraction | None:
    """The figure that counts; None where the measure is left out.

    Not recorded counts as nothing reached where more is better. Where less is better, nothing
    would be the best of all figures, so that the measure is left out.
    """
    more_is_better = measure.direction == Direction.HIGHER
    if measure.target < 0 or (more_is_better and measure.target == 0):
        return None
    if measure.id in readings:
        return Fraction(readings[measure.id].value)
    return Fraction(0) if more_is_better and measure.is_logged else None


def engine_measure(
    result: PlannedResult, measure: PlannedMeasure, readings: Readings, share: Fraction
) -> Measure | None:
    """A measure as the engine reads it, against its share of the year; None if left out."""
    value = counted_value(measure, readings)
    if value is None:
        return None
    target = Fraction(measure.target) * (share if grows_with_the_year(measure) else WHOLE_YEAR)
    return Measure(
        f"rhk_{result.number}_{measure.number}",
        Text(measure.indicator, measure.indicator),
        target,
        value,
        _BETTER[Direction(measure.direction)],
        Fraction(measure.weight),
    )


def grows_with_the_year(measure: PlannedMeasure) -> bool:
    """Whether half of the target is what half of the year asks: counts, and never percentages."""
    return (
        measure.aspect == Aspect.QUANTITY
        and measure.direction == Direction.HIGHER
        and measure.is_logged
        and not is_share(measure)
    )


def is_share(measure: PlannedMeasure) -> bool:
    """Whether it is counted in percent of a whole."""
    return measure.unit.strip().casefold() in _SHARES


def engine_targets(
    results: Sequence[PlannedResult], readings: Readings, share: Fraction = WHOLE_YEAR
) -> tuple[Target, ...]:
    """The plan as the engine reads it; results of which no measure counts are left out.

    Nothing of a plan of which nothing at all is recorded: its achievement cannot be computed, and
    the rubric says what holds instead.
    """
    every_measure = (measure.id for result in results for measure in result.measures)
    if not any(measure_id in readings for measure_id in every_measure):
        return ()
    found = []
    for result in results:
        every = (engine_measure(result, each, readings, share) for each in result.measures)
        measures = tuple(each for each in every if each is not None)
        if measures:
            label = Text(result.result, result.result)
            weight = Fraction(result.weight)
            found.append(Target(f"rhk_{result.number}", label, measures, result.is_main, weight))
    return tuple(found)


def missing_measures(
    results: Sequence[PlannedResult], readings: Readings
) -> tuple[PlannedMeasure, ...]:
    """The measures the person records that have no figure yet, in the order of the plan."""
    every = (measure for result in results for measure in result.measures)
    return tuple(each for each in every if each.is_logged and each.id not in readings)


def last_open_day(year: int, today: date) -> date:
    """The last day a figure of this year's plan may be of: today, or the year's last day."""
    return min(date(year, 12, 31), today)
