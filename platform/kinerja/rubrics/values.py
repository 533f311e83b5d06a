"""The value of one indicator: from those who rate it, or from figures."""

from collections.abc import Callable, Mapping
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

_Parts = Callable[[Rubric, Record, str], list[Weighted]]
_FIGURES: Final[Mapping[Source, _Parts]] = MappingProxyType(
    {Source.TARGETS: target_parts, Source.MEASURED: measured_parts}
)
_CITIZENS_ALONE: Final[Mapping[RaterKind, Fraction]] = MappingProxyType(
    {RaterKind.CITIZEN: Fraction(100)}
)


def indicator_node(
    rubric: Rubric, record: Record, component: Component, indicator: Indicator, holds: list[Hold]
) -> Node | None:
    """The indicator's figure; None when nothing is there, and what waits is added to `holds`."""
    if indicator.source in _FIGURES:
        parts = _FIGURES[indicator.source](rubric, record, indicator.code)
        if parts:
            return combine(indicator.code, indicator.label, parts)
        if indicator.without is WithoutFigures.HOLD:
            holds.append(Hold(None, component.code, indicator.code, indicator.label))
        if indicator.without is not WithoutFigures.RATE:
            return None
    return _voices(rubric, record, component, indicator, holds)


def _voices(
    rubric: Rubric, record: Record, component: Component, indicator: Indicator, holds: list[Hold]
) -> Node | None:
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
    return combine(indicator.code, indicator.label, parts, left_out)
