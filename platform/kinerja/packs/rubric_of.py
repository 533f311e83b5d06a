"""The rubric the engine scores by, made from what `rubric.toml` says."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kinerja.packs.documents import rubric_document_from
from kinerja.packs.rubric_document import (
    AchievementEntry,
    ComponentEntry,
    IndicatorEntry,
    RubricDocument,
    WeightEntry,
)
from kinerja.rubrics.measures import AchievementScale
from kinerja.rubrics.rubric import (
    DEFAULT_ABOVE,
    DEFAULT_AS_EXPECTED,
    Axis,
    Component,
    FamilyWeights,
    Indicator,
    RaterKind,
    RaterRule,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)


def rubric_from_document(document: Mapping[str, Any]) -> Rubric:
    """The rubric of a checked document, read from a file or stored; PackFaults if it is none."""
    return rubric_of(rubric_document_from(document))


def rubric_of(said: RubricDocument) -> Rubric:
    """What the engine needs of a region's rubric."""
    first_family = said.families[0].code
    raters = {RaterKind(rater.kind): rater.weight for rater in said.raters}
    return Rubric(
        version=said.version,
        components=tuple(_component(entry, raters, first_family) for entry in said.components),
        rater_rules={
            RaterKind(rater.kind): RaterRule(WhenMissing(rater.missing), rater.smallest)
            for rater in said.raters
        },
        level_points={level.level: level.points for level in said.levels},
        bands=said.bands,
        above=DEFAULT_ABOVE if said.above is None else said.above,
        as_expected=DEFAULT_AS_EXPECTED if said.as_expected is None else said.as_expected,
        scheme=said.scheme,
        achievement=_scale(said.achievement),
    )


def _scale(entry: AchievementEntry | None) -> AchievementScale:
    if entry is None:
        return AchievementScale()
    return AchievementScale(entry.cap, tuple((at.percent, at.points) for at in entry.points))


def _component(
    entry: ComponentEntry, raters: Mapping[RaterKind, Fraction], first_family: str
) -> Component:
    return Component(
        code=entry.code,
        label=entry.label,
        axis=Axis(entry.axis),
        weight=_weights(entry.weight, first_family),
        raters=_shares(entry.raters) or raters,
        indicators=tuple(_indicator(indicator, first_family) for indicator in entry.indicators),
    )


def _indicator(entry: IndicatorEntry, first_family: str) -> Indicator:
    alike = Fraction(1)  # only proportions count, so one each means the same weight
    return Indicator(
        code=entry.code,
        label=entry.label,
        weight=_weights(alike if entry.weight is None else entry.weight, first_family),
        anchors={anchor.level: anchor.text for anchor in entry.anchors},
        raters=_shares(entry.raters),
        source=Source(entry.source),
        without=WithoutFigures(entry.missing or WithoutFigures.RENORMALISE),
    )


def _weights(weight: WeightEntry, first_family: str) -> FamilyWeights:
    if isinstance(weight, Mapping):
        return FamilyWeights(weight[first_family], weight)
    return FamilyWeights(weight)


def _shares(shares: Mapping[str, Fraction] | None) -> Mapping[RaterKind, Fraction]:
    return {RaterKind(kind): share for kind, share in (shares or {}).items()}
