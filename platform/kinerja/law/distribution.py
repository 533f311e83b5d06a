"""How a unit's predicates lie to the pattern of its organisation's result: advice only. Pure.

PermenPANRB 6/2022 gives a guide, SE MenPANRB 3/2023 numbers to it. Nothing here changes a rating:
the findings are for whoever still rates.

Percentages seldom fit a small unit, so limits are turned into people in favour of people:

- a most is rounded down, but to no less than one person: a limit that is not "none" forbids
  nobody alone. Of three people two may be Sangat Baik (70 % is 2.1), of one that one.
- a least is rounded down too: nobody need be rated low because of a fraction of a person.
- "some" asks for one person, as soon as the most leaves somebody over.

What breaks the percentage but keeps the number of people is reported as due to the unit's size.
"Most" of a unit being of its organisation's predicate is the ideal and no limit, so too few
of a good predicate are no finding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.predicate import Predicate
from kinerja.text import Text

_FULL: Final = 100
_SOMEBODY: Final = 1


class OrganisationResult(StrEnum):
    """The result of the unit that the assessor leads, best first."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


ORGANISATION_RESULT_LABELS: Final[Mapping[OrganisationResult, Text]] = MappingProxyType(
    {
        OrganisationResult.ISTIMEWA: Text("Istimewa", "Outstanding"),
        OrganisationResult.BAIK: Text("Baik", "Good"),
        OrganisationResult.BUTUH_PERBAIKAN: Text("Butuh Perbaikan", "Needs Improvement"),
        OrganisationResult.KURANG: Text("Kurang", "Poor"),
        OrganisationResult.SANGAT_KURANG: Text("Sangat Kurang", "Very Poor"),
    }
)


class LimitKind(StrEnum):
    """What a limit asks of the number of people with its predicates."""

    MAX = "max"
    MIN = "min"
    NONE = "none"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class DistributionShares:
    """The percentages (0-100) of SE MenPANRB 3/2023, read in a news report of it.

    Args:
        main_most: Of the predicate of a good organisation: Sangat Baik where it is Istimewa,
            Baik where it is Baik.
        sangat_baik_most: Of Sangat Baik where the organisation is Butuh Perbaikan or Kurang.
        main_least: Of the predicate of an organisation below Baik.
        low_least: Of the predicates beside it: Butuh Perbaikan where the organisation is Kurang,
            Butuh Perbaikan and Kurang together where it is Sangat Kurang.
    """

    main_most: Fraction = Fraction(70)
    sangat_baik_most: Fraction = Fraction(10)
    main_least: Fraction = Fraction(60)
    low_least: Fraction = Fraction(10)


DEFAULT_SHARES: Final = DistributionShares()


@dataclass(frozen=True, slots=True)
class Limit:
    """What a pattern asks of some predicates together; `share` in percent, None for "some"."""

    predicates: tuple[Predicate, ...]
    kind: LimitKind
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A limit that a unit's predicates do not keep.

    Args:
        limit: The limit.
        allowed: How many people it comes to in this unit: at most, for a least and "some" at least.
        actual: How many there are.
        percent: The same as an exact percentage of the unit.
        due_to_size: Whether the number of people is kept and only the percentage is not, because
            people do not come in fractions.
    """

    limit: Limit
    allowed: int
    actual: int
    percent: Fraction
    due_to_size: bool


_LOW: Final = (Predicate.BUTUH_PERBAIKAN, Predicate.KURANG)


def limits_of(
    organisation: OrganisationResult, shares: DistributionShares = DEFAULT_SHARES
) -> tuple[Limit, ...]:
    """What the pattern of this organisation result asks; every other predicate is free."""
    low = Limit(_LOW, LimitKind.MIN, shares.low_least)
    few_best = Limit((Predicate.SANGAT_BAIK,), LimitKind.MAX, shares.sangat_baik_most)
    match organisation:
        case OrganisationResult.ISTIMEWA:
            return (Limit((Predicate.SANGAT_BAIK,), LimitKind.MAX, shares.main_most),)
        case OrganisationResult.BAIK:
            return (
                Limit((Predicate.BAIK,), LimitKind.MAX, shares.main_most),
                Limit(_LOW, LimitKind.SOME),
            )
        case OrganisationResult.BUTUH_PERBAIKAN:
            main = Limit((Predicate.BUTUH_PERBAIKAN,), LimitKind.MIN, shares.main_least)
            return (few_best, main)
        case OrganisationResult.KURANG:
            beside = Limit((Predicate.BUTUH_PERBAIKAN,), LimitKind.MIN, shares.low_least)
            main = Limit((Predicate.KURANG,), LimitKind.MIN, shares.main_least)
            return (few_best, beside, main)
        case OrganisationResult.SANGAT_KURANG:
            none = Limit((Predicate.SANGAT_BAIK,), LimitKind.NONE)
            main = Limit((Predicate.SANGAT_KURANG,), LimitKind.MIN, shares.main_least)
            return (none, low, main)


def distribution_findings(
    organisation: OrganisationResult,
    counts: Mapping[Predicate, int],
    shares: DistributionShares = DEFAULT_SHARES,
) -> list[Finding]:
    """Where the predicates of a unit's people depart from the pattern; nothing for nobody.

    `counts` has the number of people (0 or more) with each predicate; one left out is nought.
    """
    people = sum(counts.values())
    limits = limits_of(organisation, shares)
    return list(_findings(limits, counts, people)) if people else []


def _findings(
    limits: tuple[Limit, ...], counts: Mapping[Predicate, int], people: int
) -> Iterator[Finding]:
    left_over = people
    for limit in limits:
        actual = sum(counts.get(each, 0) for each in limit.predicates)
        allowed = _in_people(limit, people, left_over)
        if limit.kind is LimitKind.MAX:
            left_over -= allowed
        percent = Fraction(_FULL * actual, people)
        if _breaks_share(limit, actual, percent):
            is_kept = actual <= allowed if _is_upper(limit) else actual >= allowed
            yield Finding(limit, allowed, actual, percent, due_to_size=is_kept)


def _in_people(limit: Limit, people: int, left_over: int) -> int:
    """The limit as a number of people of this unit, rounded as the module says."""
    if limit.kind is LimitKind.NONE:
        return 0
    if limit.kind is LimitKind.SOME or limit.share is None:
        return min(_SOMEBODY, left_over)
    count = floor(limit.share * people / _FULL)
    return max(count, _SOMEBODY) if limit.kind is LimitKind.MAX else count


def _breaks_share(limit: Limit, actual: int, percent: Fraction) -> bool:
    """Whether the exact percentage breaks the limit."""
    if limit.share is None:
        return actual > 0 if limit.kind is LimitKind.NONE else actual == 0
    return percent > limit.share if _is_upper(limit) else percent < limit.share


def _is_upper(limit: Limit) -> bool:
    return limit.kind in {LimitKind.MAX, LimitKind.NONE}
