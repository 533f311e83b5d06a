"""Long lists page by page: the next page starts after a row, not after a count of rows."""

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, Self, TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, literal, tuple_

T = TypeVar("T")
Key = str | int
PAGE_SIZE: Final = 50
_LONGEST: Final = 800
# what PostgreSQL keeps in no text: NUL, and halves of characters
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


class BadCursorError(Exception):
    """The place in a list that came with the address is not one we gave out."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: beyond the row with this sort key and id, or before it."""

    key: Key
    id: str
    backwards: bool = False

    def encode(self) -> str:
        """The place as one word for an address; it is opaque, not secret."""
        packed = json.dumps([self.key, self.id, int(self.backwards)], separators=(",", ":"))
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Self:
        """The place a word stands for, or BadCursorError."""
        try:
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            key, row, backwards = json.loads(base64.b64decode(padded, b"-_", validate=True))
        except (ValueError, TypeError, RecursionError):
            raise BadCursorError(text) from None
        sound = isinstance(key, str | int) and isinstance(row, str) and backwards in (0, 1)
        if not sound or isinstance(key, bool) or len(text) > _LONGEST:
            raise BadCursorError(text)
        return cls(key, row, bool(backwards))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list in its order, with the places before and after them."""

    rows: Sequence[T]
    before: str | None = None
    after: str | None = None


def read_cursor(text: str | None) -> Cursor | None:
    """The place asked for by an address; None means the beginning."""
    return Cursor.decode(text) if text else None


def keyset(
    statement: Select[Any],
    columns: tuple[ColumnElement[Any], ColumnElement[Any]],
    cursor: Cursor | None,
    *,
    size: int = PAGE_SIZE,
    descending: bool = False,
) -> Select[Any]:
    """The statement for the rows of one page and one more, which tells whether more follow.

    The first of `columns` sorts, the second tells equal keys apart. Rows before a place come
    nearest first; page_slice turns them round.
    """
    key, row_id = columns
    falling = descending is not (cursor is not None and cursor.backwards)
    if cursor is not None:
        row = tuple_(key, row_id)
        place = tuple_(_bound(key, cursor.key, cursor), _bound(row_id, cursor.id, cursor))
        statement = statement.where(row < place if falling else row > place)
    order = (key.desc(), row_id.desc()) if falling else (key, row_id)
    return statement.order_by(*order).limit(size + 1)


def page_slice(
    rows: Sequence[T],
    cursor: Cursor | None,
    position: Callable[[T], tuple[Any, Any]],
    *,
    size: int = PAGE_SIZE,
) -> Page[T]:
    """One page from the up to `size` + 1 rows of `keyset`; `position` gives (key, id) of a row."""
    backwards = cursor is not None and cursor.backwards
    more = len(rows) > size
    shown = list(rows[:size])
    if backwards:
        shown.reverse()
    if not shown:
        return Page(())
    before = _place(position(shown[0]), backwards=True)
    after = _place(position(shown[-1]), backwards=False)
    has_before = more if backwards else cursor is not None
    has_after = True if backwards else more
    return Page(shown, before if has_before else None, after if has_after else None)


def _place(position: tuple[Any, Any], *, backwards: bool) -> str:
    key, row = position
    plain = key if isinstance(key, int | str) else key.isoformat()
    return Cursor(plain, str(row), backwards).encode()


def _bound(column: ColumnElement[Any], value: Key, cursor: Cursor) -> ColumnElement[Any]:
    """The value as the column holds it; a place of another list is refused."""
    kind = column.type.python_type
    try:
        if kind is UUID:
            return literal(UUID(str(value)), column.type)
        if issubclass(kind, date):
            return literal(kind.fromisoformat(str(value)), column.type)
    except ValueError:
        raise BadCursorError(cursor.encode()) from None
    if not isinstance(value, kind) or not _is_storable(value, column):
        raise BadCursorError(cursor.encode())
    return literal(value, column.type)


def _is_storable(value: Key, column: ColumnElement[Any]) -> bool:
    """Whether the column could hold such a value at all; the database fails on any other."""
    if isinstance(value, str):
        return not _UNSTORABLE.search(value)
    bits = 63 if isinstance(column.type, BigInteger) else 31
    return -(1 << bits) <= value < 1 << bits
