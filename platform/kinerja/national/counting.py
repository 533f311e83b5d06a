"""A region's exact counts, recomputed from its rows by role rollup, which sees codes only."""

from sqlalchemy import Connection, delete, insert, text, update

from kinerja.database import engine_of, new_id, now
from kinerja.features import offered
from kinerja.ids import TenantId
from kinerja.national.models import PredicateRollup, Snapshot
from kinerja.tenancy import current_tenant

TOPIC = "national.predicates"
# Counting shares this lock, publishing takes it alone: a count made while a snapshot is being
# written is never mistaken for a part of it.
LOCK = 0x6E617469


def recount_predicates(year: str) -> None:
    """Bring this region's counts of a year up to date and say that the snapshot is behind."""
    tenant = current_tenant()
    with engine_of("rollup").begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": LOCK})
        enter_as_rollup(connection, tenant)
        counts = _counts(connection, int(year))
        _replace(connection, tenant, int(year), counts)
        say_stale(connection, int(year))


def say_stale(connection: Connection, year: int) -> None:
    """Have the year published soon; where nothing is published yet, leave a snapshot awaited."""
    current = update(Snapshot).where(Snapshot.year == year, Snapshot.is_current)
    if connection.execute(current.values(stale_since=now())).rowcount:
        return
    awaited = insert(Snapshot).values(
        id=new_id(), year=year, as_of=now(), is_current=False, stale_since=now()
    )
    connection.execute(awaited)


def enter_as_rollup(connection: Connection, tenant: TenantId) -> None:
    """From here to the end of the transaction, or the next entering, this region alone."""
    connection.exec_driver_sql(f"SET LOCAL app.tenant = '{int(tenant):d}'")


def _counts(connection: Connection, year: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for feature in offered():
        if feature.predicate_counts:
            for predicate, n in feature.predicate_counts(connection, year).items():
                counts[predicate] = counts.get(predicate, 0) + n
    return counts


def _replace(connection: Connection, tenant: TenantId, year: int, counts: dict[str, int]) -> None:
    own = (PredicateRollup.tenant_id == tenant, PredicateRollup.year == year)
    connection.execute(delete(PredicateRollup).where(*own))
    rows = [
        {"tenant_id": tenant, "year": year, "predicate": predicate, "n": n, "computed_at": now()}
        for predicate, n in counts.items()
    ]
    if rows:
        connection.execute(insert(PredicateRollup), rows)
