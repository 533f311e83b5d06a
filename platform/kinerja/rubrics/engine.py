"""The one score engine: a record and a rubric give a score tree. Pure, exact, deterministic.

Every value is a mean in the proportion of weights, so a part that is missing and may be missing
leaves the others in proportion and never counts as nought. Comparison with limits is of exact
figures; rounding happens once, for the score that is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.rounding import round_half_up
from kinerja.rubrics.errors import CitizenIndexOutOfScale, IndicatorUnknown, LevelOutOfScale
from kinerja.rubrics.predicate import Rating, predicate
from kinerja.rubrics.record import Hold, Outcome, Record
from kinerja.rubrics.rubric import Axis, Band, Component, Indicator, RaterKind, Rubric, WhenMissing
from kinerja.rubrics.tree import LeftOut, Node, Weighted, combine
from kinerja.rubrics.voices import heard, too_few
from kinerja.text import Text

SCORE_PLACES: Final = 2
_LOWEST_CITIZEN_INDEX: Final = 25
_FULL: Final = 100
_SCORE: Final = Text("Nilai akhir", "Final score")
AXIS_LABELS: Final[Mapping[Axis, Text]] = MappingProxyType(
    {
        Axis.RESULTS: Text("Hasil kerja", "Work results"),
        Axis.BEHAVIOUR: Text("Perilaku kerja", "Work behaviour"),
    }
)
_NOT_RATED: Final = Text("belum dinilai", "not rated")


def score(rubric: Rubric, record: Record) -> Outcome:
    """The score with its tree and the proposals that follow; no score while a voice holds."""
    _check(rubric, record)
    parts: list[tuple[Axis, Weighted]] = []
    left_out: list[LeftOut] = []
    holds: list[Hold] = []
    for component in rubric.components:
        weight = component.weight.of(record.family)
        if weight <= 0:
            continue
        node = _component(rubric, record, component, holds)
        if node is None:
            left_out.append(LeftOut(component.code, component.label, _NOT_RATED))
        else:
            parts.append((component.axis, (weight, node)))
    tree = combine("score", _SCORE, [part for _, part in parts], left_out)
    if holds or tree is None:
        return Outcome(rubric.version, rubric.scheme, holds=tuple(holds))
    return _outcome(rubric, record, tree, parts)


def band_of(exact: Fraction, bands: Iterable[Band]) -> Band:
    """The band an unrounded score falls into; each begins at its lower limit."""
    falling = sorted(bands, key=lambda band: band.lower, reverse=True)
    return next((band for band in falling if exact >= band.lower), falling[-1])


def axis_rating(rubric: Rubric, value: Fraction) -> Rating:
    """The rating an unrounded axis value (0-100) proposes."""
    if value >= rubric.above:
        return Rating.ABOVE
    return Rating.AS if value >= rubric.as_expected else Rating.BELOW


def results_rating(rubric: Rubric, value: Fraction, achievements: Iterable[Fraction]) -> Rating:
    """As `axis_rating`, but above only if no main result is below 100 % of its target."""
    rating = axis_rating(rubric, value)
    if rating is Rating.ABOVE and any(each < _FULL for each in achievements):
        return Rating.AS
    return rating


def _outcome(
    rubric: Rubric, record: Record, tree: Node, parts: Sequence[tuple[Axis, Weighted]]
) -> Outcome:
    axes = {axis: node for axis in AXIS_LABELS if (node := _axis(axis, parts))}
    results = behaviour = None
    if Axis.RESULTS in axes:
        results = results_rating(rubric, axes[Axis.RESULTS].value, record.achievements)
    if Axis.BEHAVIOUR in axes:
        behaviour = axis_rating(rubric, axes[Axis.BEHAVIOUR].value)
    return Outcome(
        rubric_version=rubric.version,
        scheme=rubric.scheme,
        tree=tree,
        score=round_half_up(tree.value, SCORE_PLACES),
        band=band_of(tree.value, rubric.bands),
        axes=axes,
        results_rating=results,
        behaviour_rating=behaviour,
        predicate=predicate(results, behaviour) if results and behaviour else None,
    )


def _axis(axis: Axis, parts: Sequence[tuple[Axis, Weighted]]) -> Node | None:
    here = [part for its_axis, part in parts if its_axis is axis]
    return combine(axis.value, AXIS_LABELS[axis], here)


def _component(
    rubric: Rubric, record: Record, component: Component, holds: list[Hold]
) -> Node | None:
    parts: list[Weighted] = []
    left_out: list[LeftOut] = []
    for indicator in component.indicators:
        weight = indicator.weight.of(record.family)
        if weight <= 0:
            continue
        node = _indicator(rubric, record, component, indicator, holds)
        if node is None:
            left_out.append(LeftOut(indicator.code, indicator.label, _NOT_RATED))
        else:
            parts.append((weight, node))
    return combine(component.code, component.label, parts, left_out)


def _indicator(
    rubric: Rubric, record: Record, component: Component, indicator: Indicator, holds: list[Hold]
) -> Node | None:
    parts: list[Weighted] = []
    left_out: list[LeftOut] = []
    for kind, weight in component.raters_of(indicator).items():
        if weight <= 0:
            continue
        voice = heard(rubric, record, indicator.code, kind)
        if voice is not None:
            parts.append((weight, voice))
        elif (rule := rubric.rule(kind)).missing is WhenMissing.HOLD:
            holds.append(Hold(kind, component.code, indicator.code, indicator.label))
        else:
            left_out.append(too_few(kind, rule.smallest))
    return combine(indicator.code, indicator.label, parts, left_out)


def _check(rubric: Rubric, record: Record) -> None:
    known = {each.code for component in rubric.components for each in component.indicators}
    for code, by_kind in record.ratings.items():
        if code not in known:
            raise IndicatorUnknown(code)
        for kind, levels in by_kind.items():
            _check_levels(rubric, code, kind, levels)
    citizen = record.citizen
    if citizen and not _LOWEST_CITIZEN_INDEX <= citizen.index <= _FULL:
        raise CitizenIndexOutOfScale(citizen.index)


def _check_levels(rubric: Rubric, code: str, kind: RaterKind, levels: Sequence[int]) -> None:
    for level in levels:
        if level not in rubric.level_points:
            raise LevelOutOfScale(code, kind, level)
