"""What may be told of a survey, and from how many answers on."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.packs import Instrument
from modules.surveys.rules import Mutu, Scheme
from modules.surveys.rules_results import (
    Limits,
    Results,
    Standing,
    Sums,
    class_starts,
    results_of,
    standing_of,
    weights_of,
)
from tests.factories.surveys import make_instrument

pytestmark = pytest.mark.unit
LIMITS = Limits(shown=5, counts=30)


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return make_instrument()


def sums(instrument: Instrument, n: int, level: int = 3, **fewer: int) -> list[Sums]:
    """`n` sheets that answer `level` to everything, but for elements fewer answered."""
    elements = []
    for place, element in enumerate(instrument.elements, 1):
        answers = fewer.get(element.code, n)
        elements.append(
            Sums(element.code, place, answers, n - answers, answers * level, answers * level**2)
        )
    own = 2500 * level
    return [Sums("", 0, n, 0, n * own, n * own**2), *elements]


@pytest.mark.parametrize(
    ("n", "standing"),
    [
        (0, Standing.EMPTY),
        (1, Standing.HIDDEN),
        (4, Standing.HIDDEN),
        (5, Standing.FEW),
        (29, Standing.FEW),
        (30, Standing.ENOUGH),
    ],
)
def test_how_much_may_be_told_depends_on_the_answers(n: int, standing: Standing) -> None:
    assert standing_of(n, LIMITS) is standing


def test_below_the_limit_not_even_the_number_is_told(instrument: Instrument) -> None:
    assert results_of(instrument, sums(instrument, 4), LIMITS) == Results(
        Standing.HIDDEN, 0, Scheme.OF_2017
    )


def test_nothing_counted_yet_is_empty(instrument: Instrument) -> None:
    assert results_of(instrument, [], LIMITS).standing is Standing.EMPTY


def test_enough_answers_show_index_class_and_interval(instrument: Instrument) -> None:
    found = results_of(instrument, sums(instrument, 36), LIMITS)
    assert found.index is not None
    assert (found.standing, found.n) == (Standing.ENOUGH, 36)
    assert (found.index.index, found.index.mutu) == (Decimal("75.00"), Mutu.C)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (Decimal("75.00"), Decimal("75.00"))
    assert all(view.below_baik for view in found.elements)


def test_an_element_few_answered_hides_itself_and_the_index(instrument: Instrument) -> None:
    found = results_of(instrument, sums(instrument, 40, pengaduan=4), LIMITS)
    (hidden,) = found.withheld
    assert hidden.result.element.code == "pengaduan"
    assert (found.index, found.interval) == (None, None)
    assert len(found.shown) == 8


def test_an_element_nobody_answered_leaves_no_index_but_hides_nothing(
    instrument: Instrument,
) -> None:
    found = results_of(instrument, sums(instrument, 40, pengaduan=0), LIMITS)
    assert found.index is not None
    assert found.index.index is None
    assert found.interval is None
    assert not any(view.is_hidden for view in found.elements)
    assert [view.result.element.code for view in found.withheld] == ["pengaduan"]


def test_the_three_lowest_come_lowest_first(instrument: Instrument) -> None:
    rows = sums(instrument, 30)
    lower = {"waktu": 60, "biaya": 70, "sarana": 80}
    rows = [replace(row, level_sum=lower.get(row.element, row.level_sum)) for row in rows]
    found = results_of(instrument, rows, LIMITS)
    assert [view.result.element.code for view in found.lowest] == ["waktu", "biaya", "sarana"]
    assert found.shown[-1].result.average == Fraction(2)


def test_names_are_in_the_readers_language(instrument: Instrument) -> None:
    found = results_of(instrument, sums(instrument, 30), LIMITS, "en")
    assert found.elements[2].result.element.name == "Time to completion"


def test_weights_are_the_questionnaires_own_or_equal(instrument: Instrument) -> None:
    assert weights_of(instrument) == (Fraction(1, 9),) * 9
    heavy = replace(instrument.elements[0], weight=Fraction(1))
    light = [replace(each, weight=Fraction(0)) for each in instrument.elements[1:]]
    weighted = replace(instrument, elements=(heavy, *light))
    rows = [
        replace(row, level_sum=30 * 4, square_sum=30 * 16) if row.element == "persyaratan" else row
        for row in sums(instrument, 30)
    ]
    found = results_of(weighted, rows, LIMITS)
    assert found.index is not None
    assert found.index.index == Decimal("100.00")


def test_classes_begin_one_hundredth_above_the_last() -> None:
    assert class_starts(Scheme.OF_2017) == (
        (Fraction("2.6"), Mutu.C),
        (Fraction("3.0644"), Mutu.B),
        (Fraction("3.5324"), Mutu.A),
    )
