"""What would have changed a predicate is true: it is tried, and nothing less would have done."""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import FULL, Measure
from kinerja.rubrics.outlook_single import is_better, outlook
from kinerja.rubrics.predicate import Predicate
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.rubric import RaterKind, Rubric
from tests.core.rubrics.examples import SLUGS, rubric_in
from tests.core.rubrics.records import RecordMaker

LEAST_STEP = Fraction(1, 10**9)


@dataclass(frozen=True)
class Case:
    """A record by chance of a region's rubric, by either scheme, with what comes out."""

    slug: str
    scheme: str
    seed: int

    @property
    def rubric(self) -> Rubric:
        return replace(rubric_in(self.slug), scheme=self.scheme)

    @property
    def record(self) -> Record:
        return RecordMaker(self.rubric).make(Random(self.seed))  # noqa: S311 - no secret

    def parts(self) -> tuple[Rubric, Record, Outcome]:
        """Rubric, record and outcome; only records that lead to a predicate are looked at."""
        rubric, record = self.rubric, self.record
        outcome = score(rubric, record)
        assume(outcome.predicate is not None)
        return rubric, record, outcome


CASES = st.builds(
    Case, st.sampled_from(SLUGS), st.sampled_from(["A", "A", "B"]), st.integers(0, 2**32)
)


def rated_by_the_superior(record: Record, indicator: str, level: int) -> Record:
    given_now = record.ratings[indicator][RaterKind.SUPERIOR]
    changed = {RaterKind.SUPERIOR: tuple(max(each, level) for each in given_now)}
    by_kind = {**record.ratings[indicator], **changed}
    return replace(record, ratings={**record.ratings, indicator: by_kind})


def reached(record: Record, code: str, percent: Fraction) -> Record:
    targets = tuple(
        replace(each, measures=(Measure(code, each.label, FULL, percent),))
        if each.code == code
        else each
        for each in record.targets
    )
    return replace(record, targets=targets)


def lifts(rubric: Rubric, record: Record, outcome: Outcome) -> bool:
    return is_better(score(rubric, record).predicate, outcome.predicate, rubric.scheme)


@settings(deadline=None, max_examples=50)  # each is scored dozens of times
@given(CASES)
def test_another_level_is_the_least_that_lifts(case: Case) -> None:
    rubric, record, outcome = case.parts()
    for found in outlook(rubric, record, outcome).levels:
        changed = rated_by_the_superior(record, found.indicator, found.level)
        assert score(rubric, changed).predicate == found.predicate
        assert lifts(rubric, changed, outcome)
        assert found.now == min(record.ratings[found.indicator][RaterKind.SUPERIOR])
        if found.level > found.now + 1:
            less = rated_by_the_superior(record, found.indicator, found.level - 1)
            assert not lifts(rubric, less, outcome)


@settings(deadline=None, max_examples=50)  # each is scored dozens of times
@given(CASES)
def test_where_no_level_is_named_the_best_one_does_not_lift(
    case: Case,
) -> None:
    rubric, record, outcome = case.parts()
    named = {found.indicator for found in outlook(rubric, record, outcome).levels}
    known = {each.code for part in rubric.components for each in part.indicators}
    for code in known - named:
        if record.ratings.get(code, {}).get(RaterKind.SUPERIOR):
            assert not lifts(rubric, rated_by_the_superior(record, code, 5), outcome)


@settings(deadline=None, max_examples=50)  # each is scored dozens of times
@given(CASES)
def test_another_achievement_is_the_least_that_lifts(
    case: Case,
) -> None:
    rubric, record, outcome = case.parts()
    found = outlook(rubric, record, outcome).achievements
    assert {each.target for each in found} <= {each.code for each in record.targets if each.is_main}
    for each in found:
        changed = reached(record, each.target, each.percent)
        assert score(rubric, changed).predicate == each.predicate
        assert lifts(rubric, changed, outcome)
        assert each.now < each.percent <= rubric.achievement.cap
        less = max(each.now, each.percent - LEAST_STEP)
        assert not lifts(rubric, reached(record, each.target, less), outcome)
    for other in record.targets:
        if other.is_main and other.code not in {each.target for each in found}:
            best = reached(record, other.code, rubric.achievement.cap)
            assert not lifts(rubric, best, outcome)


@settings(deadline=None, max_examples=50)  # each is scored dozens of times
@given(CASES)
def test_an_axis_named_alone_lifts_when_it_gets_what_it_lacks(
    case: Case,
) -> None:
    rubric, record, outcome = case.parts()
    step = outlook(rubric, record, outcome).axes
    assert (step is None) == (rubric.scheme == "B" or outcome.predicate is Predicate.SANGAT_BAIK)
    for change in step.changes if step else ():
        short = change.limit - outcome.axes[change.axis].value
        assert change.distance == (short if short > 0 else None)


@settings(deadline=None, max_examples=50)  # each is scored dozens of times
@given(CASES)
def test_points_missing_lead_to_the_next_limit_of_scheme_b(
    case: Case,
) -> None:
    rubric, record, outcome = case.parts()
    missing = outlook(rubric, record, outcome).points
    assert (missing is None) == (
        rubric.scheme == "A" or outcome.predicate is NumericPredicate.SANGAT_BAIK
    )
    if missing is not None and outcome.tree is not None:
        assert max(outcome.tree.value, missing.limit) == outcome.tree.value + missing.points
        assert is_better(missing.predicate, outcome.predicate, "B")
        at_the_top = missing.predicate is NumericPredicate.SANGAT_BAIK
        assert missing.needs_new_idea == (at_the_top and not record.has_new_idea)
