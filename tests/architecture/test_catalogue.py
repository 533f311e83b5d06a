"""The database `migrate` makes has no hole, and the inspection would see one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from kinerja.config import DatabaseUrls, Settings
from kinerja.tenancy.inspection import Hole, holes


@pytest.fixture
def owner(urls: DatabaseUrls) -> Iterator[Connection]:
    with create_engine(urls.owner, poolclass=NullPool).connect() as connection:
        yield connection
        connection.rollback()


def test_a_migrated_database_has_no_hole(owner: Connection, settings: Settings) -> None:
    assert holes(owner, settings.role_prefix) == []


BREAKS = [
    ("CREATE TABLE app.loose (tenant_id int)", "app.loose", "row security is not forced"),
    ("CREATE TABLE app.loose (id int)", "app.loose", "has no tenant_id and is not on the list"),
    ("CREATE TABLE app.loose (tenant_id int)", "app.loose", "has no policy"),
    ("CREATE VIEW app.all_people AS SELECT * FROM app.person", "app.all_people", "has no policy"),
    ("ALTER TABLE app.unit NO FORCE ROW LEVEL SECURITY", "app.unit", "row security is not forced"),
    (
        'CREATE POLICY wide ON app.unit TO "{p}rw" USING (true)',
        "app.unit",
        "policy wide is open to ['{p}rw']",
    ),
    (
        'CREATE POLICY other ON app.unit TO "{p}rw" USING (name = name)',
        "app.unit",
        "policy other does not ask for the tenant",
    ),
    ('GRANT SELECT ON app.person TO "{p}rollup"', "app.person", "rollup may SELECT (nip)"),
    ('GRANT SELECT ON app.person TO "{p}national"', "app.person", "national may SELECT (nama)"),
    ('GRANT SELECT ON app.outbox TO "{p}relay"', "app.outbox", "relay may SELECT (payload)"),
    (
        'GRANT SELECT ON app.evaluation TO "{p}rollup"',
        "app.evaluation",
        "rollup may SELECT (person_id)",
    ),
    ('GRANT DELETE ON app.audit_entry TO "{p}rw"', "app.audit_entry", "rw may DELETE"),
    (
        'GRANT UPDATE ON app.audit_entry TO "{p}rw"',
        "app.audit_entry",
        "rw may UPDATE (action)",
    ),
    (
        'GRANT SELECT ON app.survey_answer TO "{p}rw"',
        "app.survey_answer",
        "rw may SELECT (levels)",
    ),
    (
        "CREATE INDEX ix_unit_name ON app.unit (name)",
        "app.unit",
        "index ix_unit_name does not begin with tenant_id",
    ),
    (
        "ALTER TABLE app.unit ADD CONSTRAINT uq_name UNIQUE (id, name)",
        "app.unit",
        "key uq_name does not begin with tenant_id",
    ),
    (
        "CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS int LANGUAGE sql STABLE RETURN 1",
        "app.current_tenant",
        "is not the function the policies were written for",
    ),
]


@pytest.mark.parametrize(("statement", "name", "fault"), BREAKS)
def test_the_inspection_names_a_hole(
    owner: Connection, settings: Settings, statement: str, name: str, fault: str
) -> None:
    prefix = settings.role_prefix
    owner.execute(text(statement.replace("{p}", prefix)))
    assert Hole(name, fault.replace("{p}", prefix)) in holes(owner, prefix)
