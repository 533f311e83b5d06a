"""`rubrics score` on `rubrics example`: a reader can work every figure out again."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from kinerja.packs.rubric_of import rubric_of
from kinerja.rubrics.outlook_single import outlook
from kinerja.rubrics.rubric import ANONYMOUS, Rubric
from kinerja.rubrics.score_json import score_document
from kinerja.rubrics.tree import Node
from tests.core.rubrics.calculator import UNNAMED, Legend, meets, result_of, span, terms_of
from tests.core.rubrics.examples import (
    FAMILIES,
    every_node,
    example_of,
    rubric_in,
    said_in,
    scored,
    tree_of,
)

HUNDREDTH = Fraction(5, 1000)  # values and contributions print two decimals
SHARE = Fraction(5, 100_000)  # weights print four decimals of a percent

every_family = pytest.mark.parametrize(("slug", "family"), FAMILIES)
in_both_languages = pytest.mark.parametrize("language", ["id", "en"])


@cache
def document_of(slug: str, family: str, language: str = "id") -> dict[str, Any]:
    rubric, record = rubric_in(slug), example_of(slug, family)
    outcome = scored(slug, family)
    return score_document(rubric, outcome, outlook(rubric, record, outcome), language)


def nodes_in(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(each for child in node["children"] for each in nodes_in(child))]


@every_family
@in_both_languages
def test_every_node_follows_from_the_figures_its_formula_prints(
    slug: str, family: str, language: str
) -> None:
    document = document_of(slug, family, language)
    legend = Legend.of(document["scale"])
    for node in nodes_in(document["tree"]):
        result = result_of(node["formula"], legend)
        assert result is None or meets(result, span(str(node["value"]), HUNDREDTH)), node["label"]


@every_family
def test_the_figures_of_a_formula_are_those_of_the_lines_below_it(slug: str, family: str) -> None:
    for node in nodes_in(document_of(slug, family)["tree"]):
        terms = list(terms_of(node["formula"]))
        assert len(terms) in {0, len(node["children"])}
        total = sum(weight for _value, weight in terms)
        for (value, weight), child in zip(terms, node["children"], strict=False):
            assert meets(span(str(value)), span(str(child["value"]), HUNDREDTH))
            assert abs(weight / total * 100 - Fraction(str(child["weight"]))) <= 2 * SHARE
        if len(node["children"]) == 1:
            assert node["children"][0]["value"] == node["value"]


@every_family
def test_an_axis_follows_from_the_components_it_names(slug: str, family: str) -> None:
    document = document_of(slug, family)
    assert set(document["axes"]) == {"results", "behaviour"}
    for axis in document["axes"].values():
        result = result_of(axis["formula"], Legend.of(document["scale"]))
        assert result is not None
        assert meets(result, span(str(axis["value"]), HUNDREDTH))


@every_family
def test_an_unnamed_voice_is_the_mean_of_the_levels_handed_in(slug: str, family: str) -> None:
    rubric, record = rubric_in(slug), example_of(slug, family)
    for indicator in indicators_in(tree_of(scored(slug, family)), rubric):
        for voice in indicator.children:
            kind = next((each for each in ANONYMOUS if each == voice.code), None)
            if kind is not None:
                levels = record.ratings[indicator.code][kind]
                found = UNNAMED.fullmatch(voice.formula.id)
                assert found
                assert int(found[1]) == len(levels)
                assert voice.value * len(levels) == sum(rubric.level_points[at] for at in levels)


def indicators_in(tree: Node, rubric: Rubric) -> list[Node]:
    codes = {each.code for part in rubric.components for each in part.indicators}
    return [node for node in every_node(tree) if node.code in codes]


@every_family
def test_displayed_contributions_add_up_to_the_displayed_value(slug: str, family: str) -> None:
    tree = document_of(slug, family)["tree"]
    assert tree["contribution"] == tree["value"]
    for node in nodes_in(tree):
        if node["children"]:
            added = sum(Decimal(str(child["contribution"])) for child in node["children"])
            assert added == Decimal(str(node["value"])), node["label"]


@every_family
def test_exact_contributions_add_up_to_the_exact_value(slug: str, family: str) -> None:
    for node in every_node(tree_of(scored(slug, family))):
        if node.children:
            assert sum(child.contribution for child in node.children) == node.value
            assert sum(child.weight for child in node.children) == 1


@every_family
def test_an_example_is_complete_enough_for_both_proposals(slug: str, family: str) -> None:
    outcome = scored(slug, family)
    assert outcome.predicate is not None
    assert outcome.band is not None
    assert outcome.holds == ()
    weighing = [
        each.code
        for part in rubric_of(said_in(slug)).components
        for each in part.indicators
        if part.weight.of(family) > 0 and each.weight.of(family) > 0
    ]
    found = [each.code for each in indicators_in(tree_of(outcome), rubric_in(slug))]
    left_out = [left.code for node in every_node(tree_of(outcome)) for left in node.left_out]
    assert sorted({*found, *left_out} & {*weighing}) == sorted(weighing)
    assert len(found) >= len(weighing) - 1


LEGEND = Legend(
    {"3": Fraction(80)},
    [(Fraction(0), Fraction(0)), (Fraction(100), Fraction(80)), (Fraction(120), Fraction(100))],
    Fraction(120),
)


@pytest.mark.parametrize(
    "formula",
    [
        "(80 × 70 + 93,3333 × 30) ÷ 100 = 84",
        "(80 + 100 + 90) ÷ 3 = 90",
        "tingkat 3 = 80",
        "Jumlah layanan 24 jam 1260 ÷ 1200 = 105 %; 105 % → 85",
        "Lama (2 × 60 − 19) ÷ 60 = 168,3333 %, dihitung 120 %; 120 % → 100",
        "Lama (2 × 60 − 190) ÷ 60 = -116,6667 %, dihitung 0 %; 0 % → 0",
        "Kesalahan 0 (0) = 100 %; 100 % → 80",
        "A 1 ÷ 2 = 50 %; B 3 ÷ 3 = 100 %; (50 % × 40 + 100 % × 60) ÷ 100 = 80 %; 80 % → 64",
    ],
)
def test_the_calculator_follows_right_arithmetic(formula: str) -> None:
    assert result_of(formula, LEGEND) is not None


@pytest.mark.parametrize(
    "formula",
    [
        "(80 × 70 + 93,3333 × 30) ÷ 100 = 84,01",
        "(80 × 70 + 93,3333 × 30) ÷ 90 = 84",
        "tingkat 3 = 81",
        "Jumlah layanan 1260 ÷ 1200 = 104 %; 104 % → 84",
        "Jumlah layanan 1260 ÷ 1200 = 105 %; 105 % → 84",
        "Jumlah layanan 1260 ÷ 1200 = 105 %; 106 % → 86",
        "Lama (2 × 60 − 19) ÷ 60 = 168,3333 %, dihitung 121 %; 121 % → 100",
        "Lama (2 × 60 − 190) ÷ 60 = -116,6667 %, dihitung 1 %; 1 % → 0,8",
        "A 1 ÷ 2 = 50 %; B 3 ÷ 3 = 100 %; (50 % × 40 + 100 % × 60) ÷ 100 = 81 %; 81 % → 64,8",
    ],
)
def test_the_calculator_finds_wrong_arithmetic(formula: str) -> None:
    with pytest.raises(AssertionError):
        result_of(formula, LEGEND)
