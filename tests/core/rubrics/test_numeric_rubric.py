"""A rubric of scheme B: the numeric scale of PP 30/2019, in two parts with fixed shares."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import CitizenIndex, Outcome, Record, Target
from kinerja.rubrics.rubric import (
    Axis,
    RaterKind,
    RaterRule,
    WhenMissing,
)
from tests.core.rubrics.regions import node_at, whole
from tests.core.rubrics.samples import (
    NUMERIC_POINTS,
    SUPERIOR_ALONE,
    component,
    pp30,
    target,
    weight,
)


def outcome_of(
    *reached: int,
    level: int | None = 3,
    citizen: int | None = None,
    skp: int = 70,
    has_new_idea: bool = False,
) -> Outcome:
    given: dict[str, dict[RaterKind, Sequence[int]]] = {
        "perilaku_1": {RaterKind.SUPERIOR: () if level is None else (level,)}
    }
    index = None if citizen is None else CitizenIndex(Fraction(citizen), 30)
    targets = tuple(target(f"rhk_{at}", each) for at, each in enumerate(reached))
    record = Record("umum", given, index, targets, has_new_idea=has_new_idea)
    rules = {RaterKind.SUPERIOR: RaterRule(WhenMissing.RENORMALISE)}
    return score(replace(pp30(skp), rater_rules=rules), record)


@pytest.mark.parametrize(
    ("skp", "expected"),
    [(70, "106.00"), (60, "108.00")],  # 100 x 70 % + 120 x 30 %; 100 x 60 % + 120 x 40 %
)
def test_skp_and_perilaku_share_70_to_30_and_with_peers_60_to_40(skp: int, expected: str) -> None:
    outcome = outcome_of(100, level=5, skp=skp)

    assert outcome.score == Decimal(expected)
    assert (outcome.scheme, outcome.results_rating, outcome.behaviour_rating) == ("B", None, None)
    assert outcome.predicate is NumericPredicate.BAIK


@pytest.mark.parametrize(
    ("has_new_idea", "predicate"),
    [(True, NumericPredicate.SANGAT_BAIK), (False, NumericPredicate.BAIK)],
)
def test_from_110_on_a_new_idea_makes_the_difference(
    has_new_idea: bool, predicate: NumericPredicate
) -> None:
    assert outcome_of(110, level=4, has_new_idea=has_new_idea).predicate is predicate


def exactly(value: str, *, has_new_idea: bool = False) -> Outcome:
    """Both parts worth `value`, by one rating on a scale made for it."""
    levels = {level: Fraction(value) for level in NUMERIC_POINTS}
    own = pp30()
    parts = (own.components[2], replace(own.components[2], code="skp", axis=Axis.RESULTS))
    ratings = {"perilaku_1": {RaterKind.SUPERIOR: (3,)}}
    record = Record("umum", ratings, has_new_idea=has_new_idea)
    return score(replace(own, components=parts, level_points=levels), record)


@pytest.mark.parametrize(
    ("value", "predicate"),
    [
        ("120", NumericPredicate.SANGAT_BAIK),
        ("110", NumericPredicate.SANGAT_BAIK),
        ("109.9999", NumericPredicate.BAIK),
        ("90", NumericPredicate.BAIK),
        ("89.9999", NumericPredicate.CUKUP),
        ("70", NumericPredicate.CUKUP),
        ("69.9999", NumericPredicate.KURANG),
        ("50", NumericPredicate.KURANG),
        ("49.9999", NumericPredicate.SANGAT_KURANG),
        ("0", NumericPredicate.SANGAT_KURANG),
    ],
)
def test_the_unrounded_value_meets_the_limits(value: str, predicate: NumericPredicate) -> None:
    assert exactly(value, has_new_idea=True).predicate is predicate


def test_two_decimals_are_shown_and_not_compared() -> None:
    outcome = exactly("109.9999", has_new_idea=True)

    assert outcome.score == Decimal("110.00")
    assert outcome.predicate is NumericPredicate.BAIK


def test_a_part_keeps_its_share_whatever_is_missing_inside_it() -> None:
    with_index = outcome_of(110, level=3, citizen=40)
    without = outcome_of(110, level=3)

    # SKP: (110 x 50 + 40 x 20) / 70 = 90 with the index, 110 without; perilaku 90
    assert with_index.axes[Axis.RESULTS].value == 90
    assert with_index.score == 90
    assert without.score == Decimal("104.00")  # 110 x 70 % + 90 x 30 %, not 110 x 50 of 80
    tree = whole(without)
    assert [(each.code, each.weight) for each in tree.children] == [
        ("results", Fraction(7, 10)),
        ("behaviour", Fraction(3, 10)),
    ]
    assert tree.formula.id == "(110 × 70 + 90 × 30) ÷ 100 = 104"
    assert tree.left_out == ()
    assert [(each.code, each.why.id) for each in node_at(tree, "results").left_out] == [
        ("warga", "kurang dari 30 jawaban")
    ]


def test_without_one_of_the_parts_there_is_no_predicate() -> None:
    no_behaviour, no_results = outcome_of(110, level=None), outcome_of(level=4)

    assert (no_behaviour.score, no_behaviour.predicate) == (Decimal(110), None)
    assert (no_results.score, no_results.predicate) == (Decimal(110), None)
    assert [(each.code, each.why.id) for each in whole(no_behaviour).left_out] == [
        ("behaviour", "belum dinilai")
    ]
    assert [each.code for each in whole(no_results).left_out] == ["results"]


def test_results_count_up_to_120_and_no_further() -> None:
    outcome = outcome_of(300, level=5, has_new_idea=True)

    assert outcome.score == 120
    assert outcome.predicate is NumericPredicate.SANGAT_BAIK


def test_a_missed_main_result_does_not_lower_a_numeric_predicate() -> None:
    missed: Target = replace(target("rhk_2", 90), weight=Fraction(1, 100))
    own = pp30()
    ratings = {"perilaku_1": {RaterKind.SUPERIOR: (5,)}}
    record = Record("umum", ratings, None, (target("rhk_1", 120), missed), has_new_idea=True)

    assert score(own, record).predicate is NumericPredicate.SANGAT_BAIK


def test_a_component_on_neither_axis_weighs_nothing_here() -> None:
    own = pp30()
    beside = component("kompetensi", Axis.NONE, weight(0, kesehatan=10), SUPERIOR_ALONE)
    ratings = {
        "perilaku_1": {RaterKind.SUPERIOR: (3,)},
        "kompetensi_1": {RaterKind.SUPERIOR: (1,)},
    }
    record = Record("umum", ratings, None, (target("rhk", 110),))
    wider = replace(own, components=(*own.components, beside))

    for family in ("umum", "kesehatan"):
        found = score(wider, replace(record, family=family))
        assert found.score == 104
        assert found.predicate is NumericPredicate.BAIK
