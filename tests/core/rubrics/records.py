"""Any record a rubric can score: voices missing, too few or many, figures of every kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from hypothesis import strategies as st

from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.record import CitizenIndex, Record, Target
from kinerja.rubrics.rubric import (
    ANONYMOUS,
    Component,
    FamilyWeights,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WhenMissing,
)
from kinerja.text import Text

UNKNOWN_FAMILY: Final = "keluarga_lain"
_LABEL: Final = Text("Angka", "Figure")
_VOICES: Final[Sequence[RaterKind]] = [each for each in RaterKind if each != RaterKind.CITIZEN]


def records_of(rubric: Rubric) -> st.SearchStrategy[Record]:
    """Any record of this rubric; a failing one shrinks."""
    return st.randoms(use_true_random=False).map(RecordMaker(rubric).make)


def crowd(rubric: Rubric, seed: int, size: int) -> list[Record]:
    """`size` records of this rubric from one seed: quick enough for thousands."""
    chance = Random(seed)  # noqa: S311  # repeatable, no secret
    maker = RecordMaker(rubric)
    return [maker.make(chance) for _ in range(size)]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one person's raters behave: the levels they give and whom one does not hear."""

    levels: Sequence[int]
    silent: frozenset[RaterKind]
    gaps: float

    def skips(self, kind: RaterKind, chance: Random) -> bool:
        return kind in self.silent or _happens(chance, self.gaps)


class RecordMaker:
    """Makes records of one rubric by chance; every one of them passes `check_record`."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.families = [*sorted(families_of(rubric)), UNKNOWN_FAMILY]
        self.indicators = [(part, each) for part in rubric.components for each in part.indicators]

    def make(self, chance: Random) -> Record:
        return Record(
            family=chance.choice(self.families),
            ratings=self._ratings(chance),
            citizen=self._citizen(chance),
            targets=_targets(chance),
            measured=self._measured(chance),
            has_new_idea=_happens(chance, 0.5),
        )

    def _ratings(self, chance: Random) -> Mapping[str, Mapping[RaterKind, Sequence[int]]]:
        manner = self._manner(chance)
        counts = {kind: self._count(kind, chance) for kind in RaterKind}
        asks_all = _happens(chance, 0.05)
        return {
            each.code: {
                kind: self._levels(manner, counts[kind], kind, chance)
                for kind in (RaterKind if asks_all else _voices_asked(part, each))
                if not manner.skips(kind, chance)
            }
            for part, each in self.indicators
            if manner.gaps < 0.9 or _happens(chance, 0.5)
        }

    def _manner(self, chance: Random) -> _Manner:
        scale = sorted(self.rubric.level_points)
        middle = [scale[len(scale) // 2]]
        levels = chance.choice([scale, scale, scale[-2:], scale[-2:], scale[:2], middle])
        silent = frozenset(
            kind for kind in _VOICES if _happens(chance, 0.03 if self._holds(kind) else 0.1)
        )
        return _Manner(levels, silent, chance.choice([0.0, 0.0, 0.0, 0.0, 0.02, 0.2, 0.95]))

    def _holds(self, kind: RaterKind) -> bool:
        return self.rubric.rule(kind).missing is WhenMissing.HOLD

    def _count(self, kind: RaterKind, chance: Random) -> int:
        if kind not in ANONYMOUS:
            return chance.choice([1, 1, 1, 1, 2])
        smallest = self.rubric.rule(kind).smallest
        return max(0, smallest + chance.choice([0, 0, 0, 1, 2, 4, -1, -2]))

    def _levels(
        self, manner: _Manner, count: int, kind: RaterKind, chance: Random
    ) -> Sequence[int]:
        heard = count
        if manner.gaps and kind in ANONYMOUS:
            heard = chance.randint(max(0, count - 2), count)
        return tuple(chance.choice(manner.levels) for _ in range(heard))

    def _citizen(self, chance: Random) -> CitizenIndex | None:
        if not _happens(chance, 0.75):
            return None
        smallest = self.rubric.rule(RaterKind.CITIZEN).smallest
        n = max(0, smallest + chance.choice([-smallest, -1, 0, 1, 400]))
        parts = chance.choice([1, 4, 9, 100, n * 9 or 1, 7919])
        index = Fraction(chance.randint(25 * parts, 100 * parts), parts)
        return CitizenIndex(chance.choice([index, index, Fraction(90), Fraction(100)]), n)

    def _measured(self, chance: Random) -> Mapping[str, tuple[Measure, ...]]:
        return {
            each.code: _measures(chance, chance.randint(1, 3))
            for _, each in self.indicators
            if _happens(chance, 0.75 if each.source is Source.MEASURED else 0.02)
        }


def families_of(rubric: Rubric) -> set[str]:
    """Every position family this rubric names."""
    weights: list[FamilyWeights] = [
        weight
        for part in rubric.components
        for weight in (part.weight, *(each.weight for each in part.indicators))
    ]
    return {family for weight in weights for family in weight.families}


def _voices_asked(part: Component, each: Indicator) -> list[RaterKind]:
    return [kind for kind in part.raters_of(each) if kind is not RaterKind.CITIZEN]


def _targets(chance: Random) -> tuple[Target, ...]:
    count = chance.choice([0, 0, 1, 1, 2, 3, 5])
    weights = _weights(chance, count)
    is_good = _happens(chance, 0.5)
    return tuple(
        Target(
            f"rhk_{place}",
            _LABEL,
            _measures(chance, chance.choice([1, 1, 2, 4]), is_good=is_good),
            is_main=_happens(chance, 0.7),
            weight=weight,
        )
        for place, weight in enumerate(weights)
    )


def _measures(chance: Random, count: int, *, is_good: bool = False) -> tuple[Measure, ...]:
    return tuple(
        _measure(chance, f"ukuran_{place}", weight, is_good=is_good)
        for place, weight in enumerate(_weights(chance, count))
    )


def _measure(chance: Random, code: str, weight: Fraction, *, is_good: bool) -> Measure:
    better = chance.choice([Better.HIGHER, Better.HIGHER, Better.LOWER])
    if better is Better.LOWER and _happens(chance, 0.2):
        none = Fraction(0)
        realised = none if is_good else Fraction(chance.randint(0, 2))
        return Measure(code, _LABEL, none, realised, better, weight)
    parts = chance.choice([1, 1, 2, 100])
    goal = Fraction(chance.choice([1, 7, 12, 100, chance.randint(1, 9999)]), parts)
    realised = goal * _share(chance, better, is_good=is_good)
    return Measure(code, _LABEL, goal, realised, better, weight)


def _share(chance: Random, better: Better, *, is_good: bool) -> Fraction:
    """Realised in proportion to the target: nothing, just met, just missed, far beyond."""
    if is_good:
        over = Fraction(chance.choice([0, 0, 5, 20, 40]), 100)
        return 1 + over if better is Better.HIGHER else 1 - over
    any_share = Fraction(chance.randint(0, 300), chance.choice([100, 120, 97]))
    edges = [Fraction(1), Fraction(999, 1000), Fraction(0), Fraction(-1, 10)]
    return chance.choice([any_share] * 4 + edges)


def _weights(chance: Random, count: int) -> list[Fraction]:
    """`count` weights of which some may be nought, but not all."""
    if not _happens(chance, 0.5):
        return [Fraction(1)] * count
    weights = [Fraction(chance.randint(0, 60), chance.choice([1, 2, 3])) for _ in range(count)]
    return weights if any(weights) else [Fraction(1)] * count


def _happens(chance: Random, share: float) -> bool:
    """Whether something happens that does so in `share` of all cases; shrinking undoes it."""
    return chance.random() >= 1 - share
