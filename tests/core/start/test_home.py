"""The heading of the first page is made from what waits."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from kinerja.web.home import heading_of, number_word
from kinerja.web.parts import WorkItem


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def item(day: date | None = None) -> WorkItem:
    return WorkItem("Nilai Sari", "/", "Nilai", day=day)


FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 23)
LATE = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("work", "heading"),
    [
        ([], "Tidak ada yang menunggu Anda hari ini."),
        ([item()], "Satu hal menunggu Anda."),
        ([item(FRIDAY)], "Satu hal menunggu Anda, paling lambat Jum, 27 Nov."),
        ([item(FRIDAY), item()], "Dua hal menunggu Anda, yang terdekat Jum, 27 Nov."),
        ([item()] * 12, "12 hal menunggu Anda."),
        ([item(MONDAY)], "Satu hal menunggu Anda, paling lambat Sen, 23 Nov."),
        ([item(LATE)], "Satu hal menunggu Anda dan sudah lewat tenggat."),
        ([item(LATE)] * 2, "Dua hal menunggu Anda, semuanya lewat tenggat."),
        ([item(LATE), item(), item(FRIDAY)], "Tiga hal menunggu Anda, satu sudah lewat tenggat."),
    ],
)
def test_it_says_how_many_and_by_when_on_a_monday(work: list[WorkItem], heading: str) -> None:
    assert heading_of(work, MONDAY) == heading


def test_small_numbers_are_words() -> None:
    assert [number_word(n) for n in (1, 9, 10, 1204)] == ["Satu", "Sembilan", "10", "1.204"]
