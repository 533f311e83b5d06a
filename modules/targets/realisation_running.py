"""The running achievement of a plan, computed by the engine's own functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from kinerja.periods.queries import find_annual
from kinerja.rubrics.achievements import target_parts
from kinerja.rubrics.errors import RubricNotFound
from kinerja.rubrics.measures import Measure, achieved, mean_achieved
from kinerja.rubrics.record import Record, Target
from kinerja.rubrics.rubric import Rubric, Source
from kinerja.rubrics.service import current_rubric, rubric_of
from kinerja.rubrics.tree import Node, combine
from kinerja.text import Text
from modules.targets.realisation_queries import readings_of, results_of
from modules.targets.realisation_rules import (
    WHOLE_YEAR,
    PlannedMeasure,
    PlannedResult,
    Readings,
    engine_measure,
    engine_targets,
    last_open_day,
    missing_measures,
)

_PLAN = Text("Capaian SKP", "Achievement of the plan")


@dataclass(frozen=True, slots=True)
class Running:
    """How far a plan is on a day, against the whole year's targets.

    `points` is the sum the score takes over, None while nothing is recorded.
    """

    rubric: Rubric
    as_of: date
    results: tuple[PlannedResult, ...]
    readings: Readings
    targets: tuple[Target, ...]
    points: Node | None
    missing: tuple[PlannedMeasure, ...]

    @property
    def cap(self) -> Fraction:
        """The percentage above which an achievement counts no more."""
        return self.rubric.achievement.cap

    def achieved(self, result: PlannedResult, measure: PlannedMeasure) -> Fraction | None:
        """The achievement of one measure in percent; None while it does not count."""
        counted = self._counted(result, measure)
        return achieved(counted, self.cap) if counted else None

    def of_result(self, result: PlannedResult) -> tuple[Fraction, Fraction] | None:
        """Achievement in percent and points of one result; None while it does not count."""
        for target in self.targets:
            if target.code == f"rhk_{result.number}":
                mean = mean_achieved(target.measures, self.cap)
                return mean, self.rubric.achievement.points_of(mean)
        return None

    def _counted(self, result: PlannedResult, measure: PlannedMeasure) -> Measure | None:
        if not self.targets:
            return None
        return engine_measure(result, measure, self.readings, WHOLE_YEAR)


def running_of(plan_id: UUID, family: str, year: int, today: date) -> Running:
    """A plan with what was reached until today, or until its year's last day."""
    as_of = last_open_day(year, today)
    results = results_of([plan_id]).get(plan_id, ())
    return run(rubric_for(year), family, results, readings_of([plan_id], as_of), as_of)


def run(
    rubric: Rubric,
    family: str,
    results: Sequence[PlannedResult],
    readings: Readings,
    as_of: date,
) -> Running:
    """What figures come to by a rubric."""
    targets = engine_targets(results, readings)
    parts = target_parts(rubric, Record(family, targets=targets), "")
    points = combine("targets", _PLAN, parts)
    missing = missing_measures(results, readings)
    return Running(rubric, as_of, tuple(results), readings, targets, points, missing)


def rubric_for(year: int) -> Rubric:
    """The rubric the year is scored by; a bare one with the usual scale in a region without."""
    annual = find_annual(year)
    try:
        found = rubric_of(annual.rubric_version_id) if annual else current_rubric()
    except RubricNotFound:
        return Rubric(version="", components=())
    return found.rubric


def weight_in_score(rubric: Rubric, family: str) -> Fraction:
    """What the plan's achievement weighs in the whole score, in percent; 0 where it does not."""
    whole = sum((each.weight.of(family) for each in rubric.components), Fraction(0))
    found = Fraction(0)
    for component in rubric.components:
        inside = sum((each.weight.of(family) for each in component.indicators), Fraction(0))
        plan = (each for each in component.indicators if each.source is Source.TARGETS)
        weight = sum((each.weight.of(family) for each in plan), Fraction(0))
        if inside and whole:
            found += 100 * component.weight.of(family) / whole * weight / inside
    return found
