import json
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kinerja.rounding import round_half_up
from kinerja.rubrics.display import Shown, apportion, outcome_json, show
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import CitizenIndex, Outcome
from kinerja.rubrics.tree import Node
from tests.core.rubrics.samples import Case, bengkulu, bungo, cases, lhokseumawe, rated


def tree_of(outcome: Outcome) -> Node:
    assert outcome.tree is not None
    return outcome.tree


def every_shown(shown: Shown) -> list[Shown]:
    return [shown, *(each for child in shown.children for each in every_shown(child))]


@given(cases())
def test_what_is_shown_adds_up_at_every_node(case: Case) -> None:
    shown = show(tree_of(score(case.rubric, case.record)))

    assert shown.value == shown.contribution == score(case.rubric, case.record).score
    for each in every_shown(shown):
        if each.children:
            assert sum(child.contribution for child in each.children) == each.value
        assert abs(Fraction(each.contribution) - each.node.contribution) < Fraction(1, 50)


@given(st.lists(st.fractions(0, 100, max_denominator=999), min_size=1, max_size=12))
def test_apportioned_parts_add_up_and_none_moves_by_a_hundredth(parts: list[Fraction]) -> None:
    total = round_half_up(sum(parts, Fraction(0)))

    rounded = apportion(parts, total)

    assert sum(rounded) == total
    assert all(
        abs(Fraction(each) - part) < Fraction(1, 100)
        for each, part in zip(rounded, parts, strict=True)
    )


def test_the_largest_remainder_is_served_first_and_then_the_earlier_part() -> None:
    thirds = [Fraction(100, 3)] * 3
    uneven = [Fraction("1.004"), Fraction("1.006"), Fraction("1")]

    assert apportion(thirds, Decimal(100)) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]
    assert apportion(uneven, Decimal("3.01")) == [
        Decimal("1.00"),
        Decimal("1.01"),
        Decimal("1.00"),
    ]


def test_formulas_can_be_recomputed_by_a_reader() -> None:
    rubric = lhokseumawe()
    tree = tree_of(score(rubric, rated(rubric, superior=(3,), peer=(4, 4, 5))))

    results = tree.children[0].children[0]

    assert tree.formula.id == "(84 × 50 + 84 × 30 + 84 × 20) ÷ 100 = 84"
    assert results.formula.id == "(80 × 70 + 93,3333 × 30) ÷ 100 = 84"
    assert results.formula.en == "(80 × 70 + 93.3333 × 30) ÷ 100 = 84"
    assert [child.formula.id for child in results.children] == [
        "tingkat 3 = 80",
        "rata-rata 3 penilai, tanpa nama",
    ]
    assert results.children[1].formula.en == "average of 3 raters, unnamed"


def test_a_part_that_stands_alone_is_its_own_formula() -> None:
    rubric = bungo()
    tree = tree_of(score(rubric, rated(rubric, superior=(4,))))

    assert tree.children[0].formula.id == "90"


def test_the_citizens_index_says_how_many_answered() -> None:
    rubric = bengkulu()
    citizen = CitizenIndex(Fraction("81.36"), 49)
    tree = tree_of(score(rubric, rated(rubric, citizen=citizen)))

    voice = tree.children[1].children[0].children[0]

    assert voice.formula.id == "indeks survei 81,36 dari 49 jawaban"
    assert voice.formula.en == "survey index 81.36 from 49 answers"


def test_several_named_voices_are_written_out_in_one_order() -> None:
    rubric = bungo()
    tree = tree_of(score(rubric, rated(rubric, superior=(5, 3))))

    assert tree.children[0].children[0].children[0].formula.id == "(80 + 100) ÷ 2 = 90"


def test_what_is_left_out_says_why_and_not_how_many_there_were() -> None:
    rubric = bungo()
    record = rated(rubric, citizen=CitizenIndex(Fraction(50), 29), self=(), superior=(3,))
    behaviour = tree_of(score(rubric, record)).children[1].children[0]
    peers = tree_of(score(lhokseumawe(), rated(lhokseumawe(), peer=(1, 1)))).children[0]

    assert [(each.code, each.why.id) for each in behaviour.left_out] == [
        ("self", "belum menilai"),
        ("citizen", "kurang dari 30 jawaban"),
    ]
    assert [(each.code, each.why.en) for each in peers.children[0].left_out] == [
        ("peer", "fewer than 3 raters")
    ]


@given(cases())
def test_a_tree_written_down_is_read_back_exactly(case: Case) -> None:
    tree = tree_of(score(case.rubric, case.record))

    assert Node.from_document(json.loads(json.dumps(tree.as_document()))) == tree


def test_an_outcome_as_json_has_the_published_keys() -> None:
    rubric = lhokseumawe()

    found = json.loads(json.dumps(outcome_json(score(rubric, rated(rubric)))))

    assert list(found) == [
        "score",
        "band",
        "results_rating",
        "behaviour_rating",
        "predicate",
        "scheme",
        "tree",
        "rubric_version",
    ]
    assert (found["score"], found["band"], found["predicate"]) == (80.0, "baik", "baik")
    assert list(found["tree"]) == [
        "label",
        "value",
        "weight",
        "contribution",
        "formula",
        "children",
    ]
    first = found["tree"]["children"][0]
    assert (first["value"], first["weight"], first["contribution"]) == (80.0, 50.0, 40.0)


def test_an_outcome_that_waits_is_json_with_nulls() -> None:
    rubric = lhokseumawe()

    found = outcome_json(score(rubric, rated(rubric, superior=())), "en")

    assert (found["score"], found["tree"], found["predicate"]) == (None, None, None)
    assert found["rubric_version"] == "lhokseumawe-1"
