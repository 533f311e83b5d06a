"""The one rounding of exact numbers: half up, at the edge, once."""

from decimal import Decimal
from fractions import Fraction


def to_units(value: Fraction) -> int:
    """The whole number nearest to `value`; a half goes up, away from zero when negative."""
    top, bottom = value.numerator, value.denominator  # whole numbers: a score rounds a lot
    size = (2 * abs(top) + bottom) // (2 * bottom)
    return size if top >= 0 else -size


def round_half_up(value: Fraction, places: int = 2) -> Decimal:
    """`value` with exactly `places` decimals, rounded half up: 2.005 becomes 2.01."""
    return Decimal(to_units(value * 10**places)).scaleb(-places)
