"""Rubrics in the shape of the regions' and records to score by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from kinerja.rubrics.measures import AchievementScale, Measure
from kinerja.rubrics.record import CitizenIndex, Record, Target
from kinerja.rubrics.rubric import (
    Axis,
    Component,
    FamilyWeights,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WithoutFigures,
)
from kinerja.text import Text

Ratings = dict[str, Mapping[RaterKind, Sequence[int]]]

SUPERIOR_ALONE = {RaterKind.SUPERIOR: 100}
WITH_PEERS = {RaterKind.SUPERIOR: 70, RaterKind.PEER: 30}
WITH_CITIZENS = {RaterKind.SELF: 10, RaterKind.SUPERIOR: 70, RaterKind.CITIZEN: 20}


def weight(default: float | str, **families: float | str) -> FamilyWeights:
    return FamilyWeights(
        Fraction(default), {family: Fraction(each) for family, each in families.items()}
    )


def indicator(
    code: str, of: FamilyWeights, raters: Mapping[RaterKind, int] | None = None
) -> Indicator:
    return Indicator(code, Text(code, f"{code} (en)"), of, raters=shares(raters or {}))


def shares(raters: Mapping[RaterKind, int]) -> dict[RaterKind, Fraction]:
    return {kind: Fraction(share) for kind, share in raters.items()}


def component(
    code: str,
    axis: Axis,
    of: FamilyWeights,
    raters: Mapping[RaterKind, int],
    indicators: Sequence[Indicator] = (),
) -> Component:
    label = Text(code, f"{code} (en)")
    own = tuple(indicators) or (indicator(f"{code}_1", weight(100)),)
    return Component(code, label, axis, of, shares(raters), own)


def lhokseumawe() -> Rubric:
    values = [indicator(f"nilai_{number}", weight(1)) for number in range(1, 8)]
    return Rubric(
        "lhokseumawe-1",
        (
            component("hasil", Axis.RESULTS, weight(50), WITH_PEERS),
            component("perilaku", Axis.BEHAVIOUR, weight(30), WITH_PEERS, values),
            component("kompetensi", Axis.NONE, weight(20), WITH_PEERS),
        ),
    )


def kepahiang() -> Rubric:
    behaviour = [
        indicator("disiplin", weight(10, layanan=20)),
        indicator("inisiatif", weight(15, layanan=10)),
        indicator("kerja_sama", weight(10)),
    ]
    return Rubric(
        "kepahiang-1",
        (
            component("target", Axis.RESULTS, weight(50), SUPERIOR_ALONE),
            component("mutu", Axis.RESULTS, weight(15, layanan=10), SUPERIOR_ALONE),
            component(
                "perilaku", Axis.BEHAVIOUR, weight(35, layanan=40), SUPERIOR_ALONE, behaviour
            ),
        ),
    )


def bungo() -> Rubric:
    return Rubric(
        "bungo-1",
        (
            component("hasil", Axis.RESULTS, weight(40), SUPERIOR_ALONE),
            component("sosial", Axis.BEHAVIOUR, weight(60), WITH_CITIZENS),
        ),
    )


def bengkulu() -> Rubric:
    return Rubric(
        "bengkulu-1",
        (
            component("hasil", Axis.RESULTS, weight(45), SUPERIOR_ALONE),
            component("warga", Axis.RESULTS, weight(25), {RaterKind.CITIZEN: 100}),
            component("perilaku", Axis.BEHAVIOUR, weight(30), SUPERIOR_ALONE),
        ),
    )


NUMERIC_POINTS = {
    level: Fraction(points) for level, points in enumerate((40, 60, 90, 110, 120), start=1)
}


def pp30(skp: int = 70) -> Rubric:
    """Scheme B: SKP from targets and the citizens' index, perilaku by the superior."""
    targets = replace(
        indicator("skp", weight(1)), source=Source.TARGETS, without=WithoutFigures.RENORMALISE
    )
    index = replace(indicator("indeks", weight(1)), source=Source.CITIZEN)
    as_reached = tuple((Fraction(each), Fraction(each)) for each in (0, 100, 120))
    return Rubric(
        "2019",
        (
            component("target", Axis.RESULTS, weight(skp - 20), SUPERIOR_ALONE, [targets]),
            component("warga", Axis.RESULTS, weight(20), SUPERIOR_ALONE, [index]),
            component("perilaku", Axis.BEHAVIOUR, weight(100 - skp), SUPERIOR_ALONE),
        ),
        level_points=NUMERIC_POINTS,
        scheme="B",
        achievement=AchievementScale(points=as_reached),
    )


def every_source() -> Rubric:
    """Each kind of figure with each way of doing without it, all on one axis."""
    figures = [
        replace(indicator(f"{source}_{without}", weight(5)), source=source, without=without)
        for source in (Source.TARGETS, Source.MEASURED)
        for without in WithoutFigures
    ]
    everybody = {RaterKind.SELF: 10, RaterKind.SUPERIOR: 60, RaterKind.PEER: 20}
    return Rubric(
        "1",
        (
            component("hasil", Axis.RESULTS, weight(60), SUPERIOR_ALONE, figures),
            component("perilaku", Axis.BEHAVIOUR, weight(40), {**everybody, RaterKind.CITIZEN: 10}),
        ),
    )


REGIONS = (lhokseumawe, kepahiang, bungo, bengkulu)


@dataclass(frozen=True)
class Case:
    rubric: Rubric
    record: Record


def rated(
    rubric: Rubric,
    family: str = "umum",
    citizen: CitizenIndex | None = None,
    achievements: Sequence[int] = (),
    **levels: Sequence[int],
) -> Record:
    """Everybody gives an indicator what `superior`, `peer`, … say, or 3 where nothing is said."""
    ratings: Ratings = {
        each.code: {
            kind: tuple(levels.get(kind.value, (3,)))
            for kind in part.raters_of(each)
            if kind is not RaterKind.CITIZEN and levels.get(kind.value, (3,))
        }
        for part in rubric.components
        for each in part.indicators
    }
    targets = tuple(
        target(f"rhk_{number}", reached) for number, reached in enumerate(achievements, start=1)
    )
    return Record(family, ratings, citizen, targets)


def target(code: str, reached: int, *, is_main: bool = True) -> Target:
    """A target of 100 of which `reached` percent was reached."""
    label = Text(code, f"{code} (en)")
    return Target(code, label, (Measure(code, label, Fraction(100), Fraction(reached)),), is_main)


@st.composite
def cases(draw: st.DrawFn, *, citizens: bool = True) -> Case:
    rubric = draw(st.sampled_from(REGIONS))()
    level = st.integers(1, 5)
    most = {RaterKind.PEER: 6}
    ratings: Ratings = {
        each.code: {
            kind: draw(
                st.lists(
                    level, min_size=int(kind is RaterKind.SUPERIOR), max_size=most.get(kind, 1)
                )
            )
            for kind in part.raters_of(each)
            if kind is not RaterKind.CITIZEN
        }
        for part in rubric.components
        for each in part.indicators
    }
    index = st.builds(CitizenIndex, st.fractions(25, 100, max_denominator=450), st.integers(1, 60))
    citizen = draw(st.none() | index) if citizens else None
    return Case(rubric, Record(draw(st.sampled_from(["umum", "layanan"])), ratings, citizen))
