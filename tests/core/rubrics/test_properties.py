"""What holds for every record of every region's own rubric, and of rubrics of other shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rounding import round_half_up
from kinerja.rubrics.display import show
from kinerja.rubrics.engine import score
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import Outcome
from kinerja.rubrics.rubric import (
    Component,
    FamilyWeights,
    Indicator,
    RaterKind,
)
from tests.core.rubrics.any_case import (
    bettered,
    cases,
    chances,
    changed,
    every_measure,
    every_shown,
    figures,
    mixed,
    scored,
)
from tests.core.rubrics.regions import every_node, whole
from tests.core.rubrics.samples import Case

ORDERS = (Predicate, NumericPredicate)


def assert_not_worse(before: Outcome, after: Outcome) -> None:
    assert whole(after).value >= whole(before).value
    for axis, node in before.axes.items():
        assert after.axes[axis].value >= node.value
    ratings = list(Rating)
    for one, other in (
        (before.results_rating, after.results_rating),
        (before.behaviour_rating, after.behaviour_rating),
    ):
        assert (one is None) == (other is None)
        if one and other:
            assert ratings.index(other) <= ratings.index(one)
    for order in ORDERS:
        if before.predicate and type(before.predicate) is order:
            best_first: list[object] = list(order)
            assert best_first.index(after.predicate) <= best_first.index(before.predicate)


@given(cases)
def test_every_figure_lies_between_those_it_is_made_of_and_the_ends_of_its_scale(
    case: Case,
) -> None:
    """A mean of what is there: what is missing is never taken as nought."""
    points = case.rubric.level_points.values()
    scale = case.rubric.achievement
    citizen = [case.record.citizen.index] if case.record.citizen else []
    ends = [*points, scale.points_of(Fraction(0)), scale.points_of(scale.cap), *citizen]

    for node in every_node(whole(scored(case))):
        inside = [child.value for child in node.children] or ends
        assert min(inside) <= node.value <= max(inside)
        if node.code in {kind.value for kind in RaterKind if kind is not RaterKind.CITIZEN}:
            assert min(points) <= node.value <= max(points)


@given(cases)
def test_contributions_add_up_exactly_and_weights_to_one(case: Case) -> None:
    outcome = scored(case)
    for tree in (whole(outcome), *outcome.axes.values()):
        for node in every_node(tree):
            if node.children:
                assert sum(child.contribution for child in node.children) == node.value
                assert sum(child.weight for child in node.children) == 1


@given(cases)
def test_what_is_shown_adds_up_at_every_node(case: Case) -> None:
    outcome = scored(case)
    shown = show(whole(outcome))

    assert shown.value == shown.contribution == outcome.score
    for each in every_shown(shown):
        assert each.value == round_half_up(each.node.value)
        if each.children:
            assert sum(child.contribution for child in each.children) == each.value


@given(cases, chances)
def test_a_better_rating_never_makes_anything_worse(case: Case, chance: Random) -> None:
    before = scored(case)
    highest = max(case.rubric.level_points)
    given_by = [
        (code, kind, place)
        for code, by_kind in case.record.ratings.items()
        for kind, levels in by_kind.items()
        for place, level in enumerate(levels)
        if level < highest
    ]
    assume(given_by)
    code, kind, place = chance.choice(given_by)
    levels = list(case.record.ratings[code][kind])
    levels[place] = chance.randint(levels[place] + 1, highest)
    by_kind = dict(case.record.ratings[code]) | {kind: levels}
    ratings = dict(case.record.ratings) | {code: by_kind}

    assert_not_worse(before, score(case.rubric, replace(case.record, ratings=ratings)))


@given(cases, chances)
def test_a_better_figure_never_makes_anything_worse(case: Case, chance: Random) -> None:
    before = scored(case)
    by = Fraction(chance.randint(1, 10**6), chance.choice([1, 100, 10**6]))
    count = sum(1 for _ in every_measure(case.record))
    assume(count)
    chosen = chance.randrange(count)

    assert_not_worse(before, score(case.rubric, bettered(case.record, chosen, by)))


@given(cases, st.fractions(0, 75))
def test_a_better_citizens_index_never_makes_anything_worse(case: Case, by: Fraction) -> None:
    before = scored(case)
    citizen = case.record.citizen
    assume(citizen is not None)
    assert citizen is not None
    better = replace(citizen, index=min(Fraction(100), citizen.index + by))

    assert_not_worse(before, score(case.rubric, replace(case.record, citizen=better)))


@given(cases, chances)
def test_the_order_of_ratings_targets_and_measures_does_not_matter(
    case: Case, chance: Random
) -> None:
    record = case.record
    ratings: Mapping[str, Mapping[RaterKind, Sequence[int]]] = {
        code: {kind: mixed(levels, chance) for kind, levels in mixed(by.items(), chance)}
        for code, by in mixed(record.ratings.items(), chance)
    }
    targets = tuple(
        replace(each, measures=tuple(mixed(each.measures, chance)))
        for each in mixed(record.targets, chance)
    )
    measured = {
        code: tuple(mixed(measures, chance))
        for code, measures in mixed(record.measured.items(), chance)
    }
    other = replace(record, ratings=ratings, targets=targets, measured=measured)

    assert figures(score(case.rubric, other)) == figures(score(case.rubric, record))


@given(cases, chances)
def test_the_order_of_components_and_indicators_does_not_matter(case: Case, chance: Random) -> None:
    components = tuple(
        replace(each, indicators=tuple(mixed(each.indicators, chance)))
        for each in mixed(case.rubric.components, chance)
    )
    other = replace(case.rubric, components=components)

    assert figures(score(other, case.record)) == figures(score(case.rubric, case.record))


@given(cases, st.integers(1, 20))
def test_weight_moved_to_the_best_indicator_never_lowers_anything(case: Case, shift: int) -> None:
    before = scored(case)
    best = {
        node.code: max(node.children, key=lambda child: child.value).code
        for node in every_node(whole(before))
        if node.children
    }

    def heavier(part: Component, each: Indicator) -> Indicator:
        is_best = best.get(part.code) == each.code
        of = each.weight.of(case.record.family)
        return replace(each, weight=FamilyWeights(of + shift * is_best))

    after = score(changed(case.rubric, heavier), case.record)

    assert whole(after).value >= whole(before).value
    for axis, node in before.axes.items():
        assert after.axes[axis].value >= node.value
