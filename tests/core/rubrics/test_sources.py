"""Where an indicator's value comes from: people, targets, standards, citizens."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.predicate import Rating
from kinerja.rubrics.record import CitizenIndex, Outcome, Record, Target
from kinerja.rubrics.rubric import (
    Axis,
    RaterKind,
    RaterRule,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)
from kinerja.text import Text
from tests.core.rubrics.regions import node_at, whole
from tests.core.rubrics.samples import SUPERIOR_ALONE, component, indicator, target, weight

LABEL = Text("Angka", "Figure")
SUPERIOR = RaterKind.SUPERIOR


def rubric_with(source: Source, without: WithoutFigures, **rule: int) -> Rubric:
    """Half from this source, half of results rated; behaviour beside it."""
    figures = replace(indicator("angka", weight(50)), source=source, without=without)
    parts = [figures, indicator("mutu", weight(50))]
    rules = {RaterKind.CITIZEN: RaterRule(WhenMissing.RENORMALISE, rule.get("smallest", 30))}
    return Rubric(
        "1",
        (
            component("hasil", Axis.RESULTS, weight(80), SUPERIOR_ALONE, parts),
            component("perilaku", Axis.BEHAVIOUR, weight(20), SUPERIOR_ALONE),
        ),
        rater_rules=rules,
    )


def figure(
    goal: str, realised: str, share: str = "1", better: Better = Better.HIGHER, code: str = "a"
) -> Measure:
    return Measure(code, LABEL, Fraction(goal), Fraction(realised), better, Fraction(share))


def given(**levels: int) -> dict[str, dict[RaterKind, Sequence[int]]]:
    return {code: {SUPERIOR: (level,)} for code, level in levels.items()}


RATED = given(mutu=3, perilaku_1=3)
TARGETS = rubric_with(Source.TARGETS, WithoutFigures.RENORMALISE)
MEASURED = rubric_with(Source.MEASURED, WithoutFigures.RENORMALISE)


def results(outcome: Outcome) -> Fraction:
    return outcome.axes[Axis.RESULTS].value


@pytest.mark.parametrize(
    ("reached", "expected"), [(50, 60), (100, 80), (110, 85), (120, 90), (200, 90)]
)
def test_targets_count_beside_what_is_rated(reached: int, expected: int) -> None:
    record = Record("umum", RATED, targets=(target("rhk", reached),))

    assert results(score(TARGETS, record)) == expected  # the mean with a rating of 80


def test_targets_count_in_proportion_of_their_weights_and_one_of_nought_not_at_all() -> None:
    targets = (
        replace(target("rhk_1", 120), weight=Fraction(30)),  # 100
        replace(target("rhk_2", 50), weight=Fraction(10)),  # 40
        replace(target("rhk_3", 0, is_main=False), weight=Fraction(0)),
    )
    tree = whole(score(TARGETS, Record("umum", RATED, targets=targets)))
    figures = node_at(tree, "hasil", "angka")

    assert figures.value == 85  # (100 x 30 + 40 x 10) / 40
    assert [(each.code, each.weight) for each in figures.children] == [
        ("rhk_1", Fraction(3, 4)),
        ("rhk_2", Fraction(1, 4)),
    ]


def test_standards_count_each_by_itself_in_proportion_of_their_weights() -> None:
    measures = (
        figure("100", "90", "2", code="ktp"),  # 72
        figure("10", "8", "1", Better.LOWER, code="akta"),  # 120 %: 100
        figure("1", "0", "0", code="tidak_dihitung"),
    )
    record = Record("umum", RATED, measured={"angka": measures})
    figures = node_at(whole(score(MEASURED, record)), "hasil", "angka")

    assert figures.value == Fraction(244, 3)  # (72 x 2 + 100) / 3
    assert [each.code for each in figures.children] == ["ktp", "akta"]


@pytest.mark.parametrize("source", [Source.TARGETS, Source.MEASURED])
def test_without_figures_the_indicator_is_rated_by_its_anchors(source: Source) -> None:
    rubric = rubric_with(source, WithoutFigures.RATE)

    assert results(score(rubric, Record("umum", RATED | given(angka=5)))) == 90
    waiting = score(rubric, Record("umum", RATED))
    assert [(each.rater, each.indicator) for each in waiting.holds] == [(SUPERIOR, "angka")]


@pytest.mark.parametrize("source", [Source.TARGETS, Source.MEASURED])
def test_without_figures_the_result_waits_for_them(source: Source) -> None:
    rubric = rubric_with(source, WithoutFigures.HOLD)
    outcome = score(rubric, Record("umum", RATED | given(angka=5)))

    assert (outcome.tree, outcome.score, outcome.predicate) == (None, None, None)
    (hold,) = outcome.holds
    assert (hold.rater, hold.component, hold.indicator) == (None, "hasil", "angka")


@pytest.mark.parametrize("source", [Source.TARGETS, Source.MEASURED])
def test_without_figures_the_others_count_and_a_rating_of_it_does_not(source: Source) -> None:
    rubric = rubric_with(source, WithoutFigures.RENORMALISE)
    outcome = score(rubric, Record("umum", RATED | given(angka=1)))

    assert results(outcome) == 80
    part = node_at(whole(outcome), "hasil")
    assert [node.weight for node in part.children] == [1]
    assert [(each.code, each.why.id) for each in part.left_out] == [("angka", "angkanya belum ada")]


@pytest.mark.parametrize("source", [Source.TARGETS, Source.MEASURED])
@pytest.mark.parametrize("without", WithoutFigures)
def test_figures_that_are_there_count_and_no_rating_instead(
    source: Source, without: WithoutFigures
) -> None:
    measured = {"angka": (figure("10", "10"),)} if source is Source.MEASURED else {}
    targets = (target("rhk", 100),) if source is Source.TARGETS else ()
    record = Record("umum", RATED | given(angka=1), targets=targets, measured=measured)

    assert results(score(rubric_with(source, without), record)) == 80


@pytest.mark.parametrize(
    ("n", "smallest", "expected"), [(29, 30, 80), (30, 30, 70), (31, 30, 70), (1, 1, 70)]
)
def test_an_index_counts_from_the_smallest_number_of_answers(
    n: int, smallest: int, expected: int
) -> None:
    rubric = rubric_with(Source.CITIZEN, WithoutFigures.RENORMALISE, smallest=smallest)
    citizen = CitizenIndex(Fraction(60), n)

    assert results(score(rubric, Record("umum", RATED, citizen))) == expected


@pytest.mark.parametrize("index", [25, 100])
def test_an_index_counts_as_it_stands_from_25_to_100(index: int) -> None:
    rubric = rubric_with(Source.CITIZEN, WithoutFigures.RENORMALISE)
    citizen = CitizenIndex(Fraction(index), 30)

    assert results(score(rubric, Record("umum", RATED, citizen))) == Fraction(index + 80, 2)


def test_an_index_that_must_be_there_holds_the_result() -> None:
    rubric = rubric_with(Source.CITIZEN, WithoutFigures.RENORMALISE)
    rules = {RaterKind.CITIZEN: RaterRule(WhenMissing.HOLD, 30)}
    waiting = score(replace(rubric, rater_rules=rules), Record("umum", RATED))

    assert [(each.rater, each.indicator) for each in waiting.holds] == [
        (RaterKind.CITIZEN, "angka")
    ]


def test_the_tree_says_why_citizens_are_not_heard_and_what_nobody_rated() -> None:
    rules = {SUPERIOR: RaterRule(WhenMissing.RENORMALISE)}
    alone = replace(indicator("angka", weight(1)), source=Source.CITIZEN)
    rubric = Rubric(
        "1",
        (
            component("warga", Axis.RESULTS, weight(50), SUPERIOR_ALONE, [alone]),
            component("hasil", Axis.RESULTS, weight(30), SUPERIOR_ALONE),
            component("perilaku", Axis.BEHAVIOUR, weight(20), SUPERIOR_ALONE),
        ),
        rater_rules=rules,
    )
    tree = whole(score(rubric, Record("umum", given(perilaku_1=3))))

    assert [(each.code, each.why.id, each.why.en) for each in tree.left_out] == [
        ("warga", "kurang dari 30 jawaban", "fewer than 30 answers"),
        ("hasil", "belum dinilai", "not rated"),
    ]


@pytest.mark.parametrize(
    ("measures", "rating"),
    [
        ((figure("10", "12"), figure("10", "8")), Rating.ABOVE),  # 120 % and 80 %: 100 %
        ((figure("10", "12"), figure("10", "7.99")), Rating.AS),
        ((figure("10", "30"), figure("10", "7.99")), Rating.AS),  # capped first, then averaged
        ((figure("10", "10"), figure("10", "1", "0")), Rating.ABOVE),
    ],
)
def test_a_main_result_is_missed_by_its_measures_together(
    measures: tuple[Measure, ...], rating: Rating
) -> None:
    targets = (
        replace(target("rhk_1", 120), weight=Fraction(1000)),
        Target("rhk_2", LABEL, measures),
    )
    record = Record("umum", RATED | given(mutu=5), targets=targets)

    assert score(TARGETS, record).results_rating is rating


def test_figures_are_written_out_so_that_a_reader_can_recompute_them() -> None:
    measures = (
        replace(figure("8", "10", "60"), label=Text("Layanan", "Services")),
        replace(figure("10", "14", "40", Better.LOWER), label=Text("Hari", "Days")),
        replace(figure("0", "3", "100", Better.LOWER), label=Text("Galat", "Errors")),
    )
    record = Record("umum", RATED, targets=(Target("rhk", LABEL, measures),))
    figures = node_at(whole(score(TARGETS, record)), "hasil", "angka", "rhk")

    assert figures.formula.id == (
        "Layanan 10 ÷ 8 = 125 %, dihitung 120 %; Hari (2 × 10 − 14) ÷ 10 = 60 %;"
        " Galat 3 (0) = 0 %; (120 % × 60 + 60 % × 40 + 0 % × 100) ÷ 200 = 48 %; 48 % → 38,4"
    )
    assert figures.formula.en.startswith("Services 10 ÷ 8 = 125 %, counted as 120 %; Days (2 ×")
    assert figures.formula.en.endswith("48 % → 38.4")


def test_a_single_measure_is_written_without_a_mean() -> None:
    record = Record("umum", RATED, measured={"angka": (figure("4", "3"), figure("1", "0", "0"))})
    figures = node_at(whole(score(MEASURED, record)), "hasil", "angka", "a")

    assert figures.formula.id == "Angka 3 ÷ 4 = 75 %; 75 % → 60"
