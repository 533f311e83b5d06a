"""Achievements and their points, worked out by hand."""

from fractions import Fraction

import pytest

from kinerja.rubrics.errors import TargetNotPositive
from kinerja.rubrics.measures import (
    AchievementScale,
    Better,
    Measure,
    achieved,
    mean_achieved,
    share_within,
    unlimited,
)
from kinerja.text import Text

CAP = Fraction(120)
LABEL = Text("Angka", "Figure")


def measure(
    target: str, realised: str, better: Better = Better.HIGHER, weight: str = "1"
) -> Measure:
    return Measure("a", LABEL, Fraction(target), Fraction(realised), better, Fraction(weight))


def lower(target: str, realised: str) -> Measure:
    return measure(target, realised, Better.LOWER)


@pytest.mark.parametrize(
    ("percent", "points"),
    [
        ("-10", "0"),
        ("0", "0"),
        ("25", "20"),
        ("50", "40"),
        ("99.99", "79.992"),
        ("100", "80"),
        ("105", "85"),
        ("110", "90"),
        ("120", "100"),
        ("120.01", "100"),
        ("300", "100"),
    ],
)
def test_an_achievement_is_worth_its_points_on_straight_lines(percent: str, points: str) -> None:
    assert AchievementScale().points_of(Fraction(percent)) == Fraction(points)


def test_the_cap_of_the_scale_holds_also_where_its_points_go_on() -> None:
    points = [(Fraction(each), Fraction(worth)) for each, worth in ((0, 0), (100, 60), (200, 100))]
    scale = AchievementScale(Fraction(150), points)

    assert scale.points_of(Fraction(50)) == 30
    assert scale.points_of(Fraction(140)) == 76
    assert scale.points_of(Fraction(150)) == scale.points_of(Fraction(180)) == 80


def test_a_scale_is_level_before_its_first_and_after_its_last_point() -> None:
    points = [(Fraction(50), Fraction(30)), (Fraction(100), Fraction(90))]
    scale = AchievementScale(Fraction(200), points)

    for percent in (0, 40, 50):
        assert scale.points_of(Fraction(percent)) == 30
    assert scale.points_of(Fraction(75)) == 60
    assert scale.points_of(Fraction(100)) == scale.points_of(Fraction(199)) == 90


@pytest.mark.parametrize(
    ("target", "realised", "percent"),
    [
        ("40", "44", "110"),
        ("40", "40", "100"),
        ("40", "0", "0"),
        ("3", "1", "100/3"),
        ("12.5", "25", "200"),
    ],
)
def test_more_is_better_realised_of_target(target: str, realised: str, percent: str) -> None:
    assert unlimited(measure(target, realised)) == Fraction(percent)


@pytest.mark.parametrize(
    ("target", "realised", "percent"),
    [
        ("10", "10", "100"),  # (2 x 10 - 10) / 10
        ("10", "5", "150"),  # (20 - 5) / 10
        ("10", "8", "120"),
        ("10", "0", "200"),
        ("10", "15", "50"),
        ("10", "20", "0"),
        ("10", "25", "-50"),
        ("3", "4", "200/3"),
        ("1", "1", "100"),
        ("1/2", "3/4", "50"),
    ],
)
def test_less_is_better_twice_the_target_less_the_realised(
    target: str, realised: str, percent: str
) -> None:
    assert unlimited(lower(target, realised)) == Fraction(percent)


@pytest.mark.parametrize(("realised", "percent"), [("0", 100), ("1", 0), ("1/100", 0), ("-1", 100)])
def test_a_target_of_nought_errors_is_met_by_none(realised: str, percent: int) -> None:
    assert unlimited(lower("0", realised)) == percent


@pytest.mark.parametrize("target", ["0", "-1"])
def test_a_target_of_nought_is_refused_where_more_is_better(target: str) -> None:
    with pytest.raises(TargetNotPositive) as caught:
        unlimited(measure(target, "5"))

    assert (caught.value.code, caught.value.target) == ("a", Fraction(target))


@pytest.mark.parametrize(
    ("each", "cap", "counted"),
    [
        (measure("10", "13"), "120", "120"),
        (measure("10", "12"), "120", "120"),
        (measure("10", "13"), "150", "130"),
        (measure("10", "-1"), "120", "0"),
        (lower("10", "2"), "120", "120"),
        (lower("10", "30"), "120", "0"),
    ],
)
def test_what_counts_lies_between_nought_and_the_cap(each: Measure, cap: str, counted: str) -> None:
    assert achieved(each, Fraction(cap)) == Fraction(counted)


def test_each_measure_is_capped_by_itself_so_that_quantity_cannot_pay_for_quality() -> None:
    quantity, quality = measure("100", "200"), measure("100", "60")

    assert mean_achieved([quantity, quality], CAP) == 90  # (120 + 60) / 2, not (200 + 60) / 2


def test_measures_count_in_proportion_of_their_weights() -> None:
    measures = [
        measure("100", "110", weight="50"),
        measure("100", "80", weight="30"),
        lower("10", "10"),
    ]
    weighed = [*measures[:2], measure("10", "10", Better.LOWER, "20")]

    assert mean_achieved(weighed, CAP) == 99  # (110 x 50 + 80 x 30 + 100 x 20) / 100
    assert mean_achieved([measures[0], measure("1", "0", weight="0")], CAP) == 110


def test_the_share_within_the_standard_is_in_percent() -> None:
    assert share_within(47, 50) == 94
    assert share_within(1, 3) == Fraction(100, 3)
    assert share_within(0, 9) == 0
