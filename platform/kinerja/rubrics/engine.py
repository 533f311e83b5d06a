"""The one score engine: a record and a rubric give a score tree. Pure, exact, deterministic.

Every value is a mean in the proportion of weights, so a part that is missing and may be missing
leaves the others in proportion and never counts as nought. Comparison with limits is of exact
figures; rounding happens once, for the score that is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeVar

from kinerja.law.numeric_scheme import NumericPredicate, numeric_predicate
from kinerja.rounding import round_half_up
from kinerja.rubrics.checking import check_record
from kinerja.rubrics.measures import FULL, mean_achieved
from kinerja.rubrics.predicate import Predicate, Rating, predicate
from kinerja.rubrics.record import Hold, Outcome, Record, Target
from kinerja.rubrics.rubric import Axis, Band, Component, Rubric
from kinerja.rubrics.tree import LeftOut, Node, Weighted, combine
from kinerja.rubrics.values import indicator_node, why_none
from kinerja.text import Text

SCORE_PLACES: Final = 2
_SCORE: Final = Text("Nilai akhir", "Final score")
AXIS_LABELS: Final[Mapping[Axis, Text]] = MappingProxyType(
    {
        Axis.RESULTS: Text("Hasil kerja", "Work results"),
        Axis.BEHAVIOUR: Text("Perilaku kerja", "Work behaviour"),
    }
)

_Part = TypeVar("_Part", Weighted, LeftOut)


def score(rubric: Rubric, record: Record) -> Outcome:
    """The score with its tree and the proposals that follow; no score while a voice holds."""
    check_record(rubric, record)
    parts: list[tuple[Axis, Weighted]] = []
    left_out: list[tuple[Axis, LeftOut]] = []
    holds: list[Hold] = []
    for component in rubric.components:
        weight = component.weight.of(record.family)
        if weight <= 0:
            continue
        found = _component(rubric, record, component, holds)
        if isinstance(found, Node):
            parts.append((component.axis, (weight, found)))
        else:
            left_out.append((component.axis, found))
    tree = _root(rubric, record, parts, left_out)
    if holds or tree is None:
        return Outcome(rubric.version, rubric.scheme, holds=tuple(holds))
    axes = {axis: node for axis in AXIS_LABELS if (node := _axis(axis, parts))}
    return _outcome(rubric, record, tree, axes)


def band_of(exact: Fraction, bands: Iterable[Band]) -> Band:
    """The band an unrounded score falls into; each begins at its lower limit."""
    falling = sorted(bands, key=lambda band: band.lower, reverse=True)
    return next((band for band in falling if exact >= band.lower), falling[-1])


def axis_rating(rubric: Rubric, value: Fraction) -> Rating:
    """The rating an unrounded axis value (0-100) proposes."""
    if value >= rubric.above:
        return Rating.ABOVE
    return Rating.AS if value >= rubric.as_expected else Rating.BELOW


def results_rating(rubric: Rubric, value: Fraction, targets: Iterable[Target]) -> Rating:
    """As `axis_rating`, but above only if no main result is below 100 % of its target."""
    rating = axis_rating(rubric, value)
    missed = (
        mean_achieved(each.measures, rubric.achievement.cap) < FULL
        for each in targets
        if each.is_main
    )
    return Rating.AS if rating is Rating.ABOVE and any(missed) else rating


def _root(
    rubric: Rubric,
    record: Record,
    parts: Sequence[tuple[Axis, Weighted]],
    left_out: Sequence[tuple[Axis, LeftOut]],
) -> Node | None:
    """Everything together; scheme B keeps the shares of its two parts, whatever is missing."""
    if rubric.scheme != "B":
        return combine("score", _SCORE, _of(parts), _of(left_out))
    axes: list[Weighted] = []
    missing: list[LeftOut] = []
    for axis, label in AXIS_LABELS.items():
        node = _axis(axis, parts, left_out)
        if node:
            axes.append((_share(rubric, axis, record.family), node))
        elif _share(rubric, axis, record.family):
            missing.append(LeftOut(axis.value, label, why_none(_of(left_out, axis))))
    return combine("score", _SCORE, axes, missing)


def _share(rubric: Rubric, axis: Axis, family: str) -> Fraction:
    """What all components of an axis weigh together."""
    weights = (each.weight.of(family) for each in rubric.components if each.axis is axis)
    return sum(weights, Fraction(0))


def _outcome(rubric: Rubric, record: Record, tree: Node, axes: Mapping[Axis, Node]) -> Outcome:
    results = behaviour = None
    proposed: Predicate | NumericPredicate | None = None
    if rubric.scheme == "B":
        if len(axes) == len(AXIS_LABELS):
            proposed = numeric_predicate(tree.value, record.has_new_idea)
    else:
        if Axis.RESULTS in axes:
            results = results_rating(rubric, axes[Axis.RESULTS].value, record.targets)
        if Axis.BEHAVIOUR in axes:
            behaviour = axis_rating(rubric, axes[Axis.BEHAVIOUR].value)
        proposed = predicate(results, behaviour) if results and behaviour else None
    return Outcome(
        rubric_version=rubric.version,
        scheme=rubric.scheme,
        tree=tree,
        score=round_half_up(tree.value, SCORE_PLACES),
        band=band_of(tree.value, rubric.bands),
        axes=axes,
        results_rating=results,
        behaviour_rating=behaviour,
        predicate=proposed,
    )


def _axis(
    axis: Axis,
    parts: Sequence[tuple[Axis, Weighted]],
    left_out: Sequence[tuple[Axis, LeftOut]] = (),
) -> Node | None:
    return combine(axis.value, AXIS_LABELS[axis], _of(parts, axis), _of(left_out, axis))


def _of(by_axis: Iterable[tuple[Axis, _Part]], axis: Axis | None = None) -> list[_Part]:
    """The parts on one axis, or all of them."""
    return [part for its_axis, part in by_axis if axis in {None, its_axis}]


def _component(
    rubric: Rubric, record: Record, component: Component, holds: list[Hold]
) -> Node | LeftOut:
    parts: list[Weighted] = []
    left_out: list[LeftOut] = []
    for indicator in component.indicators:
        weight = indicator.weight.of(record.family)
        if weight <= 0:
            continue
        found = indicator_node(rubric, record, component, indicator, holds)
        if isinstance(found, Node):
            parts.append((weight, found))
        else:
            left_out.append(found)
    whole = combine(component.code, component.label, parts, left_out)
    return whole or LeftOut(component.code, component.label, why_none(left_out))
