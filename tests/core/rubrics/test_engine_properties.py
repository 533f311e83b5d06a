from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import FamilyWeights, RaterKind, Rubric
from kinerja.rubrics.tree import Node
from tests.core.rubrics.samples import Case, Ratings, cases


def value(rubric: Rubric, record: Record) -> Fraction:
    outcome = score(rubric, record)
    assert outcome.tree is not None
    return outcome.tree.value


def with_levels(record: Record, indicator: str, kind: RaterKind, levels: list[int]) -> Record:
    by_kind = dict(record.ratings[indicator]) | {kind: levels}
    return replace(record, ratings=dict(record.ratings) | {indicator: by_kind})


def every_node(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in every_node(child))]


@given(cases(citizens=False))
def test_a_score_of_ratings_stays_between_40_and_100(case: Case) -> None:
    assert 40 <= value(case.rubric, case.record) <= 100


@given(cases())
def test_a_score_with_citizens_stays_between_25_and_100(case: Case) -> None:
    assert 25 <= value(case.rubric, case.record) <= 100


@given(cases(), st.data())
def test_a_better_rating_never_lowers_the_score_or_a_rating(
    case: Case, data: st.DataObject
) -> None:
    given_by = [
        (code, kind, place)
        for code, by_kind in case.record.ratings.items()
        for kind, levels in by_kind.items()
        for place in range(len(levels))
    ]
    code, kind, place = data.draw(st.sampled_from(given_by))
    levels = list(case.record.ratings[code][kind])
    levels[place] = min(5, levels[place] + 1)
    better = with_levels(case.record, code, kind, levels)

    before, after = score(case.rubric, case.record), score(case.rubric, better)

    assert value(case.rubric, better) >= value(case.rubric, case.record)
    for axis, node in before.axes.items():
        assert after.axes[axis].value >= node.value


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_ratings_and_of_indicators_does_not_matter(case: Case, chance: Random) -> None:
    ratings = case.record.ratings
    mixed: Ratings = {
        code: {
            kind: chance.sample(levels, len(levels))
            for kind, levels in sorted(ratings[code].items(), reverse=True)
        }
        for code in sorted(ratings, reverse=True)
    }

    shuffled = score(case.rubric, replace(case.record, ratings=mixed))

    assert shuffled == score(case.rubric, case.record)


@given(cases())
def test_contributions_add_up_exactly_at_every_node(case: Case) -> None:
    tree = score(case.rubric, case.record).tree
    assert tree is not None

    for node in every_node(tree):
        if node.children:
            assert sum(child.contribution for child in node.children) == node.value
            assert sum(child.weight for child in node.children) == 1


@given(cases())
def test_every_value_lies_between_those_it_is_made_of(case: Case) -> None:
    """What is missing is left out of the mean, never taken as nought."""
    tree = score(case.rubric, case.record).tree
    assert tree is not None

    for node in every_node(tree):
        if node.children:
            values = [child.value for child in node.children]
            assert min(values) <= node.value <= max(values)


@given(cases())
def test_silencing_a_rater_leaves_the_mean_of_the_others(case: Case) -> None:
    rated_by: Ratings = {
        code: {kind: levels for kind, levels in by_kind.items() if kind is RaterKind.SUPERIOR}
        for code, by_kind in case.record.ratings.items()
    }
    tree = score(case.rubric, replace(case.record, ratings=rated_by, citizen=None)).tree
    assert tree is not None

    for node in every_node(tree):
        if node.code == "superior":
            assert node.weight == 1


@given(cases(), st.integers(1, 20))
def test_weight_moved_to_a_better_component_never_lowers_the_score(case: Case, shift: int) -> None:
    tree = score(case.rubric, case.record).tree
    assert tree is not None
    better = max(tree.children, key=lambda node: node.value)
    components = tuple(
        replace(each, weight=FamilyWeights(each.weight.of(case.record.family) + shift))
        if each.code == better.code
        else replace(each, weight=FamilyWeights(each.weight.of(case.record.family)))
        for each in case.rubric.components
    )

    shifted = value(replace(case.rubric, components=components), case.record)

    assert tree.value <= shifted <= better.value


@given(cases(), st.integers(1, 1000))
def test_only_the_proportion_of_weights_counts(case: Case, factor: int) -> None:
    components = tuple(
        replace(
            each,
            weight=FamilyWeights(
                each.weight.default * factor,
                {family: own * factor for family, own in each.weight.families.items()},
            ),
        )
        for each in case.rubric.components
    )

    scaled = replace(case.rubric, components=components)

    assert value(scaled, case.record) == value(case.rubric, case.record)
