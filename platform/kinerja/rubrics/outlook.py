"""What would have changed a predicate: the nearest better cell of the quadrant. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kinerja.rubrics.predicate import Predicate, Rating, predicate
from kinerja.rubrics.rubric import Axis, Rubric

_ORDER: Final = tuple(Predicate)
_AXES: Final = (Axis.RESULTS, Axis.BEHAVIOUR)


@dataclass(frozen=True, slots=True)
class Change:
    """One axis of a step: the rating it would have, the limit of that rating, and how far it is.

    `distance` is in points of the axis (0-100), None where the rating set is not the one the
    figure proposes.
    """

    axis: Axis
    rating: Rating
    limit: Fraction
    distance: Fraction | None


@dataclass(frozen=True, slots=True)
class Step:
    """Another predicate and the changes that lead to it; two changes are both needed."""

    predicate: Predicate
    changes: tuple[Change, ...]


def step_up(
    rubric: Rubric, ratings: Mapping[Axis, Rating], axes: Mapping[Axis, Fraction]
) -> Step | None:
    """The least that leads to a better predicate: one axis if one is enough; None at the top."""
    singles = [_raised(rubric, ratings, axes, (axis,)) for axis in _AXES]
    better = [step for step in singles if step and _better(step.predicate, ratings)]
    if not better:
        both = _raised(rubric, ratings, axes, _AXES)
        return both if both and _better(both.predicate, ratings) else None
    return min(better, key=lambda step: (_ORDER.index(step.predicate), _shortfall(step)))


def step_down(
    rubric: Rubric, ratings: Mapping[Axis, Rating], axes: Mapping[Axis, Fraction]
) -> Step | None:
    """The nearest fall to a worse predicate by one axis; None at the bottom."""
    found = [_lowered(rubric, ratings, axes, axis) for axis in _AXES]
    worse = [step for step in found if step and _worse(step.predicate, ratings)]
    return min(worse, key=_shortfall, default=None)


def _raised(
    rubric: Rubric,
    ratings: Mapping[Axis, Rating],
    axes: Mapping[Axis, Fraction],
    raised: tuple[Axis, ...],
) -> Step | None:
    changed = dict(ratings)
    changes: list[Change] = []
    for axis in raised:
        if ratings[axis] is Rating.ABOVE:
            return None
        changed[axis] = Rating.ABOVE if ratings[axis] is Rating.AS else Rating.AS
        limit = rubric.above if changed[axis] is Rating.ABOVE else rubric.as_expected
        short = limit - axes[axis]
        changes.append(Change(axis, changed[axis], limit, short if short > 0 else None))
    return Step(_of(changed), tuple(changes))


def _lowered(
    rubric: Rubric, ratings: Mapping[Axis, Rating], axes: Mapping[Axis, Fraction], axis: Axis
) -> Step | None:
    if ratings[axis] is Rating.BELOW:
        return None
    lower = Rating.BELOW if ratings[axis] is Rating.AS else Rating.AS
    limit = rubric.as_expected if lower is Rating.BELOW else rubric.above
    above = axes[axis] - limit
    changed = {**ratings, axis: lower}
    return Step(_of(changed), (Change(axis, lower, limit, above if above >= 0 else None),))


def _of(ratings: Mapping[Axis, Rating]) -> Predicate:
    return predicate(ratings[Axis.RESULTS], ratings[Axis.BEHAVIOUR])


def _better(candidate: Predicate, ratings: Mapping[Axis, Rating]) -> bool:
    return _ORDER.index(candidate) < _ORDER.index(_of(ratings))


def _worse(candidate: Predicate, ratings: Mapping[Axis, Rating]) -> bool:
    return _ORDER.index(candidate) > _ORDER.index(_of(ratings))


def _shortfall(step: Step) -> Fraction:
    return max(change.distance or Fraction(0) for change in step.changes)
