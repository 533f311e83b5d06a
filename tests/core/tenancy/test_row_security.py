"""What the database itself refuses, with every early check of ours out of the way."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import NullPool

from kinerja.config import DatabaseUrls
from kinerja.database import new_id
from tests.core.tenancy.conftest import Rows


@pytest.fixture
def rw(urls: DatabaseUrls) -> Iterator[Connection]:
    with create_engine(urls.rw, poolclass=NullPool).connect() as connection:
        yield connection


def enter(connection: Connection, rows: Rows) -> None:
    connection.exec_driver_sql(f"SET LOCAL app.tenant = '{rows.tenant}'")


def test_a_connection_without_tenant_reads_nothing(rw: Connection, ours: Rows) -> None:
    assert ours.tenant
    with pytest.raises(ProgrammingError, match="unrecognized configuration parameter"):
        rw.execute(text("SELECT * FROM app.unit"))


def test_an_ended_transaction_leaves_no_tenant_behind(rw: Connection, ours: Rows) -> None:
    enter(rw, ours)
    assert rw.execute(text("SELECT count(*) FROM app.unit")).scalar_one() == 1
    rw.rollback()
    with pytest.raises(DBAPIError, match="invalid input syntax for type integer"):
        rw.execute(text("SELECT * FROM app.unit"))


def test_foreign_rows_are_invisible(rw: Connection, ours: Rows, theirs: Rows) -> None:
    enter(rw, ours)
    rows = rw.execute(text("SELECT tenant_id FROM app.unit")).scalars().all()
    assert rows == [ours.tenant]
    found = rw.execute(text("SELECT 1 FROM app.unit WHERE id = :id"), {"id": theirs.unit})
    assert found.first() is None


def test_foreign_rows_are_unwritable(rw: Connection, ours: Rows, theirs: Rows) -> None:
    enter(rw, ours)
    changed = rw.execute(text("UPDATE app.unit SET name = 'x' WHERE id = :id"), {"id": theirs.unit})
    assert changed.rowcount == 0
    with pytest.raises(ProgrammingError, match="row-level security"):
        rw.execute(
            text(
                "INSERT INTO app.unit (tenant_id, id, code, name, name_key, kind) "
                "VALUES (:tenant, :id, 'x', 'x', 'x', 'opd')"
            ),
            {"tenant": theirs.tenant, "id": new_id()},
        )


def test_a_row_cannot_move_to_another_region(rw: Connection, ours: Rows, theirs: Rows) -> None:
    enter(rw, ours)
    with pytest.raises(ProgrammingError, match="row-level security"):
        rw.execute(text("UPDATE app.position SET tenant_id = :t"), {"t": theirs.tenant})


def test_a_row_cannot_refer_to_another_region(rw: Connection, ours: Rows, theirs: Rows) -> None:
    enter(rw, ours)
    with pytest.raises(IntegrityError, match="foreign key"):
        rw.execute(text("UPDATE app.position SET unit_id = :unit"), {"unit": theirs.unit})


def test_the_log_cannot_be_changed_or_shortened(rw: Connection, ours: Rows) -> None:
    for statement in ("UPDATE app.audit_entry SET action = 'x'", "DELETE FROM app.audit_entry"):
        enter(rw, ours)
        with pytest.raises(ProgrammingError, match="permission denied"):
            rw.execute(text(statement))
        rw.rollback()


def test_the_owner_is_held_by_force_and_let_in_by_policy(urls: DatabaseUrls, ours: Rows) -> None:
    with create_engine(urls.owner, poolclass=NullPool).connect() as owner:
        seen = owner.execute(
            text("SELECT count(*) FROM app.unit WHERE tenant_id = :t"), {"t": ours.tenant}
        )
        assert seen.scalar_one() == 1
        owner.execute(text("DROP POLICY owner_all ON app.unit"))
        assert owner.execute(text("SELECT count(*) FROM app.unit")).scalar_one() == 0
        owner.rollback()
