"""What one kind of rater says about one indicator, as one figure."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import ANONYMOUS, RaterKind, Rubric
from kinerja.rubrics.tree import LeftOut, Node, in_both_languages
from kinerja.text import Text

RATER_LABELS: Final[Mapping[RaterKind, Text]] = MappingProxyType(
    {
        RaterKind.SELF: Text("Diri sendiri", "Self"),
        RaterKind.SUPERIOR: Text("Atasan langsung", "Direct superior"),
        RaterKind.PEER: Text("Rekan kerja", "Peers"),
        RaterKind.SUBORDINATE: Text("Bawahan", "Subordinates"),
        RaterKind.CITIZEN: Text("Warga", "Citizens"),
    }
)


def heard(rubric: Rubric, record: Record, indicator: str, kind: RaterKind) -> Node | None:
    """The mean of this kind's points, or None when fewer spoke than the rubric asks for."""
    if kind is RaterKind.CITIZEN:
        return _citizens(rubric, record)
    levels = record.ratings.get(indicator, {}).get(kind, ())
    if len(levels) < max(1, rubric.rule(kind).smallest):
        return None
    points = sorted(rubric.level_points[level] for level in levels)
    value = sum(points, Fraction(0)) / len(points)
    return Node(kind.value, RATER_LABELS[kind], value, _formula(kind, levels, points, value))


def too_few(kind: RaterKind, smallest: int) -> LeftOut:
    """That this kind does not count, without saying how many there were."""
    if kind is RaterKind.CITIZEN:
        why = Text(f"kurang dari {smallest} jawaban", f"fewer than {smallest} answers")
    elif smallest > 1:
        why = Text(f"kurang dari {smallest} penilai", f"fewer than {smallest} raters")
    else:
        why = Text("belum menilai", "has not rated")
    return LeftOut(kind.value, RATER_LABELS[kind], why)


def _citizens(rubric: Rubric, record: Record) -> Node | None:
    citizen = record.citizen
    if citizen is None or citizen.n < rubric.rule(RaterKind.CITIZEN).smallest:
        return None
    index = in_both_languages("{}", [citizen.index])
    formula = Text(
        f"indeks survei {index.id} dari {citizen.n} jawaban",
        f"survey index {index.en} from {citizen.n} answers",
    )
    kind = RaterKind.CITIZEN
    return Node(kind.value, RATER_LABELS[kind], citizen.index, formula)


def _formula(
    kind: RaterKind, levels: Sequence[int], points: Sequence[Fraction], value: Fraction
) -> Text:
    """How to recompute it; of those who rate unnamed, only the average and how many they are."""
    count = len(points)
    if kind in ANONYMOUS:
        return Text(f"rata-rata {count} penilai, tanpa nama", f"average of {count} raters, unnamed")
    if count == 1:
        worth = in_both_languages("= {}", [value])
        return Text(f"tingkat {levels[0]} {worth.id}", f"level {levels[0]} {worth.en}")
    terms = " + ".join("{}" for _ in points)
    return in_both_languages(f"({terms}) ÷ {count} = {{}}", [*points, value])
