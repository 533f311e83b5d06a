"""Rubrics by chance: every source, rule and weight, whether or not a region has it today."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Final

from kinerja.rubrics.measures import AchievementScale
from kinerja.rubrics.rubric import (
    Axis,
    Band,
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
from kinerja.text import Text

FAMILIES: Final = ("umum", "layanan", "kesehatan")
_AXES: Final = (Axis.RESULTS, Axis.BEHAVIOUR, Axis.NONE, Axis.RESULTS, Axis.BEHAVIOUR)
_RATED: Final = (Source.RATING,) * 4
_SOURCES: Final = (*_RATED, Source.TARGETS, Source.MEASURED, Source.CITIZEN)
_WHOLE_SCALE: Final = (40, 65, 80, 90, 100)


def made_rubric(seed: int) -> Rubric:
    """A rubric the engine can read; its points stay within 0 to 120, as scheme B asks."""
    chance = Random(seed)  # noqa: S311  # repeatable, no secret
    count = chance.choice([1, 2, 3, 3, 4, 5])
    axes = _AXES if chance.random() < 0.8 else chance.sample(_AXES, k=len(_AXES))
    bounds = sorted(_figure(chance, 100) for _ in range(2))
    return Rubric(
        version="acak-1",
        components=tuple(_component(chance, place, axes[place]) for place in range(count)),
        rater_rules={kind: _rule(chance, kind) for kind in RaterKind if chance.random() < 0.8},
        level_points=_level_points(chance),
        bands=_bands(chance),
        above=bounds[1],
        as_expected=bounds[0],
        scheme=chance.choice("AAB"),
        achievement=_scale(chance),
    )


def _component(chance: Random, place: int, axis: Axis) -> Component:
    code = f"unsur_{place}"
    count = chance.choice([1, 1, 2, 4, 7])
    indicators = tuple(_indicator(chance, f"{code}_{each}") for each in range(count))
    return Component(code, _label(code), axis, _weight(chance), _raters(chance), indicators)


def _indicator(chance: Random, code: str) -> Indicator:
    return Indicator(
        code,
        _label(code),
        _weight(chance),
        raters=_raters(chance) if chance.random() < 0.3 else {},
        source=chance.choice(_SOURCES),
        without=chance.choice(list(WithoutFigures)),
    )


def _raters(chance: Random) -> Mapping[RaterKind, Fraction]:
    kinds = chance.sample(list(RaterKind), k=chance.choice([1, 2, 2, 3, 5]))
    return {kind: _figure(chance, 100) for kind in kinds}


def _rule(chance: Random, kind: RaterKind) -> RaterRule:
    holds = chance.random() < 0.1
    smallest = chance.choice([0, 1, 30] if kind is RaterKind.CITIZEN else [0, 1, 1, 2, 3])
    return RaterRule(WhenMissing.HOLD if holds else WhenMissing.RENORMALISE, smallest)


def _weight(chance: Random) -> FamilyWeights:
    named = [family for family in FAMILIES if chance.random() < 0.3]
    return FamilyWeights(_figure(chance, 60), {each: _figure(chance, 60) for each in named})


def _figure(chance: Random, most: int) -> Fraction:
    """Nought now and then, mostly whole, sometimes with parts that fit nothing else."""
    parts = chance.choice([1, 1, 1, 2, 3, 8, 97])
    lowest = 0 if chance.random() < 0.1 else 1
    return Fraction(chance.randint(lowest, most * parts), parts)


def _level_points(chance: Random) -> Mapping[int, Fraction]:
    if chance.random() < 0.5:
        return {level: Fraction(points) for level, points in enumerate(_WHOLE_SCALE, start=1)}
    levels = range(1, chance.randint(3, 8))
    parts = chance.choice([1, 3, 1000, 2**61 - 1])
    lowest = chance.choice([0, 60, 108, 108]) * parts
    points = sorted(Fraction(chance.randint(lowest, 120 * parts), parts) for _ in levels)
    return dict(zip(levels, points, strict=True))


def _bands(chance: Random) -> tuple[Band, ...]:
    limits = {_figure(chance, 100) for _ in range(chance.randint(1, 5))}
    return tuple(Band(f"pita_{limit}", _label("pita"), limit) for limit in limits)


def _scale(chance: Random) -> AchievementScale:
    if chance.random() < 0.5:
        return AchievementScale()
    count = chance.randint(1, 4)
    percents = sorted(Fraction(each) for each in chance.sample(range(160), k=count))
    points = sorted(_figure(chance, 120) for _ in percents)
    cap = chance.choice([Fraction(120), Fraction(100), Fraction(301, 2)])
    return AchievementScale(cap, tuple(zip(percents, points, strict=True)))


def _label(word: str) -> Text:
    return Text(word, f"{word} (en)")
