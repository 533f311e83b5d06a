import base64
import json
from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Date, Integer, MetaData, String, Table, Uuid, select
from sqlalchemy.dialects import postgresql

from kinerja.web.paging import BadCursorError, Cursor, keyset, page_slice, read_cursor

people = Table(
    "people",
    MetaData(),
    Column("id", Uuid),
    Column("name", String),
    Column("since", Date),
    Column("points", Integer),
)
ROWS = [("Ani", 1), ("Budi", 2), ("Budi", 3), ("Citra", 4), ("Dewi", 5)]


def fetched(cursor: Cursor | None, size: int) -> list[tuple[str, int]]:
    """What the database gives for `keyset`: rows beyond a place, nearest first, one too many."""
    if cursor is None:
        return ROWS[: size + 1]
    place = (cursor.key, int(cursor.id))
    if cursor.backwards:
        return [row for row in reversed(ROWS) if row < place][: size + 1]
    return [row for row in ROWS if row > place][: size + 1]


def turn(cursor: Cursor | None, size: int = 2) -> Any:
    return page_slice(fetched(cursor, size), cursor, lambda row: row, size=size)


def test_every_row_comes_once_going_on() -> None:
    seen: list[tuple[str, int]] = []
    cursor, more = None, True
    while more:
        page = turn(cursor)
        seen += page.rows
        cursor, more = read_cursor(page.after), page.after is not None
    assert seen == ROWS


def test_going_back_shows_the_same_pages() -> None:
    second = turn(read_cursor(turn(None).after))
    first = turn(read_cursor(second.before))
    assert first.rows == ROWS[:2]
    assert first.before is None
    assert turn(read_cursor(first.after)).rows == second.rows


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after() -> None:
    assert turn(None, size=5) == page_slice(ROWS, None, lambda row: row, size=5)
    assert turn(None, size=5).before is None
    assert turn(None, size=5).after is None
    assert turn(None, size=0).rows == ()


@given(st.text(max_size=80) | st.integers(-(2**60), 2**60), st.text(max_size=40), st.booleans())
def test_a_place_survives_the_address(key: str | int, row: str, back: bool) -> None:
    place = Cursor(key, row, back)
    assert Cursor.decode(place.encode()) == place


def packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "é",
        "!!!!",
        packed([1]),
        packed(["a", 2, 0]),
        packed([None, "b", 0]),
        packed([True, "b", 0]),
        packed(["a", "b", 7]),
        packed({"key": 1}),
        packed(["a" * 900, "b", 0]),
        packed("[" * 100),
    ],
)
def test_garbage_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadCursorError) as refusal:
        Cursor.decode(text)
    assert refusal.value.value == text


def test_no_place_is_the_beginning() -> None:
    assert read_cursor(None) is None
    assert read_cursor("") is None


def sql(statement: Any) -> str:
    return str(statement.compile(dialect=postgresql.dialect())).replace("\n", " ")  # type: ignore[no-untyped-call]


def test_the_statement_starts_after_the_row_and_asks_for_one_more() -> None:
    place = Cursor("Budi", str(uuid4()))
    statement = keyset(select(people.c.name), (people.c.name, people.c.id), place, size=50)
    assert "(people.name, people.id) > (" in sql(statement)
    assert "ORDER BY people.name, people.id" in sql(statement)
    assert 51 in statement.compile().params.values()


@pytest.mark.parametrize(
    ("descending", "backwards", "sign"),
    [(False, False, ">"), (False, True, "<"), (True, False, "<"), (True, True, ">")],
)
def test_direction_turns_comparison_and_order(descending: bool, backwards: bool, sign: str) -> None:
    place = Cursor(7, str(uuid4()), backwards)
    statement = keyset(
        select(people.c.name), (people.c.points, people.c.id), place, descending=descending
    )
    assert f"(people.points, people.id) {sign} (" in sql(statement)
    assert ("DESC" in sql(statement)) is (sign == "<")


def test_values_reach_the_database_in_the_type_of_their_column() -> None:
    place = Cursor("2026-11-23", "01890a5d-ac96-774b-bcce-b302099a8057")
    statement = keyset(select(people.c.name), (people.c.since, people.c.id), place)
    values = list(statement.compile().params.values())
    assert date(2026, 11, 23) in values
    assert UUID(place.id) in values


@pytest.mark.parametrize(
    "place",
    [
        Cursor("x", "not-an-id"),
        Cursor(5, str(uuid4())),
        Cursor("a\0b", str(uuid4())),
        Cursor("half \ud83d", str(uuid4())),
    ],
)
def test_a_place_of_another_list_is_refused(place: Cursor) -> None:
    with pytest.raises(BadCursorError):
        keyset(select(people.c.name), (people.c.name, people.c.id), place)


@pytest.mark.parametrize(("points", "fits"), [(2**31 - 1, True), (2**31, False), (10**30, False)])
def test_a_number_no_column_could_hold_is_refused(points: int, *, fits: bool) -> None:
    place = Cursor(points, str(uuid4()))
    with nullcontext() if fits else pytest.raises(BadCursorError):
        keyset(select(people.c.name), (people.c.points, people.c.id), place)
