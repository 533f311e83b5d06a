"""PostgreSQL as the program finds it: whose it is, how old, and able to hold our texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from kinerja.doctor.findings import Finding, State

OLDEST: Final = 15
_NAME: Final = "database"
_FACTS: Final = """
SELECT current_setting('server_version') AS version,
       current_setting('server_version_num')::int / 10000 AS major,
       current_setting('server_encoding') AS encoding"""


@dataclass(frozen=True, slots=True)
class PostgresFacts:
    """What the server says of itself; `own` when the program started it."""

    version: str
    major: int
    encoding: str
    own: bool


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection of its own, given up after five seconds when nobody answers."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 5})
    with engine.connect() as connection:
        yield connection


def read_postgres(connection: Connection, *, own: bool) -> PostgresFacts:
    """Ask the server."""
    row = connection.execute(text(_FACTS)).one()
    return PostgresFacts(row.version, row.major, row.encoding, own)


def judge_postgres(facts: PostgresFacts) -> Finding:
    """New enough, and in UTF-8."""
    whose = _("dijalankan sendiri") if facts.own else _("dari DATABASE_URL")
    found = f"PostgreSQL {facts.version}, {facts.encoding}, {whose}"
    if facts.major < OLDEST:
        remedy = _("Pindahkan basis data ke PostgreSQL %(oldest)d atau lebih baru.", oldest=OLDEST)
        return Finding(_NAME, State.BAD, found, remedy)
    if facts.encoding != "UTF8":
        remedy = _("Buat ulang basis data dengan ENCODING 'UTF8' (infra/database-roles.sql).")
        return Finding(_NAME, State.BAD, found, remedy)
    return Finding(_NAME, State.OK, found)


def unreachable(reason: str) -> Finding:
    """The finding when nobody answers; `reason` must hold no secret."""
    remedy = _("Periksa alamat di DATABASE_URL, sandinya, dan apakah server hidup.")
    return Finding(_NAME, State.BAD, reason, remedy)
