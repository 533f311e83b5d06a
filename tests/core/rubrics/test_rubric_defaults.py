"""What a region starts from where its file says nothing."""

from fractions import Fraction

import pytest

from kinerja.rubrics.measures import AchievementScale, Better, Measure, mean_achieved
from kinerja.rubrics.record import Record, Target
from kinerja.rubrics.rubric import (
    ANONYMOUS,
    BANDS,
    LEVEL_POINTS,
    RATER_RULES,
    Indicator,
    RaterKind,
    RaterRule,
    Rubric,
    Source,
    WhenMissing,
    WithoutFigures,
)
from kinerja.text import Text
from tests.core.rubrics.samples import weight

LABEL = Text("Angka", "Figure")


def test_a_rating_of_1_to_5_is_40_to_100_points() -> None:
    assert dict(LEVEL_POINTS) == {1: 40, 2: 65, 3: 80, 4: 90, 5: 100}


def test_the_bands_begin_at_90_76_61_51_and_0() -> None:
    assert [(band.code, int(band.lower)) for band in BANDS] == [
        ("sangat_baik", 90),
        ("baik", 76),
        ("cukup", 61),
        ("kurang", 51),
        ("sangat_kurang", 0),
    ]


def test_only_the_superior_holds_and_unnamed_voices_are_three_or_more() -> None:
    assert {kind: (rule.missing, rule.smallest) for kind, rule in RATER_RULES.items()} == {
        RaterKind.SELF: (WhenMissing.RENORMALISE, 1),
        RaterKind.SUPERIOR: (WhenMissing.HOLD, 1),
        RaterKind.PEER: (WhenMissing.RENORMALISE, 3),
        RaterKind.SUBORDINATE: (WhenMissing.RENORMALISE, 3),
        RaterKind.CITIZEN: (WhenMissing.RENORMALISE, 30),
    }
    assert {RaterKind.PEER, RaterKind.SUBORDINATE} == ANONYMOUS


def test_a_rubric_of_scheme_a_asks_for_90_and_70_and_counts_up_to_120_percent() -> None:
    rubric = Rubric("1", ())
    assert rubric.scheme == "A"
    assert (rubric.above, rubric.as_expected) == (Fraction(90), Fraction(70))
    assert rubric.achievement == AchievementScale()
    assert rubric.achievement.cap == 120
    assert [tuple(map(int, point)) for point in rubric.achievement.points] == [
        (0, 0),
        (100, 80),
        (120, 100),
    ]


def test_a_rule_the_region_leaves_out_is_the_usual_one() -> None:
    own = RaterRule(WhenMissing.HOLD, 5)
    rubric = Rubric("1", (), rater_rules={RaterKind.PEER: own})
    assert rubric.rule(RaterKind.PEER) is own
    assert rubric.rule(RaterKind.CITIZEN).smallest == 30
    assert RaterRule(WhenMissing.HOLD).smallest == 1


@pytest.mark.parametrize(
    ("source", "without", "is_rated"),
    [
        (Source.RATING, WithoutFigures.RENORMALISE, True),
        (Source.RATING, WithoutFigures.HOLD, True),
        (Source.TARGETS, WithoutFigures.RATE, True),
        (Source.MEASURED, WithoutFigures.RATE, True),
        (Source.TARGETS, WithoutFigures.HOLD, False),
        (Source.MEASURED, WithoutFigures.RENORMALISE, False),
        (Source.CITIZEN, WithoutFigures.RENORMALISE, False),
    ],
)
def test_people_rate_what_is_no_figure_and_what_is_rated_without_figures(
    source: Source, without: WithoutFigures, is_rated: bool
) -> None:
    each = Indicator("a", LABEL, weight(1), source=source, without=without)
    assert each.is_rated is is_rated


def test_an_indicator_is_rated_and_missing_figures_leave_it_out() -> None:
    plain = Indicator("a", LABEL, weight(1))
    assert (plain.source, plain.without) == (Source.RATING, WithoutFigures.RENORMALISE)


def test_a_measure_and_a_target_weigh_1_more_is_better_and_results_are_main() -> None:
    met = Measure("a", LABEL, Fraction(10), Fraction(10))
    missed = Measure("b", LABEL, Fraction(10), Fraction(0), weight=Fraction(1))
    target = Target("rhk", LABEL, (met,))
    assert met.better is Better.HIGHER
    assert mean_achieved([met, missed], Fraction(120)) == 50
    assert (target.is_main, target.weight) == (True, Fraction(1))
    assert Record("umum").has_new_idea is False
