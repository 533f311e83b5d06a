"""Reading the database's own catalogue and naming every place where a fence has a hole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from kinerja.tenancy import catalogue

_TABLES = """
SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS enabled,
       c.relforcerowsecurity AS forced,
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
               AND NOT a.attisdropped) AS has_tenant,
       r.rolname AS owner
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname IN ('app', 'platform', 'national', 'public')
ORDER BY 1"""
_POLICIES = """
SELECT schemaname || '.' || tablename AS name, policyname, roles, cmd, qual, with_check
FROM pg_policies ORDER BY 1, 2"""
_KEYS = """
SELECT n.nspname || '.' || c.relname AS name, k.conname, k.contype,
       (SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]) AS first_column
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'app' AND k.contype IN ('p', 'u', 'f')"""
_INDEXES = """
SELECT n.nspname || '.' || c.relname AS name, i.relname AS index,
       (SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = x.indrelid AND a.attnum = x.indkey[0]) AS first_column
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'app' AND NOT x.indisexclusion"""
_GRANTS = """
SELECT table_schema || '.' || table_name AS name, column_name, grantee, privilege_type
FROM information_schema.column_privileges
WHERE table_schema IN ('app', 'platform', 'national')"""
_DELETES = """
SELECT table_schema || '.' || table_name AS name, grantee, privilege_type
FROM information_schema.table_privileges
WHERE table_schema IN ('app', 'platform', 'national')
  AND privilege_type IN ('DELETE', 'TRUNCATE', 'TRIGGER')"""
_FUNCTIONS = """
SELECT proname, pg_get_function_sqlbody(oid) AS body, prosecdef FROM pg_proc
WHERE pronamespace = 'app'::regnamespace AND prokind = 'f' AND prolang =
      (SELECT oid FROM pg_language WHERE lanname = 'sql')"""
_TRIGGERS = """
SELECT c.relname AS name, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'app' AND NOT t.tgisinternal"""
_SERVICE_INDEXES = frozenset({"ix_dirty_mark_topic", "ix_outbox_state", "ix_job_state"})


@dataclass(frozen=True, slots=True, order=True)
class Hole:
    """One fault: the object, and what is wrong with it."""

    name: str
    fault: str


def holes(connection: Connection, role_prefix: str) -> list[Hole]:
    """Every difference between this database and the declared list; empty when all is well."""
    looks = (_tables, _policies, _first_columns, _grants, _functions)
    return sorted({hole for look in looks for hole in look(connection, role_prefix)})


def _rows(connection: Connection, query: str) -> list[Any]:
    return list(connection.execute(text(query)))


def _tables(connection: Connection, prefix: str) -> Iterator[Hole]:
    fenced = set()
    for table in _rows(connection, _TABLES):
        if table.owner != f"{prefix}owner":
            yield Hole(table.name, f"belongs to {table.owner}")
        if table.name in catalogue.WITHOUT_TENANT:
            continue
        fenced.add(table.name)
        if not table.has_tenant:
            yield Hole(table.name, "has no tenant_id and is not on the list")
        if not (table.enabled and table.forced):
            yield Hole(table.name, "row security is not forced")
    policed = {row.name for row in _rows(connection, _POLICIES) if row.policyname != "owner_all"}
    yield from (Hole(name, "has no policy") for name in fenced - policed)
    yield from (Hole(row.name, "has a trigger") for row in _rows(connection, _TRIGGERS))


def _policies(connection: Connection, prefix: str) -> Iterator[Hole]:
    for policy in _rows(connection, _POLICIES):
        tests = [test for test in (policy.qual, policy.with_check) if test is not None]
        open_to_all = "true" in tests
        roles = set(policy.roles)
        if open_to_all and roles == {f"{prefix}owner"}:
            continue
        if open_to_all:
            if roles != {f"{prefix}relay"} or policy.name not in catalogue.RELAY_DOOR:
                yield Hole(policy.name, f"policy {policy.policyname} is open to {sorted(roles)}")
        elif not all(catalogue.TENANT_TEST in test for test in tests):
            yield Hole(policy.name, f"policy {policy.policyname} does not ask for the tenant")


def _first_columns(connection: Connection, _prefix: str) -> Iterator[Hole]:
    for key in _rows(connection, _KEYS):
        if key.first_column != "tenant_id":
            yield Hole(key.name, f"key {key.conname} does not begin with tenant_id")
    for index in _rows(connection, _INDEXES):
        # the relay asks across tenants: its three indexes begin with what it looks for
        if index.first_column != "tenant_id" and index.index not in _SERVICE_INDEXES:
            yield Hole(index.name, f"index {index.index} does not begin with tenant_id")


def _grants(connection: Connection, prefix: str) -> Iterator[Hole]:
    for row in (*_rows(connection, _GRANTS), *_rows(connection, _DELETES)):
        role = row.grantee.removeprefix(prefix)
        column = getattr(row, "column_name", None)
        if role != "owner" and not _allowed(role, row.name, column, row.privilege_type):
            what = f"{row.privilege_type} ({column})" if column else row.privilege_type
            yield Hole(row.name, f"{role} may {what}")


def _allowed(role: str, table: str, column: str | None, privilege: str) -> bool:
    if privilege in {"TRUNCATE", "TRIGGER", "REFERENCES"}:
        return False
    if table == "platform.tenant" and role != "platform":
        return privilege == "SELECT" and column in {"id", "slug", "state"}
    schema = table.split(".", 1)[0]
    if schema != "app":
        return _outside_may(role, schema, privilege)
    if role == "relay":
        return _relay_may(table, column, privilege)
    if role == "rw":
        return _rw_may(table, column, privilege)
    return role in catalogue.READERS and _reader_may(role, table, column, privilege)


def _outside_may(role: str, schema: str, privilege: str) -> bool:
    if role == "national":
        return schema == "national" and privilege == "SELECT"
    return role == {"national": "rollup", "platform": "platform"}[schema]


def _relay_may(table: str, column: str | None, privilege: str) -> bool:
    if column not in catalogue.RELAY_DOOR.get(table, frozenset()):
        return False
    return privilege == "SELECT" or (privilege == "UPDATE" and column == "claimed_at")


def _rw_may(table: str, column: str | None, privilege: str) -> bool:
    if (table, column, privilege) == ("app.rater_assignment", "submitted_on", "UPDATE"):
        return True
    if table in catalogue.RW_LESS:
        return privilege in catalogue.RW_LESS[table]
    return privilege != "DELETE" or table in catalogue.RW_DELETES


def _reader_may(role: str, table: str, column: str | None, privilege: str) -> bool:
    if column not in catalogue.COLUMNS.get((role, table), {column}):
        return False
    if table in catalogue.WRITTEN_BY.get(role, frozenset()):
        return True
    if privilege == "DELETE":
        return (role, table) in catalogue.READER_DELETES
    return privilege == "SELECT" and table in catalogue.READERS[role]


def _functions(connection: Connection, _prefix: str) -> Iterator[Hole]:
    found = {row.proname: row for row in _rows(connection, _FUNCTIONS)}
    for name, body in catalogue.FUNCTIONS.items():
        if name not in found or found[name].body != body:
            yield Hole(f"app.{name}", "is not the function the policies were written for")
    for name in found.keys() - catalogue.FUNCTIONS.keys():
        yield Hole(f"app.{name}", "is a function nobody declared")
