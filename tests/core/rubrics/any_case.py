"""Any record of any rubric, and ways to turn one into another."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from kinerja.rubrics.display import Shown
from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import Better, Measure
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.rubric import (
    Component,
    Indicator,
    RaterKind,
    Rubric,
)
from tests.core.rubrics.records import records_of
from tests.core.rubrics.regions import SLUGS, region
from tests.core.rubrics.samples import REGIONS, Case, every_source, pp30

RUBRICS = (*map(region, SLUGS), *(make() for make in REGIONS), pp30(), pp30(60), every_source())

cases = st.sampled_from(RUBRICS).flatmap(
    lambda rubric: records_of(rubric).map(lambda record: Case(rubric, record))
)
chances = st.randoms(use_true_random=False)


def scored(case: Case) -> Outcome:
    """The outcome of a case that has a score; others are not looked at."""
    outcome = score(case.rubric, case.record)
    assume(outcome.tree is not None)
    return outcome


def figures(outcome: Outcome) -> tuple[object, ...]:
    """All that an outcome decides, without its words."""
    tree = outcome.tree
    return (
        tree and tree.value,
        outcome.score,
        outcome.band,
        {axis: node.value for axis, node in outcome.axes.items()},
        outcome.results_rating,
        outcome.behaviour_rating,
        outcome.predicate,
        set(outcome.holds),
    )


def every_shown(shown: Shown) -> list[Shown]:
    return [shown, *(each for child in shown.children for each in every_shown(child))]


def mixed(values: Any, chance: Random) -> list[Any]:
    listed = list(values)
    return chance.sample(listed, len(listed))


def every_measure(record: Record) -> list[Measure]:
    return [
        *(each for target in record.targets for each in target.measures),
        *(each for measures in record.measured.values() for each in measures),
    ]


def bettered(record: Record, chosen: int, by: Fraction) -> Record:
    """The record with the chosen one of its measures better by this much."""
    places = iter(range(len(every_measure(record))))

    def better(each: Measure) -> Measure:
        way = by if each.better is Better.HIGHER else -by
        return replace(each, realised=each.realised + way) if next(places) == chosen else each

    targets = tuple(
        replace(each, measures=tuple(map(better, each.measures))) for each in record.targets
    )
    measured = {code: tuple(map(better, each)) for code, each in record.measured.items()}
    return replace(record, targets=targets, measured=measured)


def changed(rubric: Rubric, change: Callable[[Component, Indicator], Indicator]) -> Rubric:
    """The rubric with every indicator changed."""
    return replace(
        rubric,
        components=tuple(
            replace(part, indicators=tuple(change(part, each) for each in part.indicators))
            for part in rubric.components
        ),
    )


def weighing_nothing(rubric: Rubric, kind: RaterKind) -> Rubric:
    """The rubric in which this rater kind has no weight anywhere."""

    def shares(raters: Mapping[RaterKind, Fraction]) -> Mapping[RaterKind, Fraction]:
        return {each: Fraction(0) if each is kind else share for each, share in raters.items()}

    own = changed(rubric, lambda _part, each: replace(each, raters=shares(each.raters)))
    parts = tuple(replace(part, raters=shares(part.raters)) for part in own.components)
    return replace(own, components=parts)
