"""The nine boxes, their limits, what is recommended, and who may succeed."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.errors import TalentValueOutOfScale
from kinerja.law.nine_box import (
    ACTIONS,
    PERFORMANCE_OF,
    POTENTIAL_LABELS,
    Potential,
    TalentCuts,
    performance_rating,
    potential_level,
    talent_box,
)
from kinerja.rubrics.predicate import Predicate, Rating

LOW, MIDDLE, HIGH = Fraction(50), Fraction(75), Fraction(95)
# performance, potential, box, in the succession pool, words of its action
BOXES = [
    (HIGH, HIGH, 9, True, ("promosi", "suksesi instansi atau nasional", "penghargaan")),
    (MIDDLE, HIGH, 8, True, ("suksesi instansi", "perluasan jabatan", "bimbingan kinerja")),
    (HIGH, MIDDLE, 7, True, ("suksesi instansi", "pengayaan jabatan", "tugas belajar")),
    (LOW, HIGH, 6, False, ("penempatan", "bimbingan kinerja", "konseling kinerja")),
    (MIDDLE, MIDDLE, 5, False, ("penempatan", "bimbingan kinerja", "pengembangan kompetensi")),
    (HIGH, LOW, 4, False, ("rotasi", "pengembangan kompetensi")),
    (LOW, MIDDLE, 3, False, ("konseling kinerja", "pengembangan kompetensi", "penempatan")),
    (MIDDLE, LOW, 2, False, ("bimbingan kinerja", "pengembangan kompetensi", "penempatan")),
    (LOW, LOW, 1, False, ("peraturan perundang-undangan",)),
]


@pytest.mark.parametrize(("performance", "potential", "number", "pool", "words"), BOXES)
def test_each_box_has_its_number_and_its_action(
    performance: Fraction, potential: Fraction, number: int, pool: bool, words: tuple[str, ...]
) -> None:
    found = talent_box(performance, potential)
    assert found.number == number
    assert found.in_succession_pool is pool
    assert all(word in found.action.id.casefold() for word in words)
    assert len(found.action.id.split("; ")) == len(found.action.en.split("; "))


# value, rating, potential, by the limits taken where a region sets none
THIRDS = [
    ("100", "above", "tinggi"),
    ("85", "above", "tinggi"),
    ("84.99", "as", "menengah"),
    ("70", "as", "menengah"),
    ("69.99", "below", "rendah"),
    ("0", "below", "rendah"),
]


@pytest.mark.parametrize(("value", "rating", "potential"), THIRDS)
def test_each_third_begins_at_its_limit(value: str, rating: str, potential: str) -> None:
    assert performance_rating(Fraction(value)) == rating
    assert potential_level(Fraction(value)) == potential


def test_each_axis_has_limits_of_its_own() -> None:
    cuts = TalentCuts(*(Fraction(each) for each in (60, 80, 68, 77)))
    assert [performance_rating(Fraction(each), cuts) for each in (80, 79, 60, 59)] == [
        Rating.ABOVE,
        Rating.AS,
        Rating.AS,
        Rating.BELOW,
    ]
    assert [potential_level(Fraction(each), cuts) for each in (77, 76, 68, 67)] == [
        Potential.TINGGI,
        Potential.MENENGAH,
        Potential.MENENGAH,
        Potential.RENDAH,
    ]
    assert talent_box(Fraction(80), Fraction(77), cuts).number == 9


@pytest.mark.parametrize(
    ("predicate", "points", "rating"),
    [
        ("sangat_baik", 100, "above"),
        ("baik", 80, "as"),
        ("butuh_perbaikan", 60, "below"),
        ("kurang", 40, "below"),
        ("sangat_kurang", 20, "below"),
    ],
)
def test_a_predicate_turned_into_points_keeps_its_place(
    predicate: str, points: int, rating: str
) -> None:
    assert PERFORMANCE_OF[Predicate(predicate)] == points
    assert performance_rating(PERFORMANCE_OF[Predicate(predicate)]) == rating


@pytest.mark.parametrize(("performance", "potential"), [(-1, 50), (50, 101), (101, 50), (50, -1)])
def test_a_value_outside_the_axes_is_refused(performance: int, potential: int) -> None:
    with pytest.raises(TalentValueOutOfScale) as refused:
        talent_box(Fraction(performance), Fraction(potential))
    assert refused.value.value in {-1, 101}


def test_everything_is_said_in_both_languages() -> None:
    assert sorted(ACTIONS) == list(range(1, 10))
    assert list(POTENTIAL_LABELS) == list(Potential)
    texts = [*ACTIONS.values(), *POTENTIAL_LABELS.values()]
    assert len({text.id for text in texts}) == len({text.en for text in texts}) == len(texts)


def test_nine_values_fill_nine_boxes() -> None:
    found = {talent_box(y, x).number for y, x in product((LOW, MIDDLE, HIGH), repeat=2)}
    assert found == set(range(1, 10))


VALUES = st.fractions(0, 100)


@given(VALUES, VALUES, VALUES)
def test_doing_better_or_promising_more_never_lowers_the_box(
    a: Fraction, b: Fraction, other: Fraction
) -> None:
    low, high = sorted((a, b))
    assert talent_box(low, other).number <= talent_box(high, other).number
    assert talent_box(other, low).number <= talent_box(other, high).number


@given(VALUES, VALUES)
def test_the_pool_is_of_those_who_do_well_and_promise(performance: Fraction, x: Fraction) -> None:
    found = talent_box(performance, x)
    does_well = found.performance is not Rating.BELOW and found.potential is not Potential.RENDAH
    expects_more = Rating.ABOVE is found.performance or found.potential is Potential.TINGGI
    assert found.in_succession_pool is (does_well and expects_more)
