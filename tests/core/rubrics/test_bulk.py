"""Whole regions at once and one record at a time are the same rules: equal to the last digit."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.paths import TENANTS
from kinerja.rubrics.bulk import BulkOutcome, score_all
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.rubric import Rubric
from tests.core.conftest import BRIEF
from tests.core.rubrics.made_rubrics import made_rubric
from tests.core.rubrics.records import crowd, records_of
from tests.core.rubrics.regions import SLUGS, region
from tests.core.rubrics.samples import REGIONS

SEEDS = st.integers(0, 2**64 - 1)

of_every_sample = pytest.mark.parametrize("sample", REGIONS, ids=lambda each: each.__name__)
of_every_region = pytest.mark.parametrize("slug", SLUGS)


def without_tree(outcome: Outcome) -> BulkOutcome:
    return BulkOutcome(
        rubric_version=outcome.rubric_version,
        scheme=outcome.scheme,
        exact=outcome.tree.value if outcome.tree else None,
        score=outcome.score,
        band=outcome.band,
        axes={axis: node.value for axis, node in outcome.axes.items()},
        results_rating=outcome.results_rating,
        behaviour_rating=outcome.behaviour_rating,
        predicate=outcome.predicate,
        holds=outcome.holds,
    )


# people scored at once; fewer where a brief run asks only that the rules run there
CROWD = 200 if settings().max_examples > BRIEF else 20


def assert_as_the_engine(rubric: Rubric, records: Sequence[Record]) -> None:
    outcomes = score_all(rubric, records)

    assert len(outcomes) == len(records)
    for record, outcome in zip(records, outcomes, strict=True):
        assert outcome == without_tree(score(rubric, record)), record


def test_every_region_has_a_rubric_to_be_tried() -> None:
    assert list(SLUGS) == sorted(each.name for each in TENANTS.iterdir() if each.is_dir())


@of_every_sample
@settings(max_examples=4, deadline=None)
@given(seed=SEEDS)
def test_thousands_are_scored_as_the_engine_scores_each(
    sample: Callable[[], Rubric], seed: int
) -> None:
    assert_as_the_engine(sample(), crowd(sample(), seed, CROWD))


@of_every_region
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS)
def test_thousands_of_a_region_are_scored_as_the_engine_scores_each(slug: str, seed: int) -> None:
    assert_as_the_engine(region(slug), crowd(region(slug), seed, CROWD))


@of_every_region
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_region_of_one_is_scored_as_the_engine_scores_it(slug: str, data: st.DataObject) -> None:
    """Few records, but a failure shrinks to a small one."""
    assert_as_the_engine(region(slug), [data.draw(records_of(region(slug)))])


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_any_rubric_is_scored_as_the_engine_scores_it(seed: int) -> None:
    rubric = made_rubric(seed)

    assert_as_the_engine(rubric, crowd(rubric, seed, 30))
