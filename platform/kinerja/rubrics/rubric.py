"""A rubric as the engine reads it: what is rated, by whom, with which weight, and what follows.

Weights are percentages as a region writes them; only their proportions count, so a part that is
missing leaves the others in proportion. The figures set here are the defaults every region starts
from and may change in its own rubric.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.measures import AchievementScale
from kinerja.text import Text


class Axis(StrEnum):
    """Which of the two national ratings a component proposes; none counts in the score only."""

    RESULTS = "results"
    BEHAVIOUR = "behaviour"
    NONE = "none"


class RaterKind(StrEnum):
    """Whose voice a value is; citizens speak through the index of the unit's survey."""

    SELF = "self"
    SUPERIOR = "superior"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    CITIZEN = "citizen"


ANONYMOUS: Final = frozenset({RaterKind.PEER, RaterKind.SUBORDINATE})


class WhenMissing(StrEnum):
    """What happens without a rater kind: the result waits, or the others count in proportion."""

    HOLD = "hold"
    RENORMALISE = "renormalise"


class Source(StrEnum):
    """Where an indicator's value comes from."""

    RATING = "rating"
    TARGETS = "targets"
    MEASURED = "measured"
    CITIZEN = "citizen"


class WithoutFigures(StrEnum):
    """What happens while targets or measured figures are missing: rated by anchors, or as above."""

    RATE = "rate"
    HOLD = "hold"
    RENORMALISE = "renormalise"


@dataclass(frozen=True, slots=True)
class RaterRule:
    """Fewer than `smallest` voices (raters, or answers of a survey) count as missing."""

    missing: WhenMissing
    smallest: int = 1


@dataclass(frozen=True, slots=True)
class FamilyWeights:
    """A weight in percent, and the position families for which it differs."""

    default: Fraction
    families: Mapping[str, Fraction] = field(default_factory=dict)

    def of(self, family: str) -> Fraction:
        """The weight that holds for this position family."""
        return self.families.get(family, self.default)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that counts: rated from 1 to 5, or taken from figures.

    `raters` is empty where the component's hold; `without` says what happens while the figures of
    a `source` that is no rating are missing.
    """

    code: str
    label: Text
    weight: FamilyWeights
    anchors: Mapping[int, Text] = field(default_factory=dict)
    raters: Mapping[RaterKind, Fraction] = field(default_factory=dict)
    source: Source = Source.RATING
    without: WithoutFigures = WithoutFigures.RENORMALISE

    @property
    def is_rated(self) -> bool:
        """Whether people may be asked to rate it, always or while its figures are missing."""
        return self.source is Source.RATING or self.without is WithoutFigures.RATE


@dataclass(frozen=True, slots=True)
class Component:
    """Indicators that count together, with the rater kinds that rate them."""

    code: str
    label: Text
    axis: Axis
    weight: FamilyWeights
    raters: Mapping[RaterKind, Fraction]
    indicators: tuple[Indicator, ...]

    def raters_of(self, indicator: Indicator) -> Mapping[RaterKind, Fraction]:
        """Who rates this indicator, with their weights in percent."""
        return indicator.raters or self.raters


@dataclass(frozen=True, slots=True)
class Band:
    """A word for the regional score, from `lower` (included) up to the next band."""

    code: str
    label: Text
    lower: Fraction


LEVELS: Final = range(1, 6)
LEVEL_POINTS: Final[Mapping[int, Fraction]] = MappingProxyType(
    {level: Fraction(points) for level, points in zip(LEVELS, (40, 65, 80, 90, 100), strict=True)}
)
BANDS: Final = (
    Band("sangat_baik", Text("Sangat Baik", "Very Good"), Fraction(90)),
    Band("baik", Text("Baik", "Good"), Fraction(76)),
    Band("cukup", Text("Cukup", "Fair"), Fraction(61)),
    Band("kurang", Text("Kurang", "Poor"), Fraction(51)),
    Band("sangat_kurang", Text("Sangat Kurang", "Very Poor"), Fraction(0)),
)
DEFAULT_ABOVE: Final = Fraction(90)
DEFAULT_AS_EXPECTED: Final = Fraction(70)
RATER_RULES: Final[Mapping[RaterKind, RaterRule]] = MappingProxyType(
    {
        RaterKind.SELF: RaterRule(WhenMissing.RENORMALISE),
        RaterKind.SUPERIOR: RaterRule(WhenMissing.HOLD),
        RaterKind.PEER: RaterRule(WhenMissing.RENORMALISE, smallest=3),
        RaterKind.SUBORDINATE: RaterRule(WhenMissing.RENORMALISE, smallest=3),
        RaterKind.CITIZEN: RaterRule(WhenMissing.RENORMALISE, smallest=30),
    }
)


@dataclass(frozen=True, slots=True)
class Rubric:
    """One version of a region's rubric.

    Scheme A is the matrix of PermenPANRB 6/2022: `above` and `as_expected` are the lowest axis
    values (0-100) of the two better ratings. Scheme B is the numeric one of PP 30/2019.
    """

    version: str
    components: tuple[Component, ...]
    rater_rules: Mapping[RaterKind, RaterRule] = field(default_factory=lambda: RATER_RULES)
    level_points: Mapping[int, Fraction] = field(default_factory=lambda: LEVEL_POINTS)
    bands: tuple[Band, ...] = BANDS
    above: Fraction = DEFAULT_ABOVE
    as_expected: Fraction = DEFAULT_AS_EXPECTED
    scheme: str = "A"
    achievement: AchievementScale = field(default_factory=AchievementScale)

    def rule(self, kind: RaterKind) -> RaterRule:
        """What happens without this rater kind; the default where the region says nothing."""
        return self.rater_rules.get(kind, RATER_RULES[kind])
