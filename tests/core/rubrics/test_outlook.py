"""What would have changed a predicate, case by case."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kinerja.rubrics.measures import FULL, AchievementScale
from kinerja.rubrics.outlook_single import outlook
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import Record, Target
from kinerja.rubrics.rubric import Axis, RaterKind, Rubric, Source
from tests.core.rubrics.samples import kepahiang, rated, target


def with_targets(rubric: Rubric, *achievements: int) -> Record:
    """The best ratings, and targets reached so far in percent."""
    targets = tuple(target(f"rhk_{at}", each) for at, each in enumerate(achievements))
    return replace(rated(rubric, superior=(5,)), targets=targets)


def test_one_better_rating_of_results_is_found() -> None:
    rubric = kepahiang()
    record = rated(rubric, superior=(4,))
    ratings = dict(record.ratings) | {"target_1": {RaterKind.SUPERIOR: (3,)}}

    found = outlook(rubric, replace(record, ratings=ratings))

    assert found.predicate is Predicate.BAIK
    assert [(each.indicator, each.now, each.level) for each in found.levels] == [("target_1", 3, 4)]


def test_a_main_result_just_missed_holds_the_results_back_until_it_is_met() -> None:
    rubric = kepahiang()
    record = with_targets(rubric, 99, 120)

    found = outlook(rubric, record)

    assert found.predicate is Predicate.BAIK
    assert [(each.target, each.now, each.percent) for each in found.achievements] == [
        ("rhk_0", Fraction(99), FULL)
    ]
    assert [each.code for each in found.held_back] == ["rhk_0"]
    assert found.axes is not None
    assert [(each.axis, each.distance) for each in found.axes.changes] == [(Axis.RESULTS, None)]


def test_the_target_itself_is_a_limit_also_where_the_scale_has_no_point_there() -> None:
    scale = AchievementScale(Fraction(120), ((Fraction(0), Fraction(0)), (Fraction(120), FULL)))
    rubric = replace(kepahiang(), achievement=scale)

    (found,) = outlook(rubric, with_targets(rubric, 90)).achievements

    assert (found.now, found.percent) == (Fraction(90), FULL)


def test_an_additional_result_is_not_asked_for_more() -> None:
    rubric = kepahiang()
    counting = replace(rubric.components[0].indicators[0], source=Source.TARGETS)
    first = replace(rubric.components[0], indicators=(counting,))
    rubric = replace(rubric, components=(first, *rubric.components[1:]))
    record = with_targets(rubric, 105, 105)
    added = replace(record.targets[1], is_main=False)

    both = outlook(rubric, record).achievements
    main_alone = outlook(rubric, replace(record, targets=(record.targets[0], added))).achievements

    assert [each.target for each in both] == ["rhk_0", "rhk_1"]
    assert [each.target for each in main_alone] == ["rhk_0"]


def test_when_no_single_change_is_enough_both_axes_are_named() -> None:
    rubric = kepahiang()
    found = outlook(rubric, rated(rubric, superior=(3,)))

    assert (found.levels, found.achievements, found.held_back) == ((), (), ())
    assert found.axes is not None
    assert [(each.axis, each.rating, each.distance) for each in found.axes.changes] == [
        (Axis.RESULTS, Rating.ABOVE, Fraction(10)),
        (Axis.BEHAVIOUR, Rating.ABOVE, Fraction(10)),
    ]


def test_at_the_top_nothing_is_missing() -> None:
    rubric = kepahiang()
    found = outlook(rubric, rated(rubric, superior=(5,)))

    assert found.predicate is Predicate.SANGAT_BAIK
    assert (found.levels, found.achievements, found.axes, found.points) == ((), (), None, None)


def test_while_a_voice_is_awaited_nothing_is_said() -> None:
    rubric = kepahiang()
    assert outlook(rubric, rated(rubric, superior=())).predicate is None


@pytest.mark.parametrize(
    ("points", "idea", "steps"),
    [
        (112, False, ("baik", "sangat_baik", Fraction(0), True)),
        (100, False, ("baik", "sangat_baik", Fraction(10), True)),
        (100, True, ("baik", "sangat_baik", Fraction(10), False)),
        (89, False, ("cukup", "baik", Fraction(1), False)),
        (60, False, ("kurang", "cukup", Fraction(10), False)),
        (40, False, ("sangat_kurang", "kurang", Fraction(10), False)),
    ],
)
def test_scheme_b_says_what_is_missing(
    points: int, idea: bool, steps: tuple[str, str, Fraction, bool]
) -> None:
    level_points = {level: Fraction(points) for level in range(1, 6)}
    rubric = replace(kepahiang(), scheme="B", level_points=level_points)

    found = outlook(rubric, replace(rated(rubric), has_new_idea=idea))

    missing = found.points
    assert missing is not None
    assert (found.predicate, missing.predicate, missing.points, missing.needs_new_idea) == steps


def test_a_target_counts_by_its_place_and_not_by_its_look() -> None:
    """Two results that say the same are still two."""
    rubric = kepahiang()
    record = with_targets(rubric, 99)
    twin = Target("rhk_0b", record.targets[0].label, record.targets[0].measures)
    both = replace(record, targets=(*record.targets, twin))

    assert outlook(rubric, both).achievements == ()
    assert len(outlook(rubric, both).held_back) == 2
