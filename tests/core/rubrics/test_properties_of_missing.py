"""What is missing leaves the others in proportion; it never counts as nought."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.engine import score
from kinerja.rubrics.rubric import (
    Component,
    FamilyWeights,
    Indicator,
    RaterKind,
    Source,
    WhenMissing,
    WithoutFigures,
)
from tests.core.rubrics.any_case import cases, changed, figures, scored, weighing_nothing
from tests.core.rubrics.regions import every_node, whole
from tests.core.rubrics.samples import Case


@given(cases, st.sampled_from([kind for kind in RaterKind if kind is not RaterKind.CITIZEN]))
def test_without_a_rater_kind_it_is_as_if_nobody_had_given_it_weight(
    case: Case, kind: RaterKind
) -> None:
    without = replace(
        case.record,
        ratings={
            code: {each: levels for each, levels in by.items() if each is not kind}
            for code, by in case.record.ratings.items()
        },
    )
    silenced = score(case.rubric, without)

    if case.rubric.rule(kind).missing is WhenMissing.RENORMALISE:
        unweighed = score(weighing_nothing(case.rubric, kind), case.record)
        assert figures(silenced) == figures(unweighed)
    else:
        before = scored(case)
        was_heard = any(node.code == kind for node in every_node(whole(before)))
        assert (kind in {hold.rater for hold in silenced.holds}) == was_heard
        assert (silenced.tree is None) == was_heard


@given(cases)
def test_without_an_index_it_is_as_if_citizens_had_no_weight(case: Case) -> None:
    def without_citizens(_part: Component, each: Indicator) -> Indicator:
        is_theirs = each.source is Source.CITIZEN
        return replace(each, weight=FamilyWeights(Fraction(0))) if is_theirs else each

    without = score(case.rubric, replace(case.record, citizen=None))
    rubric = weighing_nothing(changed(case.rubric, without_citizens), RaterKind.CITIZEN)

    assert figures(without) == figures(score(rubric, case.record))


@given(cases, st.sampled_from([Source.TARGETS, Source.MEASURED]))
def test_without_figures_an_indicator_is_rated_or_left_out_or_waits(
    case: Case, source: Source
) -> None:
    bare = replace(case.record, targets=(), measured={})

    def as_it_says(_part: Component, each: Indicator) -> Indicator:
        if each.source is not source or each.without is WithoutFigures.HOLD:
            return each
        if each.without is WithoutFigures.RATE:
            return replace(each, source=Source.RATING)
        return replace(each, weight=FamilyWeights(Fraction(0)))

    found = score(case.rubric, bare)

    assert figures(found) == figures(score(changed(case.rubric, as_it_says), bare))
    for part in case.rubric.components:
        for each in part.indicators:
            waits = each.source is not Source.RATING and each.without is WithoutFigures.HOLD
            assert waits == (
                (None, each.code) in {(hold.rater, hold.indicator) for hold in found.holds}
            )
