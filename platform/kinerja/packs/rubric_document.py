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
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """A percentage of a target and the points it is worth; between two points, a straight line."""

    percent: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class AchievementEntry:
    """How an achievement becomes points; more than `cap` percent of a target counts as `cap`."""

    cap: Fraction
    points: tuple[ScalePoint, ...]


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A section of the page that says how one is assessed here, for `staff` or the `public`."""

    audience: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class CompetencyLevel:
    """A level of a competency: what it means, and the three behaviours that show it."""

    level: int
    label: Text
    behaviours: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Competency:
    """An entry of the region's dictionary of competencies (PermenPANRB 38/2017)."""

    code: str
    kind: str
    label: Text
    description: Text
    levels: tuple[CompetencyLevel, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A service and the time it should take; `target_share` percent of cases within the limit."""

    code: str
    label: Text
    limit: int
    limit_unit: str
    target_share: Fraction
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class TemplateMeasure:
    """One indicator of a target, with the figure to reach; `weight` in percent of the target."""

    code: str
    aspect: str
    indicator: Text
    unit: Text
    target: Fraction
    better: str
    source: str
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A planned result that people of some position families can take into their SKP."""

    code: str
    families: tuple[str, ...]
    main: bool
    result: Text
    measures: tuple[TemplateMeasure, ...]


@dataclass(frozen=True, slots=True)
class NumericScheme:
    """What scheme B (PP 30/2019) needs: whether peers and direct subordinates are considered."""

    considers_peers: bool


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale from 1 to 5 and the points it is worth (0-100; scheme B 0-120)."""

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
    """One thing that counts.

    Args:
        anchors: Empty where no person rates it.
        weight: Percent of the whole score; None where all indicators of the component weigh alike.
        source: Where its value comes from: rating, targets, measured or citizen.
        missing: What happens while targets or measured figures are not there.
        competency: The competency it rates, relative to the level the position requires.
        behaviours: The behaviours the law or the region names for it.
        note: What a reader must know about a limit of this indicator.
        raters: Weights by rater kind where they differ from the component's.
    """

    code: str
    label: Text
    description: Text
    anchors: tuple[Anchor, ...] = ()
    weight: WeightEntry | None = None
    source: str = "rating"
    missing: str | None = None
    competency: str | None = None
    behaviours: tuple[Text, ...] = ()
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
    """Everything `rubric.toml` says.

    `above` and `as_expected` are the lowest axis values (0-100) of scheme A, `numeric` is what
    scheme B needs; a rubric has the one or the other.
    """

    format: int
    version: str
    title: Text
    scheme: str
    needs_reason: tuple[int, ...]
    families: tuple[Family, ...]
    levels: tuple[Level, ...]
    raters: tuple[RaterEntry, ...]
    bands: tuple[Band, ...]
    components: tuple[ComponentEntry, ...]
    above: Fraction | None = None
    as_expected: Fraction | None = None
    numeric: NumericScheme | None = None
    achievement: AchievementEntry | None = None
    guide: tuple[GuideEntry, ...] = ()
    competencies: tuple[Competency, ...] = ()
    standards: tuple[Standard, ...] = ()
    templates: tuple[Template, ...] = ()
