"""A simulation says of everybody what the engine says, and names the rules that did it."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import Band, RaterKind, RaterRule, Rubric, WhenMissing
from kinerja.rubrics.simulation import Standing, Subject, simulate
from kinerja.rubrics.simulation_rules import Rule, rules_changed, with_rule
from kinerja.text import Text
from tests.core.rubrics.examples import SLUGS, rubric_in
from tests.core.rubrics.records import RecordMaker

UNITS = ("dinas", "puskesmas", "sekolah")
LEVEL_POINTS = {at: Fraction(points) for at, points in enumerate((30, 60, 75, 88, 99), 1)}
RATER_RULES = {kind: RaterRule(WhenMissing.RENORMALISE, 1) for kind in RaterKind}
BANDS = (
    Band("baik", Text("Baik", "Good"), Fraction(50)),
    Band("kurang", Text("Kurang", "Poor"), Fraction(0)),
)
VARIANTS = st.fixed_dictionaries(
    {},
    optional={
        "above": st.sampled_from([Fraction(88), Fraction(95)]),
        "as_expected": st.sampled_from([Fraction(60), Fraction(80)]),
        "scheme": st.just("B"),
        "level_points": st.just(LEVEL_POINTS),
        "rater_rules": st.just(RATER_RULES),
        "bands": st.just(BANDS),
    },
)


def crowd(rubric: Rubric, chance: Random, size: int) -> list[Subject]:
    """People by chance, in one of the units."""
    maker = RecordMaker(rubric)
    return [Subject(str(at), chance.choice(UNITS), maker.make(chance)) for at in range(size)]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(SLUGS), VARIANTS, st.integers(0, 2**32))
def test_a_simulation_says_what_the_engine_says(
    slug: str, changed: Mapping[str, object], seed: int
) -> None:
    before = rubric_in(slug)
    after = replace(before, **changed)  # type: ignore[arg-type] # fields by name
    subjects = crowd(before, Random(seed), 6)  # noqa: S311 - no secret

    found = simulate(before, after, subjects)

    shifts = {shift.key: shift for shift in found.shifts}
    for subject in subjects:
        old, new = (Standing.of(score(each, subject.record)) for each in (before, after))
        assert old.differs(new) == (subject.key in shifts)
        if old.differs(new):
            shift = shifts[subject.key]
            assert (shift.before, shift.after) == (old, new)
            assert_causes(before, after, subject.record, shift.rules, is_joint=shift.is_joint)
    for group in (found.by_unit, found.by_family):
        assert sum(each.people for each in group.values()) == found.everybody.people == 6
        assert sum(each.predicate for each in group.values()) == found.everybody.predicate
    assert sum(found.everybody.predicates.values()) == 6


def assert_causes(
    before: Rubric, after: Rubric, record: Record, rules: tuple[Rule, ...], *, is_joint: bool
) -> None:
    """Each rule named alone changes the outcome, each other one does not."""
    old = Standing.of(score(before, record))
    alone = tuple(
        rule
        for rule in rules_changed(before, after)
        if old.differs(Standing.of(score(with_rule(before, after, rule), record)))
    )
    assert is_joint == (alone == ())
    assert rules == (alone or rules_changed(before, after))


@given(st.sampled_from(SLUGS), VARIANTS)
def test_all_changed_rules_together_are_the_other_rubric(
    slug: str, changed: Mapping[str, object]
) -> None:
    before = rubric_in(slug)
    after = replace(before, **changed)  # type: ignore[arg-type] # fields by name
    rules = rules_changed(before, after)
    assert reduce(lambda made, rule: with_rule(made, after, rule), rules, before) == after
    assert rules_changed(after, after) == ()


@pytest.mark.parametrize(("slug", "other"), [(one, other) for one in SLUGS for other in SLUGS])
def test_any_two_regions_can_be_simulated(slug: str, other: str) -> None:
    before, after = rubric_in(slug), rubric_in(other)
    found = simulate(before, after, crowd(before, Random(7), 5))  # noqa: S311 - no secret
    assert found.everybody.people == 5
    rules = reduce(lambda made, rule: with_rule(made, after, rule), found.rules, before)
    assert replace(rules, version=after.version) == after
