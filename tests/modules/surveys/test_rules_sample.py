from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.surveys.rules_sample import Interval, interval, sample_size

# Krejcie and Morgan, 1970.
PUBLISHED = {
    10: 10,
    50: 44,
    100: 80,
    200: 132,
    500: 217,
    1000: 278,
    2000: 322,
    4000: 351,
    5000: 357,
    8000: 367,
    10000: 370,
    40000: 380,
}


@pytest.mark.parametrize(("population", "sample"), PUBLISHED.items())
def test_the_published_table_is_reproduced(population: int, sample: int) -> None:
    assert sample_size(population) == sample


def test_one_person_is_asked_and_the_whole_nation_needs_384() -> None:
    assert sample_size(1) == 1
    assert sample_size(280_000_000) == 384


@given(st.integers(1, 10**7))
def test_a_larger_population_never_needs_fewer(population: int) -> None:
    assert sample_size(population) <= sample_size(population + 1) <= population + 1


def test_the_interval_is_the_normal_one_of_the_sheets_own_indices() -> None:
    # Sheets of 70, 80 and 90: mean 80, variance 100, standard error 10/sqrt(3) = 5.7735.
    found = interval(Fraction(80), 3, Fraction(240), Fraction(4900 + 6400 + 8100))

    assert found == Interval(Decimal("68.68"), Decimal("91.32"), 3)


def test_equal_sheets_leave_no_doubt() -> None:
    found = interval(Fraction(75), 4, Fraction(300), Fraction(4 * 75 * 75))

    assert found == Interval(Decimal("75.00"), Decimal("75.00"), 4)


def test_the_interval_ends_where_the_scale_ends() -> None:
    found = interval(Fraction(97), 2, Fraction(194), Fraction(94 * 94 + 100 * 100))

    assert found == Interval(Decimal("91.12"), Decimal("100.00"), 2)


@pytest.mark.parametrize("n", [0, 1])
def test_one_sheet_says_nothing_about_others(n: int) -> None:
    assert interval(Fraction(80), n, Fraction(80 * n), Fraction(6400 * n)) is None
