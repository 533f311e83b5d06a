"""From the regions' exact counts to one published snapshot, as role rollup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, text, update

from kinerja.database import engine_of, new_id, now
from kinerja.ids import TenantId
from kinerja.local_dates import DEFAULT_ZONE, day_in
from kinerja.national.counting import LOCK, enter_as_rollup
from kinerja.national.models import PredicateCell, PredicateRollup, RegionStatus, Snapshot
from kinerja.national.queries import TOTAL
from kinerja.national.suppression import PublishedTable, publish_table
from kinerja.rubrics.predicate import Predicate
from kinerja.tenancy.models import Region, Tenant, TenantState

_PREDICATES = [predicate.value for predicate in Predicate]
KEPT_SNAPSHOTS = 30


@dataclass(frozen=True, slots=True)
class RegionCounts:
    """One region's exact counts in the order of the predicates; None without any result."""

    tenant: TenantId
    slug: str
    name: str
    government_type: str
    counts: tuple[int, ...] | None
    data_as_of: date | None
    is_sample: bool


def publish(year: int, min_cell: int) -> UUID:
    """Publish a year anew from the regions' counts; the earlier snapshot stays readable by id."""
    with engine_of("rollup").begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        regions = list(_regions(connection, year))
        snapshot = _begin_snapshot(connection, year)
        counted = [region for region in regions if region.counts is not None]
        table = publish_table([region.counts or () for region in counted], min_cell)
        _insert(connection, RegionStatus, [_status_row(snapshot, region) for region in regions])
        cells = _cell_rows(table, [region.slug for region in counted])
        fixed = {"snapshot_id": snapshot, "min_cell": min_cell}
        _insert(connection, PredicateCell, [{**fixed, **cell} for cell in cells])
        _forget_old(connection, year)
    return snapshot


def publish_stale(min_cell: int) -> list[int]:
    """Publish every year whose snapshot is behind its counts, or awaited; the years done."""
    with engine_of("rollup").connect() as connection:
        stale = select(Snapshot.year).where(Snapshot.stale_since.is_not(None))
        behind = list(connection.execute(stale.distinct().order_by(Snapshot.year)).scalars())
    for year in behind:
        publish(year, min_cell)
    return behind


def _tenants(connection: Connection) -> list[Any]:
    query = select(Tenant.id, Tenant.slug).where(Tenant.state != TenantState.REMOVED)
    return list(connection.execute(query.order_by(Tenant.slug)))


def _regions(connection: Connection, year: int) -> Iterator[RegionCounts]:
    for tenant, slug in _tenants(connection):
        enter_as_rollup(connection, tenant)
        said = connection.execute(
            select(Region.name, Region.government_type, Region.is_sample).where(
                Region.tenant_id == tenant
            )
        ).first()
        if said is None:
            continue  # in the directory, but its files were never loaded
        rows = connection.execute(
            select(PredicateRollup.predicate, PredicateRollup.n, PredicateRollup.computed_at).where(
                PredicateRollup.tenant_id == tenant, PredicateRollup.year == year
            )
        ).all()
        found = {row.predicate: row.n for row in rows}
        yield RegionCounts(
            tenant,
            slug,
            said.name,
            said.government_type,
            tuple(found.get(predicate, 0) for predicate in _PREDICATES) if rows else None,
            _day(row.computed_at for row in rows) if rows else None,
            said.is_sample,
        )


def _day(moments: Iterable[datetime]) -> date:
    """The day of the newest moment where the nation reads its summary."""
    return day_in(DEFAULT_ZONE, max(moments))


def _begin_snapshot(connection: Connection, year: int) -> UUID:
    earlier = update(Snapshot).where(Snapshot.year == year)
    connection.execute(earlier.values(is_current=False, stale_since=None))
    snapshot = new_id()
    connection.execute(
        insert(Snapshot).values(id=snapshot, year=year, as_of=now(), is_current=True)
    )
    return snapshot


def _status_row(snapshot: UUID, region: RegionCounts) -> dict[str, Any]:
    return {
        "snapshot_id": snapshot,
        "region_slug": region.slug,
        "tenant_id": region.tenant,
        "name": region.name,
        "government_type": region.government_type,
        "state": "no_results" if region.counts is None else "counted",
        "data_as_of": region.data_as_of,
        "is_sample": region.is_sample,
    }


def _cell_rows(table: PublishedTable, slugs: list[str]) -> Iterator[dict[str, Any]]:
    lines = [*zip(slugs, table.cells, table.row_totals, strict=True)]
    if lines:
        lines.append((TOTAL, table.column_totals, table.total))
    for slug, cells, total in lines:
        for predicate, n in zip([*_PREDICATES, TOTAL], [*cells, total], strict=True):
            yield {"region_slug": slug, "predicate": predicate, "n": n, "suppressed": n is None}


def _insert(connection: Connection, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _forget_old(connection: Connection, year: int) -> None:
    """Keep the newest snapshots of a year: enough to reproduce what was quoted lately."""
    old = list(
        connection.execute(
            select(Snapshot.id)
            .where(Snapshot.year == year)
            .order_by(Snapshot.as_of.desc())
            .offset(KEPT_SNAPSHOTS)
        ).scalars()
    )
    if old:
        for table in (PredicateCell, RegionStatus):
            connection.execute(delete(table).where(table.snapshot_id.in_(old)))
        connection.execute(delete(Snapshot).where(Snapshot.id.in_(old)))
