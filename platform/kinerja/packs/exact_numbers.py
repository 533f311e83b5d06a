"""Numbers of a pack, exact from the file to the score: no binary fractions on the way."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final

_WRITTEN: Final = re.compile(r"\d{1,9}(\.\d{1,9})?|\d{1,9}/[1-9]\d{0,8}")
_MOST_DIGITS: Final = 18


def decimal_of(text: str) -> Decimal:
    """The decimal a TOML file writes; not-a-number where no decimal can hold it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def exact(value: object) -> Fraction:
    """The exact number behind 12, 12.5, "12.5" or "25/2"; ValueError for anything else."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS:
        return Fraction(value)
    if type(value) is int or (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        return Fraction(value)
    raise ValueError


def written(number: Fraction) -> int | str:
    """The number as a stored document holds it: whole, else a fraction that loses nothing."""
    return number.numerator if number.denominator == 1 else str(number)


def shown_number(number: Fraction) -> str:
    """The number as a file writes it, cut after four decimals."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")
