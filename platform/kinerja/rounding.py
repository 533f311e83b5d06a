"""The one rounding of exact numbers: half up, at the edge, once."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

_HALF: Final = Fraction(1, 2)


def to_units(value: Fraction) -> int:
    """The whole number nearest to `value`; a half goes up, away from zero when negative."""
    size = floor(abs(value) + _HALF)
    return size if value >= 0 else -size


def round_half_up(value: Fraction, places: int = 2) -> Decimal:
    """`value` with exactly `places` decimals, rounded half up: 2.005 becomes 2.01."""
    return Decimal(to_units(value * 10**places)).scaleb(-places)
