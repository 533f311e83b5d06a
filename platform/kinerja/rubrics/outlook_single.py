"""Which single change would have lifted the proposed predicate: every answer is tried out.

A change is one other rating by the superior, or one main result reached further; the record with
that change is scored again, and the least that lifts the predicate is kept. Pure and exact.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from kinerja.law.numeric_scheme import DEFAULT_LIMITS, NumericLimits, NumericPredicate
from kinerja.rubrics.engine import AXIS_LABELS, score
from kinerja.rubrics.measures import FULL, Measure, mean_achieved
from kinerja.rubrics.outlook import Step, step_up
from kinerja.rubrics.predicate import Predicate, Rating, predicate
from kinerja.rubrics.record import Outcome, Record, Target
from kinerja.rubrics.rubric import Axis, Indicator, RaterKind, Rubric, Source
from kinerja.text import Text

Proposed = Predicate | NumericPredicate
_ORDER: Final[Mapping[str, Sequence[str]]] = {
    "A": [each.value for each in Predicate],
    "B": [each.value for each in NumericPredicate],
}


@dataclass(frozen=True, slots=True)
class OtherLevel:
    """The least level the superior could have given one indicator for a better predicate."""

    indicator: str
    label: Text
    now: int
    level: int
    predicate: Proposed


@dataclass(frozen=True, slots=True)
class OtherAchievement:
    """The least achievement of one main result, in percent, for a better predicate."""

    target: str
    label: Text
    now: Fraction
    percent: Fraction
    predicate: Proposed


@dataclass(frozen=True, slots=True)
class PointsMissing:
    """Scheme B: how many points (0-120) are missing to the next predicate, and a new idea if so."""

    predicate: NumericPredicate
    limit: Fraction
    points: Fraction
    needs_new_idea: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would have changed the proposed predicate.

    Args:
        predicate: The predicate proposed now; None while there is none.
        levels: Other ratings of which one alone is enough, in the rubric's order.
        achievements: Further achievements of which one alone is enough, in the record's order.
        axes: Scheme A: the nearest better cell, by one axis or by both; None at the top.
        held_back: Main results under 100 % where that cell asks for results above expectation.
        points: Scheme B: what is missing on the scale; None at the top.
    """

    predicate: Proposed | None
    levels: tuple[OtherLevel, ...] = ()
    achievements: tuple[OtherAchievement, ...] = ()
    axes: Step | None = None
    held_back: tuple[Target, ...] = ()
    points: PointsMissing | None = None


def outlook(rubric: Rubric, record: Record, outcome: Outcome | None = None) -> Outlook:
    """What would have changed the predicate proposed for this record; `outcome` is its score."""
    now = score(rubric, record) if outcome is None else outcome
    if now.predicate is None:
        return Outlook(None)
    search, step = _Search(rubric, record, now), _step(rubric, now)
    return Outlook(
        predicate=now.predicate,
        levels=tuple(search.levels()),
        achievements=tuple(search.achievements()),
        axes=step,
        held_back=_held_back(rubric, record, step),
        points=_points(now, record) if rubric.scheme == "B" else None,
    )


def is_better(candidate: Proposed | None, now: Proposed | None, scheme: str) -> bool:
    """Whether one predicate of a scheme stands above another; none stands below all."""
    order = [*_ORDER[scheme], None]
    return order.index(candidate) < order.index(now)


@dataclass(frozen=True, slots=True)
class _Search:
    """Tries single changes of one record."""

    rubric: Rubric
    record: Record
    now: Outcome

    def levels(self) -> Iterator[OtherLevel]:
        """The least other level of each indicator the superior rated."""
        helpful = _helpful(self.rubric, self.now)
        for component in self.rubric.components:
            for indicator in component.indicators if component.axis in helpful else ():
                given = self.record.ratings.get(indicator.code, {}).get(RaterKind.SUPERIOR, ())
                if given:
                    yield from self._least_level(indicator, given)

    def achievements(self) -> Iterator[OtherAchievement]:
        """The least further achievement of each main result."""
        cap = self.rubric.achievement.cap
        moved = {Axis.RESULTS} | {
            part.axis
            for part in self.rubric.components
            if any(each.source is Source.TARGETS for each in part.indicators)
        }
        for target in self.record.targets if moved & _helpful(self.rubric, self.now) else ():
            now = mean_achieved(target.measures, cap)
            if target.is_main and now < cap:
                yield from self._least_achievement(target, now)

    def _least_level(self, indicator: Indicator, given: Sequence[int]) -> Iterator[OtherLevel]:
        higher = [level for level in sorted(self.rubric.level_points) if level > min(given)]
        if not higher or self._lifted(self._rated(indicator.code, given, higher[-1])) is None:
            return  # not even the best level is enough
        for level in higher:
            lifted = self._lifted(self._rated(indicator.code, given, level))
            if lifted is not None:
                yield OtherLevel(indicator.code, indicator.label, min(given), level, lifted)
                return

    def _least_achievement(self, target: Target, now: Fraction) -> Iterator[OtherAchievement]:
        scale = self.rubric.achievement
        ends = {FULL, scale.cap, *(percent for percent, _points in scale.points)}
        steps = [now, *sorted(end for end in ends if now < end <= scale.cap)]
        for low, high in pairwise(steps):
            if self._lifted(self._achieved(target, high)) is not None:
                percent = self._within(target, low, high)
                lifted = self._lifted(self._achieved(target, percent))
                if lifted is not None:
                    yield OtherAchievement(target.code, target.label, now, percent, lifted)
                return

    def _within(self, target: Target, low: Fraction, high: Fraction) -> Fraction:
        """The least achievement in a stretch over which every figure moves in a straight line."""
        start, end = (score(self.rubric, self._achieved(target, at)) for at in (low, high))
        crossings = [
            low + (limit - before) * (high - low) / (after - before)
            for before, after in zip(_figures(start), _figures(end), strict=True)
            for limit in _limits(self.rubric)
            if before < limit <= after
        ]
        found = (at for at in sorted(crossings) if self._lifted(self._achieved(target, at)))
        return next(found, high)

    def _lifted(self, changed: Record) -> Proposed | None:
        proposed = score(self.rubric, changed).predicate
        return proposed if is_better(proposed, self.now.predicate, self.rubric.scheme) else None

    def _rated(self, indicator: str, given: Sequence[int], level: int) -> Record:
        by_kind = dict(self.record.ratings[indicator])
        by_kind[RaterKind.SUPERIOR] = tuple(max(each, level) for each in given)
        return replace(self.record, ratings={**self.record.ratings, indicator: by_kind})

    def _achieved(self, target: Target, percent: Fraction) -> Record:
        """The record with this result reached to so many percent of its target."""
        measure = Measure(target.code, target.label, FULL, percent)
        changed = replace(target, measures=(measure,))
        targets = tuple(changed if each is target else each for each in self.record.targets)
        return replace(self.record, targets=targets)


def _helpful(rubric: Rubric, now: Outcome) -> AbstractSet[Axis]:
    """The axes of which one alone could lift the predicate, were it as good as can be."""
    results, behaviour = now.results_rating, now.behaviour_rating
    if results is None or behaviour is None:
        return frozenset(AXIS_LABELS)
    best = {
        Axis.RESULTS: predicate(Rating.ABOVE, behaviour),
        Axis.BEHAVIOUR: predicate(results, Rating.ABOVE),
    }
    return {axis for axis, at in best.items() if is_better(at, now.predicate, rubric.scheme)}


def _figures(outcome: Outcome) -> list[Fraction]:
    """The figures limits are compared with."""
    tree = [outcome.tree.value] if outcome.tree else []
    return [*tree, *(outcome.axes[axis].value for axis in AXIS_LABELS if axis in outcome.axes)]


def _limits(rubric: Rubric) -> tuple[Fraction, ...]:
    if rubric.scheme == "B":
        at = DEFAULT_LIMITS
        return (at.sangat_baik, at.baik, at.cukup, at.kurang)
    return (rubric.above, rubric.as_expected)


def _step(rubric: Rubric, now: Outcome) -> Step | None:
    if now.results_rating is None or now.behaviour_rating is None:
        return None
    ratings = {Axis.RESULTS: now.results_rating, Axis.BEHAVIOUR: now.behaviour_rating}
    return step_up(rubric, ratings, {axis: node.value for axis, node in now.axes.items()})


def _held_back(rubric: Rubric, record: Record, step: Step | None) -> tuple[Target, ...]:
    changes = step.changes if step else ()
    if not any((each.axis, each.rating) == (Axis.RESULTS, Rating.ABOVE) for each in changes):
        return ()
    cap = rubric.achievement.cap
    return tuple(
        each for each in record.targets if each.is_main and mean_achieved(each.measures, cap) < FULL
    )


def _points(
    now: Outcome, record: Record, limits: NumericLimits = DEFAULT_LIMITS
) -> PointsMissing | None:
    better = {
        NumericPredicate.BAIK: (NumericPredicate.SANGAT_BAIK, limits.sangat_baik),
        NumericPredicate.CUKUP: (NumericPredicate.BAIK, limits.baik),
        NumericPredicate.KURANG: (NumericPredicate.CUKUP, limits.cukup),
        NumericPredicate.SANGAT_KURANG: (NumericPredicate.KURANG, limits.kurang),
    }
    if now.tree is None or not isinstance(now.predicate, NumericPredicate):
        return None
    if now.predicate not in better:
        return None
    above, limit = better[now.predicate]
    missing = max(limit - now.tree.value, Fraction(0))
    needs = above is NumericPredicate.SANGAT_BAIK and not record.has_new_idea
    return PointsMissing(above, limit, missing, needs)
