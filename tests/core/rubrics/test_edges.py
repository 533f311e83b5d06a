"""Nought, one and none: where a rule begins to hold."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.rubrics.display import show
from kinerja.rubrics.engine import band_of, score
from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.record import CitizenIndex, Record, Target
from kinerja.rubrics.rubric import (
    BANDS,
    Axis,
    RaterKind,
    RaterRule,
    Rubric,
    Source,
    WhenMissing,
)
from kinerja.rubrics.voices import RATER_LABELS, heard, too_few
from kinerja.text import Text
from tests.core.rubrics.regions import node_at, whole
from tests.core.rubrics.samples import (
    SUPERIOR_ALONE,
    bengkulu,
    component,
    indicator,
    kepahiang,
    rated,
    weight,
)

LABEL = Text("Angka", "Figure")
FULL_CIRCLE = {RaterKind.SUPERIOR: 60, RaterKind.SUBORDINATE: 40, RaterKind.CITIZEN: 0}


def with_raters(raters: dict[RaterKind, int], **rules: RaterRule) -> Rubric:
    parts = (
        component("hasil", Axis.RESULTS, weight(50, lain=0), raters),
        component("perilaku", Axis.BEHAVIOUR, weight(50), raters),
    )
    return Rubric("1", parts, rater_rules={RaterKind(kind): rule for kind, rule in rules.items()})


def test_a_kind_of_weight_nought_is_neither_heard_nor_left_out_nor_waited_for() -> None:
    rubric = with_raters(FULL_CIRCLE, citizen=RaterRule(WhenMissing.HOLD))
    silent = rated(rubric, superior=(3,), subordinate=(3, 3, 3))
    speaking = replace(silent, citizen=CitizenIndex(Fraction(50), 99))

    for record in (silent, speaking):
        part = node_at(whole(score(rubric, record)), "hasil", "hasil_1")
        assert [node.code for node in part.children] == ["superior", "subordinate"]
        assert part.left_out == ()


def test_a_component_of_weight_nought_waits_for_nobody() -> None:
    rubric = with_raters(SUPERIOR_ALONE)
    record = Record("lain", {"perilaku_1": {RaterKind.SUPERIOR: (4,)}})

    assert score(rubric, record).score == 90
    assert [hold.component for hold in score(rubric, replace(record, family="umum")).holds] == [
        "hasil"
    ]


def test_subordinates_are_named_as_a_kind_and_by_nothing_else() -> None:
    rubric = with_raters(FULL_CIRCLE)
    tree = whole(score(rubric, rated(rubric, superior=(3,), subordinate=(3, 4, 5))))
    voice = node_at(tree, "hasil", "hasil_1", "subordinate")

    assert (voice.value, voice.label.id) == (Fraction(90), "Bawahan")
    assert voice.formula.en == "average of 3 raters, unnamed"
    assert set(RATER_LABELS) == set(RaterKind)
    two = whole(score(rubric, rated(rubric, superior=(3,), subordinate=(5, 5))))
    assert [each.code for each in node_at(two, "hasil", "hasil_1").left_out] == ["subordinate"]


def test_citizens_are_a_voice_of_their_own_name() -> None:
    rubric = bengkulu()
    tree = whole(score(rubric, rated(rubric, citizen=CitizenIndex(Fraction(80), 30))))

    (voice,) = node_at(tree, "warga", "warga_1").children
    assert (voice.code, voice.label.id) == ("citizen", "Warga")


def test_nobody_is_never_heard_even_where_nought_would_be_enough() -> None:
    rubric = with_raters(SUPERIOR_ALONE, superior=RaterRule(WhenMissing.RENORMALISE, smallest=0))

    assert heard(rubric, Record("umum"), "hasil_1", RaterKind.SUPERIOR) is None


@pytest.mark.parametrize(
    ("kind", "smallest", "why"),
    [
        (RaterKind.SELF, 1, "belum menilai"),
        (RaterKind.PEER, 2, "kurang dari 2 penilai"),
        (RaterKind.CITIZEN, 1, "kurang dari 1 jawaban"),
    ],
)
def test_why_a_kind_is_not_heard(kind: RaterKind, smallest: int, why: str) -> None:
    assert too_few(kind, smallest).why.id == why


def test_a_score_below_every_band_is_in_the_lowest() -> None:
    assert band_of(Fraction(10), BANDS[:4]).code == "kurang"
    assert band_of(Fraction(10), reversed(BANDS[:3])).code == "cukup"


def formula_of(*measures: Measure) -> str:
    figures = replace(indicator("angka", weight(1)), source=Source.TARGETS)
    rubric = Rubric("1", (component("hasil", Axis.RESULTS, weight(1), SUPERIOR_ALONE, [figures]),))
    record = Record("umum", targets=(Target("rhk", LABEL, measures),))
    return node_at(whole(score(rubric, record)), "hasil", "angka", "rhk").formula.id


def figure(goal: str, realised: str, share: str = "1", better: Better = Better.HIGHER) -> Measure:
    return Measure("a", LABEL, Fraction(goal), Fraction(realised), better, Fraction(share))


def test_two_measures_are_averaged_in_writing_and_one_of_no_weight_is_not_written() -> None:
    assert formula_of(figure("2", "1"), figure("1", "1")) == (
        "Angka 1 ÷ 2 = 50 %; Angka 1 ÷ 1 = 100 %; (50 % × 1 + 100 % × 1) ÷ 2 = 75 %; 75 % → 60"
    )
    assert formula_of(figure("2", "1"), figure("9", "1", "0")) == "Angka 1 ÷ 2 = 50 %; 50 % → 40"


def test_a_target_of_one_is_a_target_like_others_and_nought_is_not() -> None:
    assert formula_of(figure("1", "1", better=Better.LOWER)) == (
        "Angka (2 × 1 − 1) ÷ 1 = 100 %; 100 % → 80"
    )
    assert formula_of(figure("0", "0", better=Better.LOWER)) == "Angka 0 (0) = 100 %; 100 % → 80"


def test_a_weight_is_shown_in_percent_with_four_decimals() -> None:
    parts = tuple(
        component(f"k_{each}", Axis.RESULTS, weight(1), SUPERIOR_ALONE) for each in range(3)
    )
    rubric = Rubric("1", parts)
    shown = show(whole(score(rubric, rated(rubric))))

    assert {child.weight for child in shown.children} == {Decimal("33.3333")}


def test_what_is_shown_has_two_decimals() -> None:
    rubric = kepahiang()
    levels = {code: {RaterKind.SUPERIOR: (4, 4, 3)} for code in ("target_1", "mutu_1")}
    record = replace(rated(rubric), ratings={**rated(rubric).ratings, **levels})
    shown = show(whole(score(rubric, record)))

    assert str(shown.children[0].value) == "86.67"
    assert str(score(rubric, record).score) == str(shown.value) == "84.33"
