from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.rubrics.engine import axis_rating, band_of, results_rating, score
from kinerja.rubrics.errors import CitizenIndexOutOfScale, IndicatorUnknown, LevelOutOfScale
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import CitizenIndex, Record
from kinerja.rubrics.rubric import (
    BANDS,
    Axis,
    RaterKind,
    RaterRule,
    Rubric,
    WhenMissing,
)
from tests.core.rubrics.samples import (
    bengkulu,
    bungo,
    component,
    indicator,
    kepahiang,
    lhokseumawe,
    rated,
    target,
    weight,
)

RUBRIC = Rubric("1", ())


@pytest.mark.parametrize(("level", "points"), [(1, 40), (2, 65), (3, 80), (4, 90), (5, 100)])
def test_a_level_is_worth_its_points(level: int, points: int) -> None:
    rubric = kepahiang()

    assert score(rubric, rated(rubric, superior=(level,))).score == points


@pytest.mark.parametrize(
    ("exact", "band"),
    [
        ("100", "sangat_baik"),
        ("90", "sangat_baik"),
        ("89.9999", "baik"),
        ("76", "baik"),
        ("75.9999", "cukup"),
        ("61", "cukup"),
        ("60.9999", "kurang"),
        ("51", "kurang"),
        ("50.9999", "sangat_kurang"),
        ("0", "sangat_kurang"),
    ],
)
def test_bands_begin_at_their_limit_and_compare_the_unrounded_score(exact: str, band: str) -> None:
    assert band_of(Fraction(exact), reversed(BANDS)).code == band


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("90", Rating.ABOVE),
        ("89.9999", Rating.AS),
        ("70", Rating.AS),
        ("69.9999", Rating.BELOW),
    ],
)
def test_an_axis_is_rated_by_its_unrounded_value(value: str, rating: Rating) -> None:
    assert axis_rating(RUBRIC, Fraction(value)) is rating
    assert results_rating(RUBRIC, Fraction(value), ()) is rating


@pytest.mark.parametrize(
    ("achievements", "rating"),
    [((100, 120), Rating.ABOVE), ((120, 99), Rating.AS), ((), Rating.ABOVE)],
)
def test_results_are_above_only_when_no_main_result_misses_its_target(
    achievements: tuple[int, ...], rating: Rating
) -> None:
    rubric = kepahiang()
    record = rated(rubric, achievements=achievements, superior=(5,))

    outcome = score(rubric, record)

    assert outcome.results_rating is rating
    assert outcome.behaviour_rating is Rating.ABOVE


def test_missing_a_target_does_not_lift_results_that_are_below() -> None:
    assert results_rating(RUBRIC, Fraction(60), [target("rhk", 50)]) is Rating.BELOW


def test_three_aspects_make_the_score_and_two_of_them_the_predicate() -> None:
    rubric = lhokseumawe()
    record = rated(rubric, superior=(4,), peer=(5, 4, 4))
    levels = dict(record.ratings) | {
        "kompetensi_1": {RaterKind.SUPERIOR: [1], RaterKind.PEER: [1, 1, 1]}
    }

    outcome = score(rubric, replace(record, ratings=levels))

    voices = (Fraction(90) * 70 + Fraction(280, 3) * 30) / 100
    assert outcome.tree is not None
    assert outcome.tree.value == voices * Fraction(80, 100) + 40 * Fraction(20, 100)
    assert outcome.score == Decimal("80.80")
    assert outcome.band is not None
    assert outcome.band.code == "baik"
    assert outcome.axes[Axis.RESULTS].value == outcome.axes[Axis.BEHAVIOUR].value == voices
    assert outcome.predicate is Predicate.SANGAT_BAIK
    assert (outcome.rubric_version, outcome.scheme) == ("lhokseumawe-1", "A")


@pytest.mark.parametrize(
    ("peers", "expected"), [((), 90), ((1,), 90), ((1, 1), 90), ((1, 1, 1), 75)]
)
def test_fewer_than_three_peers_are_not_heard(peers: tuple[int, ...], expected: int) -> None:
    rubric = lhokseumawe()

    assert score(rubric, rated(rubric, superior=(4,), peer=peers)).score == expected


def test_without_the_superior_the_result_waits_and_says_on_what() -> None:
    rubric = lhokseumawe()
    record = rated(rubric, superior=(4,), peer=(4, 4, 4))
    ratings = dict(record.ratings) | {"nilai_3": {RaterKind.PEER: [5, 5, 5]}}

    outcome = score(rubric, replace(record, ratings=ratings))

    assert (outcome.tree, outcome.score, outcome.band, outcome.predicate) == (None,) * 4
    assert [(each.rater, each.component, each.indicator) for each in outcome.holds] == [
        (RaterKind.SUPERIOR, "perilaku", "nilai_3")
    ]


def test_nothing_rated_gives_no_score_and_every_hold() -> None:
    outcome = score(kepahiang(), Record("umum"))

    assert outcome.score is None
    assert len(outcome.holds) == 5


def test_without_holds_and_without_ratings_there_is_still_no_score() -> None:
    rules = {RaterKind.SUPERIOR: RaterRule(WhenMissing.RENORMALISE)}

    outcome = score(replace(kepahiang(), rater_rules=rules), Record("umum"))

    assert (outcome.score, outcome.holds, outcome.axes) == (None, (), {})


def test_an_axis_nobody_rated_leaves_the_predicate_open() -> None:
    rubric = Rubric("1", (component("hasil", Axis.RESULTS, weight(1), {RaterKind.SUPERIOR: 1}),))

    outcome = score(rubric, rated(rubric))

    assert outcome.score == 80
    assert (outcome.results_rating, outcome.behaviour_rating) == (Rating.AS, None)
    assert outcome.predicate is None
    assert Axis.BEHAVIOUR not in outcome.axes


@pytest.mark.parametrize(
    ("citizen", "expected"),
    [
        (None, "82.50"),
        (CitizenIndex(Fraction(50), 29), "82.50"),
        (CitizenIndex(Fraction(50), 30), "76.00"),
    ],
)
def test_citizens_among_the_raters_count_from_the_smallest_number_on(
    citizen: CitizenIndex | None, expected: str
) -> None:
    rubric = bungo()
    record = rated(rubric, citizen=citizen, superior=(3,), self=(5,))

    outcome = score(rubric, record)

    assert outcome.axes[Axis.BEHAVIOUR].value == Fraction(expected)


def test_without_an_index_results_and_behaviour_share_60_to_40() -> None:
    rubric = bengkulu()
    record = rated(rubric, superior=(3,))
    ratings = dict(record.ratings) | {"hasil_1": {RaterKind.SUPERIOR: [5]}}

    outcome = score(rubric, replace(record, ratings=ratings))

    assert outcome.tree is not None
    assert [(node.code, node.weight) for node in outcome.tree.children] == [
        ("hasil", Fraction(60, 100)),
        ("perilaku", Fraction(40, 100)),
    ]
    assert outcome.score == 92
    assert [each.code for each in outcome.tree.left_out] == ["warga"]


def test_an_index_counts_as_it_stands_on_the_results_axis() -> None:
    rubric = bengkulu()
    citizen = CitizenIndex(Fraction("81.36"), 49)

    outcome = score(rubric, rated(rubric, citizen=citizen, superior=(3,)))

    assert outcome.axes[Axis.RESULTS].value == (80 * 45 + Fraction("81.36") * 25) / 70
    assert outcome.score == Decimal("80.34")


def test_weights_follow_the_position_family() -> None:
    rubric = kepahiang()
    record = rated(rubric, superior=(3,))
    ratings = dict(record.ratings) | {"disiplin": {RaterKind.SUPERIOR: [5]}}

    general = score(rubric, replace(record, ratings=ratings)).score
    service = score(rubric, replace(record, family="layanan", ratings=ratings)).score

    assert general == 82
    assert service == 84


def test_a_weight_of_nought_asks_nobody_and_holds_nothing() -> None:
    parts = [indicator("a", weight(100)), indicator("b", weight(50, layanan=0))]
    rubric = Rubric(
        "1", (component("hasil", Axis.RESULTS, weight(1), {RaterKind.SUPERIOR: 1}, parts),)
    )
    record = Record("layanan", {"a": {RaterKind.SUPERIOR: [5]}})

    assert score(rubric, record).score == 100
    assert score(rubric, replace(record, family="umum")).score is None


def test_a_voice_without_weight_changes_nothing() -> None:
    rubric = lhokseumawe()
    record = rated(rubric, superior=(3,), peer=(3, 3, 3))
    with_self = {
        code: dict(by_kind) | {RaterKind.SELF: [5]} for code, by_kind in record.ratings.items()
    }

    assert score(rubric, replace(record, ratings=with_self)) == score(rubric, record)


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_level_off_the_scale_is_refused(level: int) -> None:
    rubric = kepahiang()

    with pytest.raises(LevelOutOfScale) as caught:
        score(rubric, rated(rubric, superior=(level,)))

    assert caught.value.level == level


def test_an_indicator_of_another_rubric_is_refused() -> None:
    with pytest.raises(IndicatorUnknown) as caught:
        score(kepahiang(), Record("umum", {"nilai_1": {RaterKind.SUPERIOR: [3]}}))

    assert caught.value.indicator == "nilai_1"


@pytest.mark.parametrize("index", ["24.99", "100.01"])
def test_an_index_off_the_scale_is_refused(index: str) -> None:
    rubric = bengkulu()
    record = rated(rubric, citizen=CitizenIndex(Fraction(index), 50))

    with pytest.raises(CitizenIndexOutOfScale):
        score(rubric, record)
