"""Half up, once, on the exact number."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.rounding import round_half_up, to_units


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2.005", "2.01"),
        ("2.0049999", "2.00"),
        ("1/3", "0.33"),
        ("2/3", "0.67"),
        ("0.6", "0.60"),
        ("0", "0.00"),
        ("-2.005", "-2.01"),
        ("-2.0049", "-2.00"),
    ],
)
def test_a_half_goes_up_and_away_from_zero(value: str, expected: str) -> None:
    assert str(round_half_up(Fraction(value))) == expected


@pytest.mark.parametrize(("places", "expected"), [(0, "3"), (1, "2.5"), (4, "2.5455")])
def test_as_many_decimals_as_asked_for(places: int, expected: str) -> None:
    assert round_half_up(Fraction(28, 11), places) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "units"), [("0.4999", 0), ("0.5", 1), ("0.6", 1), ("-0.5", -1), ("7", 7)]
)
def test_whole_numbers_by_the_same_rule(value: str, units: int) -> None:
    assert to_units(Fraction(value)) == units
