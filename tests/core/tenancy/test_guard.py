"""The last line before the wire: which SQL names the tenant of every table it touches."""

import pytest

from kinerja.database import Base
from kinerja.people import models as people_models
from kinerja.tenancy.guard import _use_pattern, names_its_tenant

assert people_models  # its tables are the ones the samples name
USE = _use_pattern([table.name for table in Base.metadata.tables.values()])

NAMED = [
    "SELECT app.unit.name FROM app.unit WHERE app.unit.tenant_id = 1",
    "SELECT u.name FROM app.unit AS u, app.person AS p WHERE u.tenant_id = 1 AND p.tenant_id = 1",
    "INSERT INTO app.position (tenant_id, id, title, unit, person) VALUES (1, 2, 'x', 'y', 'z')",
    "UPDATE app.position SET title='x', unit='y' WHERE app.position.tenant_id = 1",
    "SELECT 1",
]
NOT_NAMED = [
    "SELECT name FROM app.unit",
    "SELECT u.name FROM app.unit AS u, app.person AS p WHERE u.tenant_id = 1",
    "SELECT u.name FROM app.unit u JOIN app.person p ON p.id = u.id WHERE u.tenant_id = 1",
    "INSERT INTO app.position (id, title, unit) VALUES (2, 'x', 'y')",
    "INSERT INTO app.position (tenant_id, id) SELECT 1, u.id FROM app.unit u",
    "UPDATE app.position SET title='x', unit='y' WHERE id = 2",
    "DELETE FROM app.unit",
]


@pytest.mark.parametrize("sql", NAMED)
def test_sql_that_names_its_tenant_passes_whatever_its_columns_are_called(sql: str) -> None:
    assert names_its_tenant(sql, USE)


@pytest.mark.parametrize("sql", NOT_NAMED)
def test_sql_that_leaves_a_table_open_does_not(sql: str) -> None:
    assert not names_its_tenant(sql, USE)
