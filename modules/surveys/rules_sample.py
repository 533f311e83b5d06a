"""How many people to ask, and how sure the index is that they gave."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kinerja.rounding import round_half_up, to_units

# Krejcie and Morgan: chi-square of one degree at 95 %, a share of one half, 5 points of error.
_CHI_SQUARE: Final = Fraction("3.841")
_VARIANCE: Final = Fraction("0.25")
_ERROR_SQUARED: Final = Fraction("0.0025")
# The 97.5 % point of the normal distribution.
_NORMAL_95: Final = Decimal("1.959963985")
_LOWEST_INDEX: Final = Fraction(25)
_HIGHEST_INDEX: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % interval of an index with the number of sheets behind it."""

    low: Decimal
    high: Decimal
    n: int


def sample_size(population: int) -> int:
    """How many of `population` (1 or more) to ask: Krejcie and Morgan, rounded to nearest.

    S = 3.841·N·0.25 / (0.0025·(N - 1) + 3.841·0.25), computed exactly.
    """
    spread = _CHI_SQUARE * _VARIANCE
    return to_units(spread * population / (_ERROR_SQUARED * (population - 1) + spread))


def interval(index: Fraction, n: int, total: Fraction, squares: Fraction) -> Interval | None:
    """The 95 % interval around `index` (25-100), or None from fewer than two sheets.

    Each sheet has an index of its own: 25 times the mean of the elements it answers. With their
    number n, their sum and the sum of their squares, the sample variance is
    s² = (squares - total²/n) / (n - 1), and the interval is index ± 1.96·√(s²/n), cut off at 25
    and 100. It takes the sheets as a random sample of many users and says nothing about those
    who were not asked.
    """
    if n <= 1:
        return None
    variance = (squares - total * total / n) / (n - 1)
    error = variance / n
    half = Fraction(_NORMAL_95 * (Decimal(error.numerator) / error.denominator).sqrt())
    return Interval(
        low=round_half_up(max(index - half, _LOWEST_INDEX)),
        high=round_half_up(min(index + half, _HIGHEST_INDEX)),
        n=n,
    )
