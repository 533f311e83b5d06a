"""Indeks Profesionalitas ASN: points by dimension, terms of years, bands without gaps."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.ip_asn import (
    DEFAULT_SETTINGS,
    DIMENSION_MAX,
    IP_CATEGORY_LABELS,
    Dimension,
    Education,
    Facts,
    IpCategory,
    Punishment,
    ip_category,
    performance_band,
    professional_index,
    unit_index,
)
from kinerja.law.offices import FUNCTIONAL, LEADERS, Office
from kinerja.rubrics.predicate import Predicate

ON = date(2026, 12, 31)
LAST_YEAR = date(2026, 3, 1)
# Everything there is to have.
FULL = Facts(
    on=ON,
    office=Office.ADMINISTRATOR,
    education=Education.S3,
    rank_training=True,
    technical=((LAST_YEAR, 20),),
    seminar=True,
    performance=Predicate.SANGAT_BAIK,
)
PELAKSANA = replace(FULL, office=Office.PELAKSANA)
AHLI_MUDA = replace(FULL, office=Office.AHLI_MUDA)


def points(facts: Facts, dimension: Dimension) -> Fraction:
    return professional_index(facts).points[dimension]


@pytest.mark.parametrize(
    ("education", "expected"),
    [("s3", 25), ("s2", 20), ("s1_d4", 15), ("d3", 10), ("slta_d1_d2", 5), ("sltp", 1)],
)
def test_the_highest_degree_counts(education: str, expected: int) -> None:
    facts = replace(FULL, education=Education(education))
    assert points(facts, Dimension.KUALIFIKASI) == expected


# rank training, technical training, seminar; points of leaders and functional posts, of pelaksana
TRAININGS = [
    (False, False, False, "0", "0"),
    (True, False, False, "15", "0"),
    (False, True, False, "15", "22.5"),
    (False, False, True, "10", "17.5"),
    (True, True, False, "30", "22.5"),
    (True, True, True, "40", "40"),
]


@pytest.mark.parametrize(("rank", "technical", "seminar", "ranked", "pelaksana"), TRAININGS)
def test_training_counts_by_kind_of_post(
    rank: bool, technical: bool, seminar: bool, ranked: str, pelaksana: str
) -> None:
    hours = ((LAST_YEAR, 20),) if technical else ()
    for facts, expected in ((FULL, ranked), (AHLI_MUDA, ranked), (PELAKSANA, pelaksana)):
        found = replace(facts, rank_training=rank, technical=hours, seminar=seminar)
        assert points(found, Dimension.KOMPETENSI) == Fraction(expected)


@pytest.mark.parametrize(
    ("trainings", "counts"),
    [
        (((date(2026, 3, 1), 19),), False),
        (((date(2026, 3, 1), 12), (date(2026, 9, 1), 8)), True),
        (((date(2025, 12, 31), 20),), False),
        (((date(2026, 1, 1), 20),), True),
        (((date(2026, 12, 31), 20),), True),
        (((date(2027, 1, 1), 20),), False),
    ],
)
def test_twenty_hours_within_a_year_count(
    trainings: tuple[tuple[date, int], ...], counts: bool
) -> None:
    found = points(replace(FULL, technical=trainings), Dimension.KOMPETENSI)
    assert found == (40 if counts else 25)


# last year's score, points
SCORES = [
    ("100", 30),
    ("91", 30),
    ("90.5", 25),
    ("76", 25),
    ("75.99", 15),
    ("61", 15),
    ("60.99", 5),
    ("51", 5),
    ("50.99", 1),
    ("0", 1),
]


@pytest.mark.parametrize(("score", "expected"), SCORES)
def test_the_numeric_bands_have_no_gaps(score: str, expected: int) -> None:
    assert points(replace(FULL, performance=Fraction(score)), Dimension.KINERJA) == expected


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("sangat_baik", 30),
        ("baik", 25),
        ("butuh_perbaikan", 15),
        ("kurang", 5),
        ("sangat_kurang", 1),
    ],
)
def test_a_predicate_feeds_its_band(predicate: str, expected: int) -> None:
    facts = replace(FULL, performance=Predicate(predicate))
    assert points(facts, Dimension.KINERJA) == expected


RECENT = date(2024, 5, 1)
RINGAN, SEDANG, BERAT = Punishment.RINGAN, Punishment.SEDANG, Punishment.BERAT


@pytest.mark.parametrize(
    ("punishments", "expected"),
    [
        ((), 5),
        (((RECENT, RINGAN),), 3),
        (((RECENT, SEDANG),), 2),
        (((RECENT, BERAT),), 1),
        (((RECENT, RINGAN), (RECENT, BERAT), (RECENT, SEDANG)), 1),
        (((date(2021, 12, 31), BERAT),), 5),  # five years ago to the day
        (((date(2022, 1, 1), BERAT),), 1),
        (((date(2021, 12, 31), BERAT), (RECENT, RINGAN)), 3),
        (((date(2027, 1, 1), BERAT),), 5),
        (((ON, RINGAN),), 3),
    ],
)
def test_the_gravest_punishment_of_five_years_counts(
    punishments: tuple[tuple[date, Punishment], ...], expected: int
) -> None:
    assert points(replace(FULL, punishments=punishments), Dimension.DISIPLIN) == expected


def test_a_punishment_on_a_leap_day_ends_too() -> None:
    leap = ((date(2020, 2, 29), BERAT),)
    before = replace(FULL, punishments=leap, on=date(2025, 2, 28))
    after = replace(before, on=date(2025, 3, 1))
    assert points(before, Dimension.DISIPLIN) == 1
    assert points(after, Dimension.DISIPLIN) == 5


CATEGORIES = [
    ("100", "sangat_tinggi"),
    ("91", "sangat_tinggi"),
    ("90.5", "tinggi"),
    ("81", "tinggi"),
    ("80.99", "sedang"),
    ("71", "sedang"),
    ("70.99", "rendah"),
    ("61", "rendah"),
    ("60.99", "sangat_rendah"),
    ("8", "sangat_rendah"),
]


@pytest.mark.parametrize(("index", "category"), CATEGORIES)
def test_each_category_reaches_up_to_the_next(index: str, category: str) -> None:
    assert ip_category(Fraction(index)) == category


def test_the_index_is_the_sum_and_names_its_rule() -> None:
    found = professional_index(replace(FULL, education=Education.S2, seminar=False))
    assert found.index == sum(found.points.values()) == 85
    assert found.category is IpCategory.TINGGI
    assert found.version == "PermenPANRB 38/2018"
    assert list(found.points) == list(Dimension)


def test_nobody_has_more_than_a_dimension_gives() -> None:
    assert list(DIMENSION_MAX.items()) == list(zip(Dimension, (25, 40, 30, 5), strict=True))
    for facts in (FULL, PELAKSANA, AHLI_MUDA):
        assert professional_index(facts).points == DIMENSION_MAX


def test_a_unit_s_index_is_the_mean_of_its_people() -> None:
    assert unit_index([Fraction(80), Fraction(85), Fraction(81)]) == 82
    assert unit_index([]) is None


def test_a_region_s_own_points_decide() -> None:
    own = replace(DEFAULT_SETTINGS, seminar=Fraction(8), version="2024")
    found = professional_index(FULL, own)
    assert found.points[Dimension.KOMPETENSI] == 38
    assert found.version == "2024"


def test_categories_are_said_in_both_languages() -> None:
    assert list(IP_CATEGORY_LABELS) == list(IpCategory)
    words = [(text.id, text.en) for text in IP_CATEGORY_LABELS.values()]
    assert len({each for pair in words for each in pair}) == 2 * len(IpCategory)


DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
ANY_FACTS = st.builds(
    Facts,
    on=DAYS,
    office=st.sampled_from(Office),
    education=st.sampled_from(Education),
    rank_training=st.booleans(),
    technical=st.lists(st.tuples(DAYS, st.integers(1, 40)), max_size=4).map(tuple),
    seminar=st.booleans(),
    performance=st.sampled_from(Predicate) | st.fractions(0, 120),
    punishments=st.lists(st.tuples(DAYS, st.sampled_from(Punishment)), max_size=3).map(tuple),
)


@given(ANY_FACTS)
def test_every_dimension_stays_within_its_points(facts: Facts) -> None:
    found = professional_index(facts)
    for dimension, most in DIMENSION_MAX.items():
        assert 0 <= found.points[dimension] <= most
    assert found.index == sum(found.points.values())


@given(ANY_FACTS, DAYS, st.integers(1, 40))
def test_more_training_never_harms_and_rank_training_never_helps_pelaksana(
    facts: Facts, day: date, hours: int
) -> None:
    more = replace(facts, technical=(*facts.technical, (day, hours)), seminar=True)
    assert professional_index(more).index >= professional_index(facts).index
    without = replace(facts, rank_training=False)
    gain = professional_index(replace(facts, rank_training=True)).index
    gain -= professional_index(without).index
    assert gain == (15 if facts.office in LEADERS | FUNCTIONAL else 0)


@given(st.fractions(0, 120), st.fractions(0, 120))
def test_a_better_score_never_falls_into_a_lower_band(a: Fraction, b: Fraction) -> None:
    low, high = sorted((a, b))
    order = list(Predicate)
    assert order.index(performance_band(high)) <= order.index(performance_band(low))
