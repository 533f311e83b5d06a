"""The satisfaction index: PermenPANRB 14/2017, computed exactly and rounded once at the end.

NRR of an element is the sum of its answers over their number; the index is 25 times the weighted
sum of the NRR. Classes are read off the rounded figure, so that none falls between two of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.rounding import round_half_up
from kinerja.text import Text
from modules.surveys.rules_elements import Element

CONVERSION: Final = 25
LOWEST_ANSWER: Final = 1
HIGHEST_ANSWER: Final = 4
_PRINTED_PLACES: Final = 3


class Scheme(StrEnum):
    """Whose class limits hold: PermenPANRB 14/2017, or KEP/25/M.PAN/2/2004 for older surveys."""

    OF_2017 = "2017"
    OF_2004 = "2004"


class Weights(StrEnum):
    """Exactly 1/n for each element, or that figure as old reports print it, to three decimals."""

    EXACT = "exact"
    PRINTED = "printed"


class Mutu(StrEnum):
    """The class of an index, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


MUTU_LABELS: Final[Mapping[Mutu, Text]] = MappingProxyType(
    {
        Mutu.A: Text("Sangat Baik", "Very Good"),
        Mutu.B: Text("Baik", "Good"),
        Mutu.C: Text("Kurang Baik", "Less Good"),
        Mutu.D: Text("Tidak Baik", "Not Good"),
    }
)

UPPER_LIMITS: Final[Mapping[Scheme, tuple[tuple[Decimal, Mutu], ...]]] = MappingProxyType(
    {
        Scheme.OF_2017: (
            (Decimal("64.99"), Mutu.D),
            (Decimal("76.60"), Mutu.C),
            (Decimal("88.30"), Mutu.B),
        ),
        Scheme.OF_2004: (
            (Decimal("43.75"), Mutu.D),
            (Decimal("62.50"), Mutu.C),
            (Decimal("81.25"), Mutu.B),
        ),
    }
)
"""The highest figure of each class below A, on the scale of 100, itself included."""


@dataclass(frozen=True, slots=True)
class Method:
    """How an index is computed and classed."""

    scheme: Scheme = Scheme.OF_2017
    weights: Weights = Weights.EXACT


STANDARD: Final = Method()


@dataclass(frozen=True, slots=True)
class ElementTally:
    """What was answered to one element: number of answers, number of blanks, sum of the answers."""

    element: Element
    answers: int
    blank: int
    total: int


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One element's figures; without any answer there is no average.

    `average` is exact (1-4); `converted` is rounded (25-100); counts are None where only
    averages are known.
    """

    element: Element
    average: Fraction | None
    converted: Decimal | None
    mutu: Mutu | None
    answers: int | None = None
    blank: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class SurveyIndex:
    """The index (IKM, 25-100) with its elements; None while some element has no answer."""

    elements: tuple[ElementResult, ...]
    method: Method
    exact: Fraction | None
    index: Decimal | None
    mutu: Mutu | None
    respondents: int | None = None


def classify(value: Decimal, scheme: Scheme = Scheme.OF_2017) -> Mutu:
    """The class of a rounded figure on the scale of 100; upper limits belong to the class."""
    return next((mutu for upper, mutu in UPPER_LIMITS[scheme] if value <= upper), Mutu.A)


def element_weight(count: int, weights: Weights = Weights.EXACT) -> Fraction:
    """The weight of each of `count` equal elements."""
    exact = Fraction(1, count)
    if weights is Weights.EXACT:
        return exact
    return Fraction(round_half_up(exact, _PRINTED_PLACES))


def index_of_tallies(
    tallies: Sequence[ElementTally], respondents: int, method: Method = STANDARD
) -> SurveyIndex:
    """The index from counted answers; `respondents` gave at least one of them."""
    results = tuple(
        _result(
            tally.element,
            Fraction(tally.total, tally.answers) if tally.answers else None,
            method,
            tally,
        )
        for tally in tallies
    )
    return _index(results, method, respondents)


def index_of_averages(
    elements: Sequence[Element], averages: Sequence[Fraction], method: Method = STANDARD
) -> SurveyIndex:
    """The index from averages somebody published (1-4), one for each element."""
    results = tuple(
        _result(element, average, method)
        for element, average in zip(elements, averages, strict=True)
    )
    return _index(results, method, None)


def _result(
    element: Element, average: Fraction | None, method: Method, tally: ElementTally | None = None
) -> ElementResult:
    converted = None if average is None else round_half_up(average * CONVERSION)
    return ElementResult(
        element=element,
        average=average,
        converted=converted,
        mutu=None if converted is None else classify(converted, method.scheme),
        answers=tally.answers if tally else None,
        blank=tally.blank if tally else None,
        total=tally.total if tally else None,
    )


def _index(
    results: tuple[ElementResult, ...], method: Method, respondents: int | None
) -> SurveyIndex:
    averages = [result.average for result in results if result.average is not None]
    if len(averages) < len(results):
        return SurveyIndex(results, method, None, None, None, respondents)
    weight = element_weight(len(results), method.weights)
    exact = CONVERSION * weight * sum(averages, Fraction(0))
    index = round_half_up(exact)
    return SurveyIndex(results, method, exact, index, classify(index, method.scheme), respondents)
