"""PP 30/2019: each limit from both sides, the idea that lifts, and the two shares."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.errors import NumericValueOutOfScale
from kinerja.law.numeric_scheme import (
    DEFAULT_LIMITS,
    NUMERIC_PREDICATE_LABELS,
    NumericPredicate,
    numeric_predicate,
    numeric_value,
    skp_share,
)

# value, predicate with a new idea, predicate without
CASES = [
    ("120", "sangat_baik", "baik"),
    ("110", "sangat_baik", "baik"),
    ("109.999", "baik", "baik"),
    ("100", "baik", "baik"),
    ("90", "baik", "baik"),
    ("89.999", "cukup", "cukup"),
    ("70", "cukup", "cukup"),
    ("69.999", "kurang", "kurang"),
    ("50", "kurang", "kurang"),
    ("49.999", "sangat_kurang", "sangat_kurang"),
    ("0", "sangat_kurang", "sangat_kurang"),
]

VALUES = st.fractions(0, 120)
BEST_FIRST = list(NumericPredicate)


@pytest.mark.parametrize(("value", "with_idea", "without"), CASES)
def test_each_limit_belongs_to_the_better_predicate(
    value: str, with_idea: str, without: str
) -> None:
    assert numeric_predicate(Fraction(value), has_new_idea=True) == with_idea
    assert numeric_predicate(Fraction(value), has_new_idea=False) == without


@pytest.mark.parametrize("value", ["-0.001", "120.001"])
def test_a_value_outside_the_scale_is_refused(value: str) -> None:
    with pytest.raises(NumericValueOutOfScale) as refused:
        numeric_predicate(Fraction(value), has_new_idea=True)
    assert refused.value.value == Fraction(value)


def test_the_value_is_compared_before_it_is_rounded() -> None:
    shown_as_ninety = Fraction("89.9999")
    assert numeric_predicate(shown_as_ninety, has_new_idea=False) is NumericPredicate.CUKUP


def test_an_agency_s_own_lower_limit_decides() -> None:
    limits = replace(DEFAULT_LIMITS, kurang=Fraction(60))
    assert (
        numeric_predicate(Fraction(55), has_new_idea=False, limits=limits)
        is NumericPredicate.SANGAT_KURANG
    )


@pytest.mark.parametrize(("considers_peers", "share"), [(False, 70), (True, 60)])
def test_peers_take_ten_points_from_the_skp(considers_peers: bool, share: int) -> None:
    assert skp_share(considers_peers) == share


@pytest.mark.parametrize(
    ("skp", "perilaku", "considers_peers", "value"),
    [(100, 80, False, 94), (100, 80, True, 92), (120, 120, True, 120), (0, 0, False, 0)],
)
def test_the_value_is_the_mean_by_shares(
    skp: int, perilaku: int, considers_peers: bool, value: int
) -> None:
    assert numeric_value(Fraction(skp), Fraction(perilaku), considers_peers) == value


@pytest.mark.parametrize(("skp", "perilaku"), [(121, 100), (100, 121), (-1, 100), (100, -1)])
def test_a_part_outside_the_scale_is_refused(skp: int, perilaku: int) -> None:
    with pytest.raises(NumericValueOutOfScale):
        numeric_value(Fraction(skp), Fraction(perilaku), considers_peers=False)


def test_the_words_stand_best_first_in_both_languages() -> None:
    assert [NUMERIC_PREDICATE_LABELS[each].id for each in NumericPredicate] == [
        "Sangat Baik",
        "Baik",
        "Cukup",
        "Kurang",
        "Sangat Kurang",
    ]
    assert all(text.id != text.en for text in NUMERIC_PREDICATE_LABELS.values())


@given(VALUES, VALUES, st.booleans())
def test_a_higher_value_is_never_a_worse_predicate(a: Fraction, b: Fraction, idea: bool) -> None:
    low, high = sorted((a, b))
    better, worse = (BEST_FIRST.index(numeric_predicate(each, idea)) for each in (high, low))
    assert better <= worse


@given(VALUES)
def test_an_idea_never_harms_and_lifts_only_from_baik(value: Fraction) -> None:
    without = numeric_predicate(value, has_new_idea=False)
    with_idea = numeric_predicate(value, has_new_idea=True)
    assert without is not NumericPredicate.SANGAT_BAIK
    assert with_idea is without or (without, with_idea) == ("baik", "sangat_baik")


@given(VALUES, VALUES, st.booleans())
def test_the_value_lies_between_its_parts(
    skp: Fraction, perilaku: Fraction, considers_peers: bool
) -> None:
    value = numeric_value(skp, perilaku, considers_peers)
    assert min(skp, perilaku) <= value <= max(skp, perilaku)
