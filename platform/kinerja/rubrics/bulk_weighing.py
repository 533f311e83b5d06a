"""The columns of one position family, weighed together as the engine weighs one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import numpy as np

from kinerja.rubrics.bulk_sheet import Sheet
from kinerja.rubrics.engine import AXIS_LABELS
from kinerja.rubrics.exact_columns import Column, Flags, Weighed, mean
from kinerja.rubrics.record import Hold
from kinerja.rubrics.rubric import (
    Axis,
    Component,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)

_CITIZENS_ALONE: Final[Mapping[RaterKind, Fraction]] = MappingProxyType(
    {RaterKind.CITIZEN: Fraction(100)}
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """Score and axes of people of one family; the score is there where nothing is waited for.

    `is_short` says whose main results fall short of 100 % of their target; `holds` says by row
    what is waited for.
    """

    score: Column
    axes: Mapping[Axis, Column]
    is_short: Flags
    holds: Mapping[int, Sequence[Hold]]


def weigh(rubric: Rubric, family: str, sheet: Sheet) -> Weighing:
    """Everything on `sheet`, which holds people of this family only."""
    scales = _Scales(rubric, family, sheet)
    parts = scales.components()
    axes = {
        axis: mean([part for its_axis, part in parts if its_axis is axis], sheet.size)
        for axis in AXIS_LABELS
    }
    if rubric.scheme == "B":  # the shares of the two axes stay, whatever is missing within them
        score = mean([(_share(rubric, family, axis), axes[axis]) for axis in axes], sheet.size)
    else:
        score = mean([part for _, part in parts], sheet.size)
    waits = np.zeros(sheet.size, np.bool_)
    for _, who_waits in scales.holds:
        waits |= who_waits
    free = Column.of(score.numerators, score.denominators, score.there & ~waits)
    return Weighing(free, axes, sheet.is_short, scales.holds_by_row())


def _share(rubric: Rubric, family: str, axis: Axis) -> Fraction:
    weights = [each.weight.of(family) for each in rubric.components if each.axis is axis]
    return sum(weights, Fraction(0))


@dataclass(frozen=True, slots=True)
class _Scales:
    """One family's weights over its sheet; collects who is held by what."""

    rubric: Rubric
    family: str
    sheet: Sheet
    holds: list[tuple[Hold, Flags]] = field(default_factory=list)

    def components(self) -> list[tuple[Axis, Weighed]]:
        """Each component that counts, with its axis and weight."""
        return [
            (component.axis, (weight, self._component(component)))
            for component in self.rubric.components
            if (weight := component.weight.of(self.family)) > 0
        ]

    def holds_by_row(self) -> dict[int, list[Hold]]:
        """Everybody who is held, with what is missing, in the order of the rubric."""
        by_row: dict[int, list[Hold]] = {}
        for hold, waits in self.holds:
            for row in np.flatnonzero(waits).tolist():
                by_row.setdefault(row, []).append(hold)
        return by_row

    def _component(self, component: Component) -> Column:
        parts = [
            (weight, self._indicator(component, each))
            for each in component.indicators
            if (weight := each.weight.of(self.family)) > 0
        ]
        return mean(parts, self.sheet.size)

    def _indicator(self, component: Component, indicator: Indicator) -> Column:
        figures = self.sheet.figures(indicator)
        if figures is None:
            everybody = np.ones(self.sheet.size, np.bool_)
            return self._voices(component, indicator, everybody)
        without = ~figures.there
        if indicator.without is WithoutFigures.RATE:
            return figures.or_else(self._voices(component, indicator, without))
        if indicator.without is WithoutFigures.HOLD:
            self._hold(None, component, indicator, without)
        return figures

    def _voices(self, component: Component, indicator: Indicator, asked: Flags) -> Column:
        """The mean of the voices; who is not `asked` is not held for a missing one."""
        is_citizens = indicator.source is Source.CITIZEN
        shares = _CITIZENS_ALONE if is_citizens else component.raters_of(indicator)
        parts: list[Weighed] = []
        for kind, weight in shares.items():
            if weight <= 0:
                continue
            voice = self.sheet.voices[indicator.code, kind]
            parts.append((weight, voice))
            if self.rubric.rule(kind).missing is WhenMissing.HOLD:
                self._hold(kind, component, indicator, asked & ~voice.there)
        return mean(parts, self.sheet.size)

    def _hold(
        self, kind: RaterKind | None, component: Component, indicator: Indicator, waits: Flags
    ) -> None:
        hold = Hold(kind, component.code, indicator.code, indicator.label)
        self.holds.append((hold, waits))
