"""The worked example of docs/scoring.md is what the engine makes of it."""

import re
from fractions import Fraction

import pytest

from kinerja.paths import ROOT
from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.outlook_single import outlook
from kinerja.rubrics.record import Record, Target
from kinerja.rubrics.rubric import (
    LEVEL_POINTS,
    Axis,
    Component,
    Indicator,
    RaterKind,
    Rubric,
    Source,
)
from kinerja.rubrics.wording import at_least
from kinerja.text import Text
from tests.core.rubrics.calculator import Legend, result_of
from tests.core.rubrics.examples import tree_of
from tests.core.rubrics.samples import SUPERIOR_ALONE, component, indicator, shares, weight

PAGE = (ROOT / "docs" / "scoring.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
FORMULAS = re.findall(r"^  = (.+)$", EXAMPLE, re.MULTILINE)
SCALE = {
    "levels": {str(level): points for level, points in LEVEL_POINTS.items()},
    "achievement": [[0, 0], [100, 80], [120, 100]],
    "cap": 120,
}


def named(code: str, words: str) -> Text:
    return Text(code, words)


def rubric() -> Rubric:
    targets = Indicator("capaian", named("capaian", "Targets"), weight(1), source=Source.TARGETS)
    behaviour = [
        indicator("disiplin", weight(20)),
        indicator("inisiatif", weight(8)),
        indicator("kerja_sama", weight(8)),
    ]
    raters = shares(SUPERIOR_ALONE)
    parts = (
        Component(
            "target", named("target", "Work targets"), Axis.RESULTS, weight(50), raters, (targets,)
        ),
        component("mutu", Axis.RESULTS, weight(14), SUPERIOR_ALONE),
        component("perilaku", Axis.BEHAVIOUR, weight(36), SUPERIOR_ALONE, behaviour),
    )
    return Rubric("1", parts)


def record() -> Record:
    levels = {"mutu_1": 4, "disiplin": 4, "inisiatif": 5, "kerja_sama": 3}
    settled = (
        Measure("a", named("a", "Requests"), Fraction(1200), Fraction(1344), weight=Fraction(60)),
        Measure("b", named("b", "Days"), Fraction(5), Fraction(4), Better.LOWER, Fraction(40)),
    )
    satisfied = (Measure("c", named("c", "Index"), Fraction(82), Fraction("84.38")),)
    return Record(
        "umum",
        {code: {RaterKind.SUPERIOR: (level,)} for code, level in levels.items()},
        targets=(
            Target("settled", named("settled", "Requests are settled"), settled),
            Target("satisfied", named("satisfied", "Citizens are satisfied"), satisfied),
        ),
    )


def test_the_page_prints_the_engine_s_own_formulas() -> None:
    outcome = score(rubric(), record())
    tree = tree_of(outcome)
    targets, quality, behaviour = tree.children
    printed = [
        *(each.formula.en for each in targets.children[0].children),
        targets.children[0].formula.en,
        quality.children[0].children[0].formula.en,
        behaviour.formula.en,
        tree.formula.en,
        *(node.formula.en for node in outcome.axes.values()),
    ]
    assert printed == FORMULAS
    assert f"shown as {outcome.score}" in PAGE
    assert (outcome.results_rating, outcome.behaviour_rating) == ("as", "above")
    assert (outcome.predicate, outcome.band and outcome.band.code) == ("baik", "baik")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_reader_of_the_page_comes_to_the_same_figures(formula: str) -> None:
    assert result_of(formula, Legend.of(SCALE)) is not None


def test_the_changes_the_page_names_are_all_there_are() -> None:
    found = outlook(rubric(), record())
    assert [(each.indicator, each.level) for each in found.levels] == [("mutu_1", 5)]
    reached = {
        each.label.en: at_least(each.percent).in_language("en") for each in found.achievements
    }
    assert reached == {"Requests are settled": "117.1", "Citizens are satisfied": "104.8"}
    for label, percent in reached.items():
        assert f"to reach {percent} % in *{label}*" in PAGE
