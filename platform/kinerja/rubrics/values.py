"""The value of one indicator: from those who rate it, or from figures."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.achievements import measured_parts, target_parts
from kinerja.rubrics.record import Hold, Record
from kinerja.rubrics.rubric import (
    Component,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)
from kinerja.rubrics.tree import LeftOut, Node, Weighted, combine
from kinerja.rubrics.voices import heard, too_few
from kinerja.text import Text

_NOT_RATED: Final = Text("belum dinilai", "not rated")
_NO_FIGURES: Final = Text("angkanya belum ada", "no figures yet")
_Parts = Callable[[Rubric, Record, str], list[Weighted]]
_FIGURES: Final[Mapping[Source, _Parts]] = MappingProxyType(
    {Source.TARGETS: target_parts, Source.MEASURED: measured_parts}
)
_CITIZENS_ALONE: Final[Mapping[RaterKind, Fraction]] = MappingProxyType(
    {RaterKind.CITIZEN: Fraction(100)}
)


def indicator_node(
    rubric: Rubric, record: Record, component: Component, indicator: Indicator, holds: list[Hold]
) -> Node | LeftOut:
    """The indicator's figure, or why there is none; what waits is added to `holds`."""
    if indicator.source in _FIGURES:
        parts = _FIGURES[indicator.source](rubric, record, indicator.code)
        figure = combine(indicator.code, indicator.label, parts)
        if figure:
            return figure
        if indicator.without is WithoutFigures.HOLD:
            holds.append(Hold(None, component.code, indicator.code, indicator.label))
        if indicator.without is not WithoutFigures.RATE:
            return LeftOut(indicator.code, indicator.label, _NO_FIGURES)
    return _voices(rubric, record, component, indicator, holds)


def why_none(left_out: Sequence[LeftOut]) -> Text:
    """Why a whole has no figure: for the one reason its parts have, or because nobody rated."""
    reasons = {each.why for each in left_out}
    return reasons.pop() if len(reasons) == 1 else _NOT_RATED


def _voices(
    rubric: Rubric, record: Record, component: Component, indicator: Indicator, holds: list[Hold]
) -> Node | LeftOut:
    is_citizens = indicator.source is Source.CITIZEN
    shares = _CITIZENS_ALONE if is_citizens else component.raters_of(indicator)
    parts: list[Weighted] = []
    left_out: list[LeftOut] = []
    for kind, weight in shares.items():
        if weight <= 0:
            continue
        voice = heard(rubric, record, indicator.code, kind)
        if voice is not None:
            parts.append((weight, voice))
        elif (rule := rubric.rule(kind)).missing is WhenMissing.HOLD:
            holds.append(Hold(kind, component.code, indicator.code, indicator.label))
        else:
            left_out.append(too_few(kind, rule.smallest))
    figure = combine(indicator.code, indicator.label, parts, left_out)
    return figure or LeftOut(indicator.code, indicator.label, _why_nobody(left_out))


def _why_nobody(left_out: Sequence[LeftOut]) -> Text:
    """Where citizens alone were asked, that too few answered; of people, that nobody rated."""
    if [each.code for each in left_out] == [RaterKind.CITIZEN]:
        return left_out[0].why
    return _NOT_RATED
