"""Two rubrics over many records: who would come out otherwise, from what to what, and why."""

from dataclasses import replace
from fractions import Fraction

from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.rubric import (
    Axis,
    FamilyWeights,
    RaterKind,
    Rubric,
)
from kinerja.rubrics.simulation import Standing, Subject, fitted, simulate
from kinerja.rubrics.simulation_rules import RULE_LABELS, Rule, rules_changed
from tests.core.rubrics.samples import component, indicator, kepahiang, rated, weight

BEFORE = kepahiang()


def person(key: str, *, unit: str = "dinas", family: str = "umum", **levels: int) -> Subject:
    """Somebody whose superior gave each component a level; 3 where nothing is said."""
    record = rated(BEFORE, family, superior=(3,))
    ratings = {
        code: {RaterKind.SUPERIOR: (levels.get(code.rsplit("_", 1)[0], levels.get(code, 3)),)}
        for code in record.ratings
    }
    return Subject(key, unit, replace(record, ratings=ratings))


def weighing(**weights: int) -> Rubric:
    """The rubric with other weights of components, alike for everybody."""
    return replace(
        BEFORE,
        components=tuple(
            replace(each, weight=FamilyWeights(Fraction(weights.get(each.code, 0)), {}))
            if each.code in weights
            else each
            for each in BEFORE.components
        ),
    )


def test_the_same_rubric_changes_nobody() -> None:
    found = simulate(BEFORE, replace(BEFORE, version="2"), [person("a"), person("b", target=5)])
    assert (found.rules, found.shifts) == ((), ())
    assert (found.everybody.people, found.everybody.predicate, found.everybody.band) == (2, 0, 0)


def test_another_limit_is_the_cause_and_no_component_moved() -> None:
    after = replace(BEFORE, as_expected=Fraction(85))
    better, worse = person("a", target=4, mutu=4, disiplin=4, inisiatif=4, kerja=4), person("b")
    found = simulate(BEFORE, after, [better, worse])
    assert found.rules == (Rule.LIMITS,)
    (shift,) = found.shifts
    assert (shift.key, shift.components, shift.rules, shift.is_joint) == (
        "b",
        (),
        (Rule.LIMITS,),
        False,
    )
    assert (shift.before.predicate, shift.after.predicate) == (
        Predicate.BAIK,
        Predicate.SANGAT_KURANG,
    )
    assert (shift.before.results, shift.after.results) == (Rating.AS, Rating.BELOW)
    assert shift.before.score == shift.after.score == 80


def test_the_component_whose_contribution_moved_most_is_named() -> None:
    after = weighing(target=20, mutu=45, perilaku=35)
    found = simulate(BEFORE, after, [person("a", target=5, mutu=1)])
    assert found.rules == (Rule.WEIGHTS,)
    (shift,) = found.shifts
    (moved,) = shift.components
    assert (moved.component, moved.before, moved.after, moved.change) == (
        "target",
        Fraction(50),
        Fraction(20),
        Fraction(-30),
    )


def test_of_two_changed_rules_only_the_one_that_did_it_is_named() -> None:
    bands = tuple(replace(band, lower=band.lower + 1) for band in BEFORE.bands[:-1])
    after = replace(BEFORE, above=Fraction(91), bands=(*bands, BEFORE.bands[-1]))
    best = person("a", target=4, mutu=4, disiplin=4, inisiatif=4, kerja_sama=4)
    found = simulate(BEFORE, after, [best])
    assert found.rules == (Rule.BANDS, Rule.LIMITS)
    assert found.shifts[0].rules == (Rule.BANDS, Rule.LIMITS)
    level_points = {**BEFORE.level_points, 1: Fraction(30)}
    after = replace(after, bands=BEFORE.bands, level_points=level_points)
    found = simulate(BEFORE, after, [best])
    assert (found.rules, found.shifts[0].rules) == ((Rule.LEVELS, Rule.LIMITS), (Rule.LIMITS,))
    assert (found.everybody.predicate, found.everybody.band, found.everybody.ratings) == (1, 0, 1)


def test_rules_that_act_only_together_are_named_together() -> None:
    level_points = {**BEFORE.level_points, 3: Fraction(78)}
    after = replace(BEFORE, level_points=level_points, as_expected=Fraction(79))
    found = simulate(BEFORE, after, [person("a")])
    (shift,) = found.shifts
    assert (shift.rules, shift.is_joint) == ((Rule.LEVELS, Rule.LIMITS), True)


def test_an_indicator_nobody_rated_yet_makes_everybody_wait() -> None:
    behaviour = BEFORE.components[2]
    added = replace(behaviour, indicators=(*behaviour.indicators, indicator("inovasi", weight(5))))
    after = replace(BEFORE, components=(*BEFORE.components[:2], added))
    found = simulate(BEFORE, after, [person("a"), person("b")])
    assert found.rules == (Rule.INDICATORS,)
    assert [each.after for each in found.shifts] == [Standing(None, None, None, None, None)] * 2
    assert found.everybody.predicates == {(Predicate.BAIK, None): 2}


def test_ratings_of_an_indicator_that_is_gone_no_longer_count() -> None:
    behaviour = BEFORE.components[2]
    fewer = replace(behaviour, indicators=behaviour.indicators[1:])
    after = replace(BEFORE, components=(*BEFORE.components[:2], fewer))
    found = simulate(BEFORE, after, [person("a", disiplin=1, inisiatif=4, kerja_sama=4)])
    (shift,) = found.shifts
    assert (shift.before.behaviour, shift.after.behaviour) == (Rating.AS, Rating.ABOVE)
    assert [each.component for each in shift.components] == ["perilaku"]


def test_everybody_is_counted_by_family_and_unit() -> None:
    after = replace(BEFORE, as_expected=Fraction(85))
    found = simulate(
        BEFORE,
        after,
        [
            person("a", unit="dinas", family="layanan"),
            person("b", unit="dinas", family="umum"),
            person("c", unit="sekolah", family="umum", target=5, mutu=5),
        ],
    )
    assert {unit: each.people for unit, each in found.by_unit.items()} == {"dinas": 2, "sekolah": 1}
    assert {name: each.predicate for name, each in found.by_family.items()} == {
        "layanan": 1,
        "umum": 2,
    }
    assert found.by_unit["sekolah"].predicates == {(Predicate.BAIK, Predicate.KURANG): 1}


def test_weights_and_raters_are_rules_of_their_own_only_where_the_same_is_rated() -> None:
    quality = replace(BEFORE.components[1], raters={RaterKind.PEER: Fraction(100)})
    voices = replace(BEFORE, components=(BEFORE.components[0], quality, BEFORE.components[2]))
    assert rules_changed(BEFORE, voices) == (Rule.RATERS,)
    assert rules_changed(BEFORE, weighing(target=40, mutu=25)) == (Rule.WEIGHTS,)
    more = component("inovasi", Axis.RESULTS, weight(10), {RaterKind.SUPERIOR: 100})
    added = replace(voices, components=(*voices.components, more))
    assert rules_changed(BEFORE, added) == (Rule.INDICATORS,)


def test_every_rule_has_a_name_in_both_languages() -> None:
    assert set(RULE_LABELS) == set(Rule)
    assert len({label.id for label in RULE_LABELS.values()}) == len(Rule)


def test_a_record_keeps_only_what_a_rubric_knows() -> None:
    record = rated(BEFORE, superior=(3,))
    assert fitted(record, BEFORE) == record
    fewer = replace(BEFORE, components=BEFORE.components[:1])
    assert set(fitted(record, fewer).ratings) == {"target_1"}
