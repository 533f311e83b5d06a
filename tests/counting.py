"""Counting what reaches the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def counted(*, with_settings: bool = False) -> Iterator[list[str]]:
    """The statements sent meanwhile by any engine.

    Those that only set the tenant or the person count `with_settings`.
    """
    seen: list[str] = []

    def note(_conn: object, _cursor: object, sql: str, *_rest: object) -> None:
        if with_settings or not sql.startswith("SET LOCAL"):
            seen.append(sql)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)
