"""What would have changed a predicate is true: it is tried, and nothing less would have done."""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import FULL, Measure
from kinerja.rubrics.outlook_single import is_better, outlook
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import Outcome, Record, Target
from kinerja.rubrics.rubric import Axis, RaterKind, Rubric
from tests.core.rubrics.examples import SLUGS, rubric_in
from tests.core.rubrics.records import RecordMaker
from tests.core.rubrics.samples import kepahiang, rated, target

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
