from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.web.reading import (
    NoSuchDayError,
    UnreadableDateError,
    UnreadableNumberError,
    read_date,
    read_decimal,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("87,5", "87.5"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("87.5", "87.5"),
        ("0.25", "0.25"),
        ("3.14159", "3.14159"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),  # people paste the real minus sign
        ("+4", "4"),
        (" 1 234,5 ", "1234.5"),
        ("1\u00a0234", "1234"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, number: str) -> None:
    assert read_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "delapan", "1,234.5", "1,2,3", "12.34.56", "1.2345,6", "1e9", "NaN", "--1", "8" * 31, "٣"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNumberError):
        read_decimal(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_every_number_written_with_a_comma_is_read_back(number: Decimal) -> None:
    assert read_decimal(f"{number:f}".replace(".", ",")) == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused_by_name(text: str) -> None:
    with suppress(UnreadableNumberError):
        assert read_decimal(text).is_finite()


@pytest.mark.parametrize(
    "text",
    [
        "23/11/2026",
        "23-11-2026",
        "23.11.2026",
        "23 November 2026",
        "23 nopember 2026",
        "23 Nov 2026",
        "Senin, 23 November 2026",
        "23-Nov-2026",
        "2026-11-23",
        " 23 / 11 / 2026 ",
    ],
)
def test_one_day_in_every_way_of_writing(text: str) -> None:
    assert read_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["", "besok", "23/11/26", "11/2026", "23 Smarch 2026", "2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        read_date(text)


@pytest.mark.parametrize("text", ["31/02/2026", "29 Februari 2026", "0/1/2026", "1/13/2026"])
def test_a_day_the_calendar_lacks_is_told_apart(text: str) -> None:
    with pytest.raises(NoSuchDayError):
        read_date(text)
