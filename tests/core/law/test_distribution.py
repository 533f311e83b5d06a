"""SE MenPANRB 3/2023: every limit of every pattern, its rounding, and who is favoured by it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.distribution import (
    DEFAULT_SHARES,
    ORGANISATION_RESULT_LABELS,
    Finding,
    Limit,
    LimitKind,
    OrganisationResult,
    distribution_findings,
    limits_of,
)
from kinerja.rubrics.predicate import Predicate

SB, B, BP, K, SK = Predicate
LOW = (BP, K)
Row = tuple[tuple[Predicate, ...], str, int | None]
Counts = tuple[int, int, int, int, int]

# organisation, its limits as (predicates, kind, percent)
REGULATION: dict[str, list[Row]] = {
    "istimewa": [((SB,), "max", 70)],
    "baik": [((B,), "max", 70), (LOW, "some", None)],
    "butuh_perbaikan": [((SB,), "max", 10), ((BP,), "min", 60)],
    "kurang": [((SB,), "max", 10), ((BP,), "min", 10), ((K,), "min", 60)],
    "sangat_kurang": [((SB,), "none", None), (LOW, "min", 10), ((SK,), "min", 60)],
}


def counts(numbers: Counts) -> dict[Predicate, int]:
    return dict(zip(Predicate, numbers, strict=True))


def found(organisation: str, numbers: Counts) -> list[tuple[str, int, int, bool]]:
    """Each finding's kind, number allowed, actual number, and whether only the size is why."""
    findings = distribution_findings(OrganisationResult(organisation), counts(numbers))
    return [(f.limit.kind, f.allowed, f.actual, f.due_to_size) for f in findings]


@pytest.mark.parametrize(("organisation", "rows"), REGULATION.items())
def test_the_limits_are_the_letter_s(organisation: str, rows: list[Row]) -> None:
    expected = tuple(
        Limit(predicates, LimitKind(kind), None if share is None else Fraction(share))
        for predicates, kind, share in rows
    )
    assert limits_of(OrganisationResult(organisation)) == expected


# organisation, people of each predicate (best first), findings
CASES: list[tuple[str, Counts, list[tuple[str, int, int, bool]]]] = [
    ("istimewa", (7, 3, 0, 0, 0), []),
    ("istimewa", (8, 2, 0, 0, 0), [("max", 7, 8, False)]),
    ("istimewa", (0, 0, 0, 0, 10), []),
    ("baik", (0, 7, 3, 0, 0), []),
    ("baik", (0, 7, 0, 3, 0), []),
    ("baik", (3, 7, 0, 0, 0), [("some", 1, 0, False)]),
    ("baik", (0, 8, 1, 1, 0), [("max", 7, 8, False)]),
    ("baik", (0, 10, 0, 0, 0), [("max", 7, 10, False), ("some", 1, 0, False)]),
    ("baik", (3, 6, 0, 0, 1), [("some", 1, 0, False)]),
    ("butuh_perbaikan", (1, 3, 6, 0, 0), []),
    ("butuh_perbaikan", (2, 2, 6, 0, 0), [("max", 1, 2, False)]),
    ("butuh_perbaikan", (1, 4, 5, 0, 0), [("min", 6, 5, False)]),
    ("kurang", (1, 2, 1, 6, 0), []),
    ("kurang", (2, 2, 0, 6, 0), [("max", 1, 2, False), ("min", 1, 0, False)]),
    ("kurang", (0, 4, 1, 5, 0), [("min", 6, 5, False)]),
    ("sangat_kurang", (0, 3, 1, 0, 6), []),
    ("sangat_kurang", (0, 3, 0, 1, 6), []),
    ("sangat_kurang", (1, 2, 1, 0, 6), [("none", 0, 1, False)]),
    ("sangat_kurang", (0, 4, 0, 0, 6), [("min", 1, 0, False)]),
    ("sangat_kurang", (0, 4, 1, 0, 5), [("min", 6, 5, False)]),
]

# the same in units where the percentages do not come out even
SMALL_UNITS: list[tuple[str, Counts, list[tuple[str, int, int, bool]]]] = [
    ("istimewa", (2, 1, 0, 0, 0), []),
    ("istimewa", (3, 0, 0, 0, 0), [("max", 2, 3, False)]),
    ("istimewa", (1, 0, 0, 0, 0), [("max", 1, 1, True)]),
    ("istimewa", (2, 0, 0, 0, 0), [("max", 1, 2, False)]),
    ("baik", (0, 1, 0, 0, 0), [("max", 1, 1, True), ("some", 0, 0, True)]),
    ("baik", (1, 1, 0, 0, 0), [("some", 1, 0, False)]),
    ("baik", (0, 1, 1, 0, 0), []),
    ("butuh_perbaikan", (1, 1, 1, 0, 0), [("max", 1, 1, True), ("min", 1, 1, True)]),
    ("butuh_perbaikan", (0, 1, 0, 0, 0), [("min", 0, 0, True)]),
    ("butuh_perbaikan", (0, 2, 1, 0, 0), [("min", 1, 1, True)]),
    ("butuh_perbaikan", (0, 3, 0, 0, 0), [("min", 1, 0, False)]),
    ("kurang", (0, 2, 0, 3, 0), [("min", 0, 0, True)]),
    ("kurang", (0, 4, 0, 5, 0), [("min", 0, 0, True), ("min", 5, 5, True)]),
    ("sangat_kurang", (1, 0, 0, 0, 0), [("none", 0, 1, False), *[("min", 0, 0, True)] * 2]),
    ("sangat_kurang", (0, 1, 0, 0, 1), [("min", 0, 0, True), ("min", 1, 1, True)]),
]


@pytest.mark.parametrize(("organisation", "numbers", "expected"), CASES + SMALL_UNITS)
def test_a_unit_is_held_against_its_pattern(
    organisation: str, numbers: Counts, expected: list[tuple[str, int, int, bool]]
) -> None:
    assert found(organisation, numbers) == expected


def test_a_finding_says_what_the_limit_comes_to_in_this_unit() -> None:
    (finding,) = distribution_findings(OrganisationResult.ISTIMEWA, {SB: 3})
    limit = Limit((SB,), LimitKind.MAX, Fraction(70))
    assert finding == Finding(limit, 2, 3, Fraction(100), due_to_size=False)


def test_percentages_are_exact() -> None:
    (finding,) = distribution_findings(OrganisationResult.BUTUH_PERBAIKAN, {BP: 1, B: 2})
    assert finding.percent == Fraction(100, 3)


def test_nobody_is_no_finding() -> None:
    for organisation in OrganisationResult:
        assert distribution_findings(organisation, {}) == []
        assert distribution_findings(organisation, dict.fromkeys(Predicate, 0)) == []


def test_a_region_s_own_shares_decide() -> None:
    ten = {SB: 8, B: 2}
    wide = replace(DEFAULT_SHARES, main_most=Fraction(80))
    assert distribution_findings(OrganisationResult.ISTIMEWA, ten, wide) == []
    assert distribution_findings(OrganisationResult.ISTIMEWA, ten) != []


def test_the_results_of_an_organisation_stand_best_first_in_both_languages() -> None:
    assert [ORGANISATION_RESULT_LABELS[each].id for each in OrganisationResult] == [
        "Istimewa",
        "Baik",
        "Butuh Perbaikan",
        "Kurang",
        "Sangat Kurang",
    ]
    assert all(text.id != text.en for text in ORGANISATION_RESULT_LABELS.values())


def every_unit_of(people: int) -> Iterator[Counts]:
    for a, b, c, d in product(range(people + 1), repeat=4):
        if a + b + c + d <= people:
            yield a, b, c, d, people - a - b - c - d


@pytest.mark.parametrize("organisation", OrganisationResult)
@pytest.mark.parametrize("people", [1, 2, 3, 4, 5])
def test_every_small_unit_can_keep_its_pattern(
    organisation: OrganisationResult, people: int
) -> None:
    def keeps(numbers: Counts) -> bool:
        return all(f.due_to_size for f in distribution_findings(organisation, counts(numbers)))

    assert any(keeps(numbers) for numbers in every_unit_of(people))


ORGANISATIONS = st.sampled_from(OrganisationResult)
UNITS = st.fixed_dictionaries({each: st.integers(0, 40) for each in Predicate}).filter(
    lambda unit: sum(unit.values()) > 0
)


@given(ORGANISATIONS, UNITS)
def test_a_finding_is_always_a_broken_percentage(
    organisation: OrganisationResult, unit: dict[Predicate, int]
) -> None:
    people = sum(unit.values())
    findings = {f.limit: f for f in distribution_findings(organisation, unit)}
    for limit in limits_of(organisation):
        actual = sum(unit[each] for each in limit.predicates)
        share = Fraction(100 * actual, people)
        kept = {
            LimitKind.MAX: share <= (limit.share or 0),
            LimitKind.MIN: share >= (limit.share or 0),
            LimitKind.NONE: actual == 0,
            LimitKind.SOME: actual > 0,
        }[limit.kind]
        assert (limit in findings) is not kept
        if limit in findings:
            assert findings[limit].actual == actual
            assert findings[limit].percent == share


@given(ORGANISATIONS, UNITS)
def test_rounding_favours_people_by_less_than_one(
    organisation: OrganisationResult, unit: dict[Predicate, int]
) -> None:
    people = sum(unit.values())
    for finding in distribution_findings(organisation, unit):
        if finding.limit.share is None:
            continue
        exact = finding.limit.share * people / 100
        if finding.limit.kind is LimitKind.MAX:
            assert exact - 1 < finding.allowed < exact + 1
            assert finding.allowed >= 1
            assert finding.due_to_size is (finding.actual <= finding.allowed)
        else:
            assert exact - 1 < finding.allowed <= exact
            assert finding.due_to_size is (finding.actual >= finding.allowed)


@given(ORGANISATIONS, UNITS)
def test_ten_times_the_people_only_loses_findings_that_were_the_size_s(
    organisation: OrganisationResult, unit: dict[Predicate, int]
) -> None:
    ten = {each: 10 * number for each, number in unit.items()}
    real = {f.limit for f in distribution_findings(organisation, unit) if not f.due_to_size}
    assert real <= {f.limit for f in distribution_findings(organisation, ten) if not f.due_to_size}
