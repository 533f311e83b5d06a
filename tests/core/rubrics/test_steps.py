"""The nearest better and the nearest worse cell of the quadrant, by hand."""

from fractions import Fraction

import pytest

from kinerja.rubrics.outlook import Change, Step, step_down, step_up
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.rubric import Axis, Rubric

RUBRIC = Rubric("1", ())  # above from 90, as expected from 70
RESULTS, BEHAVIOUR = Axis.RESULTS, Axis.BEHAVIOUR
ABOVE, AS, BELOW = Rating.ABOVE, Rating.AS, Rating.BELOW


def up(results: Rating, behaviour: Rating, values: tuple[str, str]) -> Step | None:
    return step_up(RUBRIC, {RESULTS: results, BEHAVIOUR: behaviour}, axes(values))


def down(results: Rating, behaviour: Rating, values: tuple[str, str]) -> Step | None:
    return step_down(RUBRIC, {RESULTS: results, BEHAVIOUR: behaviour}, axes(values))


def axes(values: tuple[str, str]) -> dict[Axis, Fraction]:
    return {RESULTS: Fraction(values[0]), BEHAVIOUR: Fraction(values[1])}


def change(axis: Axis, rating: Rating, limit: int, distance: str | None) -> Change:
    return Change(axis, rating, Fraction(limit), None if distance is None else Fraction(distance))


@pytest.mark.parametrize(
    ("results", "behaviour", "values", "predicate", "needed"),
    [
        (ABOVE, AS, ("92", "88"), "sangat_baik", change(BEHAVIOUR, ABOVE, 90, "2")),
        (AS, ABOVE, ("89.5", "95"), "sangat_baik", change(RESULTS, ABOVE, 90, "0.5")),
        (AS, ABOVE, ("90", "95"), "sangat_baik", change(RESULTS, ABOVE, 90, None)),
        (AS, ABOVE, ("95", "95"), "sangat_baik", change(RESULTS, ABOVE, 90, None)),
        (AS, BELOW, ("75", "61"), "baik", change(BEHAVIOUR, AS, 70, "9")),
        (BELOW, AS, ("69", "80"), "baik", change(RESULTS, AS, 70, "1")),
        (ABOVE, BELOW, ("95", "60"), "baik", change(BEHAVIOUR, AS, 70, "10")),
        (BELOW, BELOW, ("69", "50"), "butuh_perbaikan", change(BEHAVIOUR, AS, 70, "20")),
    ],
)
def test_one_axis_is_enough(
    results: Rating, behaviour: Rating, values: tuple[str, str], predicate: str, needed: Change
) -> None:
    assert up(results, behaviour, values) == Step(Predicate(predicate), (needed,))


def test_from_as_expected_on_both_axes_both_are_needed() -> None:
    assert up(AS, AS, ("84", "80")) == Step(
        Predicate.SANGAT_BAIK,
        (change(RESULTS, ABOVE, 90, "6"), change(BEHAVIOUR, ABOVE, 90, "10")),
    )


def test_at_the_top_nothing_is_better_and_at_the_bottom_nothing_worse() -> None:
    assert up(ABOVE, ABOVE, ("95", "95")) is None
    assert down(BELOW, BELOW, ("50", "50")) is None


@pytest.mark.parametrize(
    ("results", "behaviour", "values", "predicate", "needed"),
    [
        (ABOVE, ABOVE, ("93", "91"), "baik", change(BEHAVIOUR, AS, 90, "1")),
        (ABOVE, ABOVE, ("90.5", "91"), "baik", change(RESULTS, AS, 90, "0.5")),
        (ABOVE, ABOVE, ("93", "90"), "baik", change(BEHAVIOUR, AS, 90, "0")),
        (ABOVE, ABOVE, ("85", "90.5"), "baik", change(RESULTS, AS, 90, None)),
        (AS, AS, ("75", "78"), "butuh_perbaikan", change(RESULTS, BELOW, 70, "5")),
        (AS, AS, ("78", "72"), "kurang", change(BEHAVIOUR, BELOW, 70, "2")),
        (ABOVE, AS, ("95", "88"), "kurang", change(BEHAVIOUR, BELOW, 70, "18")),
        (AS, ABOVE, ("71", "95"), "butuh_perbaikan", change(RESULTS, BELOW, 70, "1")),
        (BELOW, AS, ("60", "75"), "sangat_kurang", change(BEHAVIOUR, BELOW, 70, "5")),
        (AS, BELOW, ("75", "60"), "sangat_kurang", change(RESULTS, BELOW, 70, "5")),
    ],
)
def test_the_nearer_fall_is_told(
    results: Rating, behaviour: Rating, values: tuple[str, str], predicate: str, needed: Change
) -> None:
    assert down(results, behaviour, values) == Step(Predicate(predicate), (needed,))


def test_a_fall_that_changes_no_predicate_is_none() -> None:
    assert down(BELOW, ABOVE, ("60", "95")) is None
