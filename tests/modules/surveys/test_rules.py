from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.surveys.rules import (
    ElementTally,
    Method,
    Mutu,
    Scheme,
    SurveyIndex,
    Weights,
    classify,
    element_weight,
    index_of_averages,
    index_of_tallies,
)
from modules.surveys.rules_elements import (
    SKM_ELEMENTS,
    Element,
    Order,
    find_element,
    numbered_elements,
)

PRINTED = Method(weights=Weights.PRINTED)


def of_averages(averages: Sequence[Fraction], method: Method) -> SurveyIndex:
    return index_of_averages(numbered_elements(len(averages)), averages, method)


def tallies(counts: Sequence[tuple[int, int]]) -> list[ElementTally]:
    elements = numbered_elements(len(counts))
    return [
        ElementTally(element, answers, 0, total)
        for element, (answers, total) in zip(elements, counts, strict=True)
    ]


@pytest.mark.parametrize(
    ("value", "mutu"),
    [
        ("25.00", Mutu.D),
        ("64.99", Mutu.D),
        ("65.00", Mutu.C),
        ("76.60", Mutu.C),
        ("76.61", Mutu.B),
        ("88.30", Mutu.B),
        ("88.31", Mutu.A),
        ("100.00", Mutu.A),
    ],
)
def test_classes_of_2017_begin_and_end_where_the_regulation_says(value: str, mutu: Mutu) -> None:
    assert classify(Decimal(value)) is mutu


@pytest.mark.parametrize(
    ("value", "mutu"),
    [
        ("43.75", Mutu.D),
        ("43.76", Mutu.C),
        ("62.50", Mutu.C),
        ("62.51", Mutu.B),
        ("81.25", Mutu.B),
        ("81.26", Mutu.A),
    ],
)
def test_classes_of_2004_include_their_upper_limit(value: str, mutu: Mutu) -> None:
    assert classify(Decimal(value), Scheme.OF_2004) is mutu


@pytest.mark.parametrize(("method", "index"), [(Method(), "100.00"), (PRINTED, "99.90")])
def test_only_the_exact_ninth_gives_a_perfect_survey_100(method: Method, index: str) -> None:
    assert of_averages([Fraction(4)] * 9, method).index == Decimal(index)


@pytest.mark.parametrize(
    ("count", "printed"), [(1, "1"), (6, "0.167"), (9, "0.111"), (14, "0.071")]
)
def test_printed_weights_have_three_decimals(count: int, printed: str) -> None:
    assert element_weight(count, Weights.PRINTED) == Fraction(printed)


def test_the_index_is_rounded_once_and_not_from_rounded_averages() -> None:
    thirds = tallies([(3, 8), (3, 10), (3, 11)])

    result = index_of_tallies(thirds, 3)

    assert result.exact == Fraction(725, 9)
    assert result.index == Decimal("80.56")


@pytest.mark.parametrize(
    ("average", "index", "mutu"),
    [
        ("2.5998", "65.00", Mutu.C),
        ("2.5997", "64.99", Mutu.D),
        ("3.0642", "76.61", Mutu.B),
        ("3.53220", "88.31", Mutu.A),
        ("3.53219", "88.30", Mutu.B),
    ],
)
def test_the_class_is_read_off_the_rounded_index(average: str, index: str, mutu: Mutu) -> None:
    result = of_averages([Fraction(average)], Method())

    assert (result.index, result.mutu) == (Decimal(index), mutu)
    assert (result.elements[0].converted, result.elements[0].mutu) == (Decimal(index), mutu)


def test_averages_alone_say_nothing_about_counts() -> None:
    result = of_averages([Fraction(3)], Method())

    assert result.respondents is None
    assert (result.elements[0].answers, result.elements[0].blank) == (None, None)
    assert result.elements[0].total is None


def test_an_element_without_answers_leaves_the_index_open() -> None:
    result = index_of_tallies(tallies([(2, 6), (0, 0)]), 2)

    assert (result.exact, result.index, result.mutu) == (None, None, None)
    assert result.elements[0].converted == Decimal("75.00")
    assert result.elements[1].average is None


counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(n, 4 * n)))


@given(st.lists(counts, min_size=1, max_size=30))
def test_the_index_stays_between_25_and_100(pairs: list[tuple[int, int]]) -> None:
    result = index_of_tallies(tallies(pairs), 1)

    assert result.index is not None
    assert Decimal(25) <= result.index <= Decimal(100)


@given(st.lists(counts, min_size=1, max_size=30), st.data())
def test_a_better_answer_never_lowers_the_index(
    pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(pairs) - 1))
    answers, total = pairs[place]
    better = [*pairs[:place], (answers, min(total + 1, 4 * answers)), *pairs[place + 1 :]]

    before, after = (index_of_tallies(tallies(each), 1).exact for each in (pairs, better))

    assert before is not None
    assert after is not None
    assert after >= before


def test_the_eighth_number_is_complaints_unless_the_office_says_facilities() -> None:
    assert [each.code for each in numbered_elements(9)] == [
        "persyaratan",
        "prosedur",
        "waktu",
        "biaya",
        "produk",
        "kompetensi",
        "perilaku",
        "pengaduan",
        "sarana",
    ]
    swapped = numbered_elements(9, Order.U8_SARANA)
    assert [each.code for each in swapped[7:]] == ["sarana", "pengaduan"]
    assert swapped[:7] == SKM_ELEMENTS[:7]


@pytest.mark.parametrize("count", [1, 8, 10, 14, 30])
def test_another_number_of_elements_is_an_own_instrument(count: int) -> None:
    elements = numbered_elements(count, Order.U8_SARANA)

    assert elements[-1] == Element(f"U{count}", f"Unsur {count}")
    assert len(set(elements)) == count


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sarana dan Prasarana", "sarana"),
        ("SISTEM, MEKANISME DAN PROSEDUR", "prosedur"),
        ("biaya / tarif", "biaya"),
        ("Biaya atau tarif", "biaya"),
        ("Penanganan Pengaduan", "pengaduan"),
        ("waktu", "waktu"),
    ],
)
def test_an_element_is_known_by_its_name_however_it_is_written(name: str, code: str) -> None:
    element = find_element(name)

    assert element is not None
    assert element.code == code


def test_a_word_that_is_no_element_is_not_known() -> None:
    assert find_element("umur") is None
