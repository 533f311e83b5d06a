"""Roles that cross regions are refused every column that speaks of a person."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from kinerja.app import all_metadata
from kinerja.config import DatabaseUrls
from kinerja.tenancy.catalogue import RELAY_DOOR

COLUMNS = sorted(
    (f"{table.schema}.{table.name}", column.name)
    for table in all_metadata()[0].tables.values()
    for column in table.columns
)


@pytest.mark.parametrize("role", ["national", "relay", "platform"])
def test_every_column_of_a_region_is_refused(urls: DatabaseUrls, role: str) -> None:
    opened = RELAY_DOOR if role == "relay" else {}
    readable = []
    with create_engine(getattr(urls, role), poolclass=NullPool).connect() as connection:
        for table, column in COLUMNS:
            try:
                connection.execute(text(f"SELECT {column} FROM {table} LIMIT 1"))  # noqa: S608
            except ProgrammingError as refusal:
                assert "permission denied" in str(refusal)  # noqa: PT017
                connection.rollback()
                continue
            if column not in opened.get(table, ()):
                readable.append((table, column))
    assert readable == []
    assert len(COLUMNS) > 150


@pytest.mark.parametrize("role", ["rw", "scoring", "relay", "platform"])
def test_published_cells_are_the_national_office_s_alone(urls: DatabaseUrls, role: str) -> None:
    with (
        create_engine(getattr(urls, role), poolclass=NullPool).connect() as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text("SELECT * FROM national.predicate_cell"))


def test_the_national_office_writes_nothing(urls: DatabaseUrls) -> None:
    with (
        create_engine(urls.national, poolclass=NullPool).connect() as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text("DELETE FROM national.predicate_cell"))
