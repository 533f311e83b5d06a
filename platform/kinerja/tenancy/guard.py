"""The last line before the wire: SQL text that names a region's table must name its tenant_id."""

import re
from functools import lru_cache

from sqlalchemy import Connection, Engine, MetaData, event

from kinerja.tenancy.context import TenantError

_STOP = (
    "WHERE|SET|JOIN|ON|LEFT|RIGHT|INNER|CROSS|FULL|ORDER|GROUP|LIMIT|OFFSET|UNION|VALUES|HAVING|"
    "FOR|RETURNING|USING|DEFAULT|SELECT"
)


# a column may be called like a table; the columns of an INSERT are no tables in use
_COLUMNS = re.compile(r"(\bINTO\s+\S+\s*)\([^)]*\)", re.IGNORECASE)


def _use_pattern(tables: list[str]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(tables)))
    # nothing is set to a table: `SET indicator = …, unit = …` names columns
    return re.compile(
        rf'\b(FROM|JOIN|UPDATE|INTO|,)\s+(?:"?\w+"?\.)?"?({names})"?\b(?!\s*[.=])'
        rf'(?:\s+(?:AS\s+)?"?(?!(?:{_STOP})\b)(\w+)"?)?',
        re.IGNORECASE,
    )


def _insert_names_tenant(sql: str) -> bool:
    return re.search(r"INTO\s+\S+\s*\([^)]*\btenant_id\b", sql, re.IGNORECASE) is not None


def _alias_is_bound(sql: str, alias: str, *, alone: bool) -> bool:
    name = re.escape(alias)
    compared = rf'\b{name}"?\."?tenant_id"?\s*(?:=|IN)|=\s*(?:\w+\.)?"?{name}"?\."?tenant_id\b'
    if re.search(compared, sql, re.IGNORECASE):
        return True
    return alone and re.search(r"\btenant_id\s*=", sql, re.IGNORECASE) is not None


def names_its_tenant(sql: str, use: re.Pattern[str]) -> bool:
    """True if every region's table in the text is compared by tenant_id (or inserted with it)."""
    found = use.findall(_COLUMNS.sub(r"\1", sql))
    return all(
        _insert_names_tenant(sql)
        if keyword.upper() == "INTO"
        else _alias_is_bound(sql, alias or table, alone=len(found) == 1)
        for keyword, table, alias in found
    )


def install_guard(engine: Engine, metadata: MetaData) -> None:
    """Refuse, on this engine, SQL that touches a region's table without its tenant_id."""
    use = _use_pattern([t.name for t in metadata.tables.values() if "tenant_id" in t.c])

    @lru_cache(maxsize=5000)
    def verdict(sql: str) -> bool:
        return names_its_tenant(sql, use)

    @event.listens_for(engine, "before_cursor_execute")
    def _judge(  # SQLAlchemy's own signature
        conn: Connection, _cursor: object, sql: str, _params: object, _context: object, _many: bool
    ) -> None:
        if not verdict(sql) and not conn.get_execution_options().get("unscoped"):
            raise TenantError("SQL touches a region's table without its tenant_id: " + sql[:120])
