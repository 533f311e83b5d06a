"""Columns of exact fractions: one row per person, numerators and denominators as numpy integers.

Nothing here is ever a float. Before each operation a bound of its result is worked out from the
largest figures present; where 64 bits might not hold it, Python's own unlimited integers take over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[Any]
"""Whole numbers, as int64 or as Python's integers; never anything else."""
Flags = npt.NDArray[np.bool_]

_INT64_MAX: Final = int(np.iinfo(np.int64).max)


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of many people; where it is not `there` it is written 0/1, and does not count.

    Denominators are above 0. The fractions need not be in lowest terms.
    """

    numerators: Whole
    denominators: Whole
    there: Flags

    @classmethod
    def of(cls, numerators: Whole, denominators: Whole, there: Flags) -> Self:
        """The column of these figures; what stands in rows that are not `there` is dropped."""
        return cls(np.where(there, numerators, 0), np.where(there, denominators, 1), there)

    @classmethod
    def nothing(cls, size: int) -> Self:
        """A figure that nobody of `size` people has."""
        return cls(np.zeros(size, np.int64), np.ones(size, np.int64), np.zeros(size, np.bool_))

    def take(self, rows: npt.NDArray[np.int64]) -> "Column":
        """The same figure of these people only, in this order."""
        return Column(self.numerators[rows], self.denominators[rows], self.there[rows])

    def or_else(self, other: "Column") -> "Column":
        """This figure where it is there, the other elsewhere."""
        return Column(
            np.where(self.there, self.numerators, other.numerators),
            np.where(self.there, self.denominators, other.denominators),
            self.there | other.there,
        )

    def at_least(self, limit: Fraction) -> Flags:
        """Who reaches `limit`, compared exactly; who has no figure counts as 0."""
        reached: Flags = times(self.numerators, limit.denominator) >= times(
            self.denominators, limit.numerator
        )
        return reached

    def rounded(self, places: int) -> list[int]:
        """Each figure in units of its last decimal; a half goes up, away from 0 when negative."""
        doubled = np.abs(times(self.numerators, 2 * 10**places))
        sizes = plus(doubled, self.denominators) // times(self.denominators, 2)
        units: list[int] = np.where(self.numerators < 0, -sizes, sizes).tolist()
        return units

    def fractions(self) -> list[Fraction | None]:
        """Each figure exactly; None where there is none."""
        rows = zip(
            self.numerators.tolist(), self.denominators.tolist(), self.there.tolist(), strict=True
        )
        return [Fraction(above, below) if there else None for above, below, there in rows]


Weighed = tuple[Fraction, Column]
"""A figure with its weight, the same for everybody in it; only proportions count."""


def mean(parts: Sequence[Weighed], size: int) -> Column:
    """Of each of `size` people the mean of what is there, in the proportion of the weights."""
    if not parts:
        return Column.nothing(size)
    weights = in_proportion([weight for weight, _ in parts])
    columns = [column for _, column in parts]
    common = reduce(_least_common, [column.denominators for column in columns])
    total = numerators = np.zeros(size, np.int64)
    for weight, column in zip(weights, columns, strict=True):
        total = plus(total, times(column.there.astype(np.int64), weight))
        share = times(column.numerators, common // column.denominators)
        numerators = plus(numerators, times(share, weight))
    there: Flags = np.not_equal(total, 0)
    return _lowest(Column.of(numerators, times(common, total), there))


def in_proportion(figures: Sequence[Fraction]) -> list[int]:
    """The smallest whole numbers that stand to each other as these figures do."""
    ratios = [figure.as_integer_ratio() for figure in figures]
    scale = lcm(*[below for _, below in ratios])
    scaled = [above * (scale // below) for above, below in ratios]
    shared = gcd(*scaled) or 1
    return [each // shared for each in scaled]


def common_denominator(figures: Sequence[Fraction]) -> int:
    """The least number by which each of these figures becomes whole."""
    return lcm(*(figure.denominator for figure in figures))


def whole(figures: Sequence[int]) -> Whole:
    """These numbers as an array, exactly, however large they are."""
    try:
        return np.array(figures, np.int64)
    except OverflowError:
        return np.array(figures, np.object_)


def times(left: Whole, right: Whole | int) -> Whole:
    """The product, row by row."""
    return _safely(np.multiply, left, right, _largest(left) * _largest(right))


def plus(left: Whole, right: Whole) -> Whole:
    """The sum, row by row."""
    return _safely(np.add, left, right, _largest(left) + _largest(right))


def totals(figures: Whole, lengths: npt.NDArray[np.int64]) -> Whole:
    """The sums of runs of `figures`, one after another; `lengths` says how long each run is."""
    safe = figures if _largest(figures) * len(figures) <= _INT64_MAX else _unlimited(figures)
    sums = np.zeros(len(lengths), safe.dtype)
    filled = lengths > 0
    sums[filled] = np.add.reduceat(safe, (np.cumsum(lengths) - lengths)[filled])
    return sums


def _least_common(left: Whole, right: Whole) -> Whole:
    return _safely(np.lcm, left, right, _largest(left) * _largest(right))


def _lowest(column: Column) -> Column:
    """The same figures in lowest terms, as int64 again where they fit."""
    common = np.gcd(column.numerators, column.denominators)
    return Column(
        _narrow(column.numerators // common), _narrow(column.denominators // common), column.there
    )


def _safely(
    operation: Callable[[Any, Any], Whole], left: Whole, right: Whole | int, bound: int
) -> Whole:
    """The operation in 64 bits if `bound` shows that they suffice, else without any limit."""
    return operation(left, right) if bound <= _INT64_MAX else operation(_unlimited(left), right)


def _unlimited(figures: Whole) -> Whole:
    return figures.astype(np.object_)


def _narrow(figures: Whole) -> Whole:
    return figures.astype(np.int64) if _largest(figures) <= _INT64_MAX else figures


def _largest(figures: Whole | int) -> int:
    """The largest size of any of these, at least 1."""
    if isinstance(figures, int):
        return max(1, abs(figures))
    return max(1, abs(int(figures.min(initial=0))), abs(int(figures.max(initial=0))))
