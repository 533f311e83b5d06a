"""From the sums of a survey to what a page may say: index, interval, what is hidden, what is low.

Pure: sums and limits come in, figures come out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from kinerja.packs import Instrument
from kinerja.rounding import round_half_up
from modules.surveys.rules import (
    CONVERSION,
    UPPER_LIMITS,
    ElementResult,
    ElementTally,
    Method,
    Mutu,
    Scheme,
    SurveyIndex,
    classify,
    index_of_tallies,
)
from modules.surveys.rules_elements import Element
from modules.surveys.rules_sample import Interval, interval
from modules.surveys.rules_steps import Rest

HUNDREDTHS: Final = 100
_SHOWN_LOWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts and sums of one element, or with element '' of whole sheets in hundredths."""

    element: str
    place: int
    answers: int
    blank: int
    level_sum: int
    square_sum: int


class Standing(StrEnum):
    """How much may be said: nothing came in, nothing to show yet, too few to count, enough."""

    EMPTY = "empty"
    HIDDEN = "hidden"
    FEW = "few"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Limits:
    """`shown` is the smallest number of answers shown, `counts` the smallest that counts."""

    shown: int
    counts: int


@dataclass(frozen=True, slots=True)
class ElementView:
    """One element on the page; nothing but its name while fewer than the limit answered it."""

    result: ElementResult
    interval: Interval | None
    is_hidden: bool

    @property
    def below_baik(self) -> bool:
        """Whether its class is C or D."""
        return self.result.mutu in {Mutu.C, Mutu.D}


@dataclass(frozen=True, slots=True)
class Results:
    """What a page may say about a survey; `index` is None where it may say nothing."""

    standing: Standing
    n: int
    scheme: Scheme
    index: SurveyIndex | None = None
    interval: Interval | None = None
    elements: tuple[ElementView, ...] = ()
    rest: Rest = Rest.NONE

    @property
    def shown(self) -> tuple[ElementView, ...]:
        """The elements with figures, best first."""
        seen = [view for view in self.elements if _average(view) is not None]
        return tuple(sorted(seen, key=_average_or_zero, reverse=True))

    @property
    def lowest(self) -> tuple[ElementView, ...]:
        """The three lowest elements, lowest first."""
        return tuple(reversed(self.shown[-_SHOWN_LOWEST:]))

    @property
    def withheld(self) -> tuple[ElementView, ...]:
        """The elements that keep the index from being told."""
        return tuple(view for view in self.elements if _average(view) is None)


def _average(view: ElementView) -> Fraction | None:
    return None if view.is_hidden else view.result.average


def _average_or_zero(view: ElementView) -> Fraction:
    return _average(view) or Fraction(0)


def weights_of(instrument: Instrument) -> tuple[Fraction, ...]:
    """The weight of each element: the questionnaire's own, else exactly one n-th each."""
    count = len(instrument.elements)
    own = [element.weight for element in instrument.elements]
    return tuple(Fraction(1, count) if weight is None else weight for weight in own)


def survey_index(
    instrument: Instrument, sums: Sequence[Sums], respondents: int, language: str = "id"
) -> SurveyIndex:
    """The exact index from the sums of the elements, weighted as the questionnaire says."""
    by_code = {each.element: each for each in sums}
    tallies = [
        _tally(Element(element.code, element.name.in_language(language)), by_code)
        for element in instrument.elements
    ]
    method = Method(Scheme(instrument.scheme))
    index = index_of_tallies(tallies, respondents, method)
    if index.exact is None:
        return index
    parts = zip(weights_of(instrument), index.elements, strict=True)
    exact = CONVERSION * sum((w * (each.average or 0) for w, each in parts), Fraction(0))
    rounded = round_half_up(exact)
    return replace(index, exact=exact, index=rounded, mutu=classify(rounded, method.scheme))


def _tally(element: Element, by_code: dict[str, Sums]) -> ElementTally:
    sums = by_code.get(element.code)
    if sums is None:
        return ElementTally(element, 0, 0, 0)
    return ElementTally(element, sums.answers, sums.blank, sums.level_sum)


def results_of(
    instrument: Instrument,
    sums: Sequence[Sums],
    limits: Limits,
    language: str = "id",
    rest: Rest = Rest.NONE,
) -> Results:
    """What may be told of these sums; below `limits.shown` answers not even their number."""
    scheme = Scheme(instrument.scheme)
    sheets = next((each for each in sums if not each.element), None)
    n = sheets.answers if sheets else 0
    standing = standing_of(n, limits, rest)
    if sheets is None or standing in {Standing.EMPTY, Standing.HIDDEN}:
        return Results(standing, 0, scheme, rest=rest)
    index = survey_index(instrument, sums, n, language)
    by_code = {each.element: each for each in sums}
    views = tuple(_view(result, by_code[result.element.code], limits) for result in index.elements)
    if any(view.is_hidden for view in views):
        # with the index and the other elements, a hidden one would follow by subtraction
        return Results(standing, n, scheme, None, None, views, rest)
    return Results(standing, n, scheme, index, _whole_interval(index, sheets), views, rest)


def standing_of(n: int, limits: Limits, rest: Rest = Rest.NONE) -> Standing:
    """How much may be said with this many answers counted, and perhaps others that are not."""
    if n == 0 and rest is Rest.NONE:
        return Standing.EMPTY
    if n < limits.shown:
        return Standing.HIDDEN
    return Standing.FEW if n < limits.counts else Standing.ENOUGH


def _view(result: ElementResult, sums: Sums, limits: Limits) -> ElementView:
    if 0 < sums.answers < limits.shown:
        return ElementView(result, None, is_hidden=True)
    return ElementView(result, _element_interval(result, sums), is_hidden=False)


def _whole_interval(index: SurveyIndex, sheets: Sums) -> Interval | None:
    if index.exact is None:
        return None
    total = Fraction(sheets.level_sum, HUNDREDTHS)
    squares = Fraction(sheets.square_sum, HUNDREDTHS**2)
    return interval(index.exact, sheets.answers, total, squares)


def _element_interval(result: ElementResult, sums: Sums) -> Interval | None:
    """The interval of an element on the scale of 25 to 100, by the same formula."""
    if result.average is None:
        return None
    return interval(
        CONVERSION * result.average,
        sums.answers,
        Fraction(CONVERSION * sums.level_sum),
        Fraction(CONVERSION**2 * sums.square_sum),
    )


def class_starts(scheme: Scheme) -> tuple[tuple[Fraction, Mutu], ...]:
    """Where each class above D begins on the scale of 1 to 4, lowest first."""
    above = {Mutu.D: Mutu.C, Mutu.C: Mutu.B, Mutu.B: Mutu.A}
    step = Fraction(1, HUNDREDTHS)
    return tuple(
        ((Fraction(upper) + step) / CONVERSION, above[mutu]) for upper, mutu in UPPER_LIMITS[scheme]
    )
