"""A region's rubric as `rubric.toml` holds it: what the engine reads and what people read."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kinerja.rubrics.rubric import Band
from kinerja.text import Text

WeightEntry = Fraction | Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Family:
    """A group of positions that shares weights; the first one stands in for positions without."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale from 1 to 5 and the points (0-100) it is worth."""

    level: int
    label: Text
    points: Fraction


@dataclass(frozen=True, slots=True)
class RaterEntry:
    """A rater kind: its weight in percent, what happens without it, and the fewest voices."""

    kind: str
    weight: Fraction
    missing: str
    smallest: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The behaviour a rater sees at one level."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One rated thing.

    Args:
        weight: Percent of the whole score; None where all indicators of the component weigh alike.
        note: What a reader must know about a limit of this indicator.
        raters: Weights by rater kind where they differ from the component's.
    """

    code: str
    label: Text
    description: Text
    anchors: tuple[Anchor, ...]
    weight: WeightEntry | None = None
    note: Text | None = None
    raters: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    """Indicators that count together on one axis; `weight` in percent of the whole score."""

    code: str
    label: Text
    description: Text
    axis: str
    weight: WeightEntry
    indicators: tuple[IndicatorEntry, ...]
    note: Text | None = None
    raters: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class RubricDocument:
    """Everything `rubric.toml` says; `above` and `as_expected` are lowest axis values (0-100)."""

    format: int
    version: str
    title: Text
    scheme: str
    above: Fraction
    as_expected: Fraction
    needs_reason: tuple[int, ...]
    families: tuple[Family, ...]
    levels: tuple[Level, ...]
    raters: tuple[RaterEntry, ...]
    bands: tuple[Band, ...]
    components: tuple[ComponentEntry, ...]
