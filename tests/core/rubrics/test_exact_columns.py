"""Arithmetic on columns is arithmetic on fractions, row by row, however large the figures are."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rounding import to_units
from kinerja.rubrics.exact_columns import Column, in_proportion, mean, totals, whole

SIZE = 4
VALUES = (
    st.fractions(0, 120, max_denominator=60)
    | st.fractions(-120, 120, max_denominator=10**6)
    | st.fractions(max_denominator=10**30)
    | st.builds(Fraction, st.integers(-(2**63), 2**64), st.integers(1, 2**63 - 1))
)
ROWS = st.lists(st.none() | VALUES, min_size=SIZE, max_size=SIZE)
WEIGHTS = st.fractions(0, 10**6, max_denominator=10**6).filter(bool) | st.integers(1, 100).map(
    Fraction
)


def column(values: Sequence[Fraction | None]) -> Column:
    ratios = [(Fraction(7, 3) if each is None else each).as_integer_ratio() for each in values]
    there = np.array([each is not None for each in values], np.bool_)
    return Column.of(
        whole([above for above, _ in ratios]), whole([below for _, below in ratios]), there
    )


def is_exact(figures: Column) -> bool:
    return all(
        each.dtype in (np.int64, np.object_) and all(type(one) is int for one in each.tolist())
        for each in (figures.numerators, figures.denominators)
    )


@given(ROWS)
def test_a_column_gives_back_what_was_put_in(values: list[Fraction | None]) -> None:
    assert column(values).fractions() == values


@given(st.lists(st.tuples(WEIGHTS, ROWS), min_size=1, max_size=5))
def test_a_mean_is_of_what_is_there(parts: list[tuple[Fraction, list[Fraction | None]]]) -> None:
    found = mean([(weight, column(values)) for weight, values in parts], SIZE)

    expected: list[Fraction | None] = []
    for row in range(SIZE):
        here = [(weight, each) for weight, values in parts if (each := values[row]) is not None]
        total = sum((weight for weight, _ in here), Fraction(0))
        weighed = sum((weight * each for weight, each in here), Fraction(0))
        expected.append(weighed / total if here else None)
    assert found.fractions() == expected
    assert is_exact(found)


def test_a_mean_of_no_parts_is_nothing() -> None:
    assert mean([], 2).fractions() == [None, None]


@given(ROWS, ROWS)
def test_a_column_stands_in_where_another_has_nothing(
    values: list[Fraction | None], others: list[Fraction | None]
) -> None:
    expected = [other if each is None else each for each, other in zip(values, others, strict=True)]

    assert column(values).or_else(column(others)).fractions() == expected


@given(ROWS, VALUES)
def test_limits_are_compared_exactly(values: list[Fraction | None], limit: Fraction) -> None:
    found = column(values).at_least(limit)

    assert found.tolist() == [(each or 0) >= limit for each in values]


@given(ROWS, st.sampled_from([0, 2, 4]))
def test_rounding_is_half_up_as_everywhere(values: list[Fraction | None], places: int) -> None:
    expected = [to_units((each or Fraction(0)) * 10**places) for each in values]

    assert column(values).rounded(places) == expected


@pytest.mark.parametrize(
    ("exact", "units"),
    [("0.005", 1), ("0.004999999999999999999999", 0), ("2.005", 201), ("-2.005", -201)],
)
def test_a_half_goes_up(exact: str, units: int) -> None:
    assert column([Fraction(exact)]).rounded(2) == [units]


def test_products_just_within_and_just_beyond_64_bits_are_exact() -> None:
    largest = 2**63 - 1
    values: list[Fraction | None] = [Fraction(largest), Fraction(largest, 2), Fraction(1, largest)]

    found = mean([(Fraction(1), column(values)), (Fraction(2), column(values))], 3)

    assert found.fractions() == values
    assert column(values).at_least(Fraction(largest)).tolist() == [True, False, False]


@given(st.lists(st.lists(st.integers(-(2**62), 2**62) | st.integers(0, 100), max_size=4)))
def test_runs_are_added_up_one_after_another(runs: list[list[int]]) -> None:
    figures = whole([each for run in runs for each in run])
    lengths = np.array([len(run) for run in runs], np.int64)

    assert totals(figures, lengths).tolist() == [sum(run) for run in runs]


def test_a_run_whose_sum_is_beyond_64_bits_is_exact() -> None:
    figures = whole([2**62, 2**62, 2**62, 1])

    assert totals(figures, np.array([3, 0, 1], np.int64)).tolist() == [3 * 2**62, 0, 1]


@given(st.lists(WEIGHTS, min_size=1, max_size=6))
def test_whole_weights_keep_their_proportion(weights: list[Fraction]) -> None:
    found = in_proportion(weights)

    assert [Fraction(each, found[0]) for each in found] == [each / weights[0] for each in weights]
