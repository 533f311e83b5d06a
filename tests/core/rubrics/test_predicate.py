from itertools import product

import pytest

from kinerja.rubrics.predicate import (
    PREDICATE_LABELS,
    RATING_LABELS,
    Predicate,
    Rating,
    predicate,
)

# PermenPANRB 6/2022: results, behaviour, predicate.
NINE_CELLS = [
    ("above", "below", "kurang"),
    ("above", "as", "baik"),
    ("above", "above", "sangat_baik"),
    ("as", "below", "kurang"),
    ("as", "as", "baik"),
    ("as", "above", "baik"),
    ("below", "below", "sangat_kurang"),
    ("below", "as", "butuh_perbaikan"),
    ("below", "above", "butuh_perbaikan"),
]


@pytest.mark.parametrize(("results", "behaviour", "expected"), NINE_CELLS)
def test_each_of_the_nine_cells_is_the_regulations(
    results: str, behaviour: str, expected: str
) -> None:
    assert predicate(Rating(results), Rating(behaviour)) == expected


def test_the_cells_are_all_there() -> None:
    assert {(r, b) for r, b, _ in NINE_CELLS} == set(product(["above", "as", "below"], repeat=2))


def test_predicates_stand_in_the_laws_order_best_first() -> None:
    assert [PREDICATE_LABELS[each].id for each in Predicate] == [
        "Sangat Baik",
        "Baik",
        "Butuh Perbaikan",
        "Kurang/Misconduct",
        "Sangat Kurang",
    ]


def test_every_code_has_words_in_both_languages() -> None:
    for text in (*PREDICATE_LABELS.values(), *RATING_LABELS.values()):
        assert text.in_language("id") != text.in_language("en")
    assert set(PREDICATE_LABELS) == set(Predicate)
    assert set(RATING_LABELS) == set(Rating)
