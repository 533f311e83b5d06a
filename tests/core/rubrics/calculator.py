"""A pocket calculator: works out again what a printed formula says, from its printed figures.

Each printed figure stands for every number that is rounded to it, so a result is a span; a printed
result is right when it lies in the span that its printed inputs allow.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

_HALF: Final = Fraction(5, 100_000)  # formulas print four decimals
_TOKEN: Final = re.compile(r"-?\d+(?:[.,]\d+)?|[()+−×÷]")
_NUMBER: Final = r"-?\d+(?:[.,]\d+)?"
LEVEL: Final = re.compile(rf"(?:tingkat|level) (\d) = ({_NUMBER})")
INDEX: Final = re.compile(rf"(?:indeks survei|survey index) ({_NUMBER}) (?:dari|from) \d+ \w+")
UNNAMED: Final = re.compile(r"(?:rata-rata|average of) (\d+) (?:penilai, tanpa nama|raters, un\w+)")
MEASURE: Final = re.compile(
    rf"(\(2 × {_NUMBER} − {_NUMBER}\) ÷ {_NUMBER}|{_NUMBER} ÷ {_NUMBER}) = ({_NUMBER}) %"
    rf"(?:, (?:dihitung|counted as) ({_NUMBER}) %)?$"
)
NOTHING_DUE: Final = re.compile(rf"{_NUMBER} \(0\) = (0|100) %$")
MEAN: Final = re.compile(rf"(\(.+\) ÷ {_NUMBER}) = ({_NUMBER})(?: %)?$")
WORTH: Final = re.compile(rf"({_NUMBER}) % → ({_NUMBER})$")


@dataclass(frozen=True)
class Span:
    """Every number from `low` to `high`."""

    low: Fraction
    high: Fraction

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Span") -> "Span":
        return Span(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Span") -> "Span":
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def __truediv__(self, other: "Span") -> "Span":
        ends = [one / two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def holds(self, printed: str) -> bool:
        """Whether a printed figure can be a rounding of a number in here."""
        return meets(self, span(printed))


def span(printed: str, half: Fraction = _HALF) -> Span:
    number = Fraction(printed.replace(",", "."))
    return Span(number - half, number + half)


def meets(one: Span, other: Span) -> bool:
    return one.low <= other.high and other.low <= one.high


def work_out(expression: str) -> Span:
    """The value of sums, differences, products, quotients and brackets."""
    tokens = _TOKEN.findall(expression.replace(" %", ""))
    value = _sum(tokens)
    assert not tokens, expression
    return value


def _sum(tokens: list[str]) -> Span:
    value = _product(tokens)
    while tokens and tokens[0] in "+−":
        value = value + _product(tokens) if tokens.pop(0) == "+" else value - _product(tokens)
    return value


def _product(tokens: list[str]) -> Span:
    value = _single(tokens)
    while tokens and tokens[0] in "×÷":
        value = value * _single(tokens) if tokens.pop(0) == "×" else value / _single(tokens)
    return value


def _single(tokens: list[str]) -> Span:
    token = tokens.pop(0)
    if token != "(":
        return span(token)
    value = _sum(tokens)
    assert tokens.pop(0) == ")"
    return value


@dataclass(frozen=True)
class Legend:
    """What is printed once for all formulas: points of levels and of achievements."""

    levels: Mapping[str, Fraction]
    ends: list[tuple[Fraction, Fraction]]
    cap: Fraction

    @classmethod
    def of(cls, scale: Mapping[str, Any]) -> "Legend":
        ends = [(Fraction(percent), Fraction(points)) for percent, points in scale["achievement"]]
        levels = {level: Fraction(points) for level, points in scale["levels"].items()}
        return cls(levels, ends, Fraction(scale["cap"]))

    def worth(self, percent: Fraction) -> Fraction:
        """Read off the straight lines between the printed ends."""
        reached = max(min(percent, self.cap), self.ends[0][0])
        for (low, low_points), (high, high_points) in pairwise(self.ends):
            if low <= reached <= high:
                return low_points + (reached - low) / (high - low) * (high_points - low_points)
        return self.ends[-1][1]


def result_of(formula: str, legend: Legend) -> Span | None:
    """What the formula comes to; None for unnamed voices, whose figures are not printed.

    Every step that is printed on the way must follow from the figures printed before it.
    """
    if UNNAMED.fullmatch(formula):
        return None
    if found := LEVEL.fullmatch(formula):
        assert legend.levels[found[1]] == Fraction(found[2].replace(",", ".")), formula
        return span(found[2])
    if found := INDEX.fullmatch(formula):
        return span(found[1])
    if "→" in formula:
        return _achievement(formula, legend)
    if found := MEAN.fullmatch(formula):
        value = work_out(found[1])
        assert value.holds(found[2]), formula
        return value
    return span(formula)


def _achievement(formula: str, legend: Legend) -> Span:
    steps, worth = formula.rsplit("; ", 1)
    percents = [_percent(step, legend) for step in steps.split("; ") if " = " in step]
    found = WORTH.search(worth)
    assert found, formula
    assert percents[-1].holds(found[1]), formula
    reached = span(found[1])
    points = Span(legend.worth(reached.low), legend.worth(reached.high))
    assert points.holds(found[2]), formula
    return points


def _percent(step: str, legend: Legend) -> Span:
    if found := MEAN.fullmatch(step):
        assert work_out(found[1]).holds(found[2]), step
        return span(found[2])
    if found := NOTHING_DUE.search(step):
        return span(found[1])
    found = MEASURE.search(step)
    assert found, step
    raw = work_out(found[1]) * Span(Fraction(100), Fraction(100))
    assert raw.holds(found[2]), step
    counted = found[3] or found[2]
    limited = Span(*(min(max(end, Fraction(0)), legend.cap) for end in (raw.low, raw.high)))
    assert limited.holds(counted), step
    return span(counted)


def terms_of(formula: str) -> Iterator[tuple[Fraction, Fraction]]:
    """The values and weights of a mean's terms, as printed."""
    found = re.fullmatch(rf"\((.+)\) ÷ {_NUMBER} = {_NUMBER}", formula)
    for term in found[1].split(" + ") if found else ():
        value, weight = term.split(" × ")
        yield Fraction(value.replace(",", ".")), Fraction(weight.replace(",", "."))
