"""On which days and on what something can be noted, and where a note stands."""

from datetime import date

import pytest

from kinerja.packs import rubric_document_from
from kinerja.packs import rubric_of as engine_rubric
from modules.evaluations.observations_rules import (
    Seen,
    by_indicator,
    days_observed,
    observable,
)
from tests.factories.evaluations import rubric_document

START, END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        (date(2026, 11, 22), date(2026, 11, 22)),
        (END, END),
        (date(2027, 1, 9), END),
    ],
)
def test_a_note_is_of_the_period_and_never_of_a_day_to_come(today: date, latest: date) -> None:
    assert days_observed(START, END, today) == (START, latest)


def test_before_the_period_begins_there_is_no_day() -> None:
    earliest, latest = days_observed(START, END, date(2025, 12, 31))
    assert earliest > latest


def test_what_a_superior_rates_can_be_noted() -> None:
    rubric = engine_rubric(rubric_document_from(rubric_document()))
    assert observable(rubric, "umum") == ["capaian", "disiplin", "kerja_sama"]


def test_notes_stand_beside_their_indicator_in_the_order_they_come() -> None:
    first, second, third = (
        Seen(START, code, is_positive=True, words=words)
        for code, words in (("b", "satu"), ("a", "dua"), ("b", "tiga"))
    )
    assert by_indicator([first, second, third]) == {"b": [first, third], "a": [second]}
    assert by_indicator([]) == {}
