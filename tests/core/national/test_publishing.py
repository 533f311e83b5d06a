"""From exact counts of regions to a published snapshot that gives no small count away."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from kinerja.database import engine_of
from kinerja.national.counting import enter_as_rollup, say_stale
from kinerja.national.models import PredicateRollup, Snapshot
from kinerja.national.publishing import KEPT_SNAPSHOTS, publish, publish_stale
from kinerja.national.queries import Summary, find_summary
from kinerja.tenancy import TenantId, enter
from kinerja.tenancy.models import Region
from tests.factories.tenants import make_tenant

CODES = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
# years no other test publishes: the snapshot covers every region of the test database
YEARS = iter(range(1901, 1999))


@pytest.fixture
def year(app_context: None) -> int:  # noqa: ARG001
    return next(YEARS)


def count(tenant: TenantId, year: int, *counts: int) -> None:
    rows = [
        {
            "tenant_id": tenant,
            "year": year,
            "predicate": code,
            "n": n,
            "computed_at": datetime(2026, 1, 31, tzinfo=UTC),
        }
        for code, n in zip(CODES, counts, strict=True)
    ]
    with engine_of("rollup").begin() as connection:
        enter_as_rollup(connection, tenant)
        connection.execute(insert(PredicateRollup), rows)


def published(year: int, min_cell: int = 5) -> Summary:
    publish(year, min_cell)
    found = find_summary(year)
    assert found
    return found


def cells_of(summary: Summary, tenant: TenantId) -> dict[str, int | None]:
    with enter(tenant) as session:
        slug = session.scalars(select(Region.slug)).one()
    return next(line.cells for line in summary.regions if line.slug == slug)


def test_figures_without_small_cells_are_published_as_they_are(year: int) -> None:
    first, second = make_tenant(), make_tenant()
    count(first, year, 10, 60, 9, 5, 0)
    count(second, year, 7, 50, 6, 0, 8)
    summary = published(year)
    assert cells_of(summary, first) == {
        "sangat_baik": 10,
        "baik": 60,
        "butuh_perbaikan": 9,
        "kurang": 5,
        "sangat_kurang": 0,
        "": 84,
    }
    assert summary.totals["baik"] == 110
    assert summary.totals[""] == 155
    assert summary.suppressed == 0


def test_a_small_cell_takes_company_so_that_it_cannot_be_subtracted(year: int) -> None:
    first, second = make_tenant(), make_tenant()
    count(first, year, 10, 60, 9, 2, 0)
    count(second, year, 7, 50, 6, 9, 8)
    summary = published(year)
    own, totals = cells_of(summary, first), summary.totals
    assert own["kurang"] is None
    assert sum(n is None for n in own.values()) >= 2
    in_column = [line.cells.get("kurang") for line in summary.regions if line.counts]
    assert in_column.count(None) + (totals["kurang"] is None) >= 2
    assert own["sangat_kurang"] in (0, None)


def test_a_region_without_results_is_listed_not_hidden(year: int) -> None:
    first, silent = make_tenant(), make_tenant(name="Kabupaten Sunyi")
    count(first, year, 10, 60, 9, 5, 6)
    summary = published(year)
    line = next(line for line in summary.regions if line.name == "Kabupaten Sunyi")
    assert silent
    assert line.state == "no_results"
    assert line.cells == {}


def test_the_table_refuses_a_small_number_whoever_writes_it(year: int) -> None:
    count(make_tenant(), year, 10, 60, 9, 5, 6)
    published(year)
    with (
        engine_of("rollup").connect() as connection,
        pytest.raises(IntegrityError, match="min_cell"),
    ):
        connection.execute(text("UPDATE national.predicate_cell SET n = 3, suppressed = false"))


def test_publishing_again_replaces_the_current_snapshot_and_keeps_the_old_one(year: int) -> None:
    tenant = make_tenant()
    count(tenant, year, 10, 60, 9, 5, 6)
    first = publish(year, 5)
    second = publish(year, 5)
    assert first != second
    with engine_of("national").connect() as connection:
        rows = connection.execute(
            select(Snapshot.id, Snapshot.is_current).where(Snapshot.year == year)
        )
        assert dict(rows.all()) == {first: False, second: True}


def test_old_snapshots_are_forgotten(year: int) -> None:
    count(make_tenant(), year, 10, 60, 9, 5, 6)
    made: list[UUID] = [publish(year, 5) for _ in range(KEPT_SNAPSHOTS + 2)]
    with engine_of("national").connect() as connection:
        left = connection.execute(
            select(func.count()).select_from(Snapshot).where(Snapshot.year == year)
        ).scalar_one()
    assert left == KEPT_SNAPSHOTS
    assert len(made) == KEPT_SNAPSHOTS + 2


def test_a_year_behind_its_counts_is_published_and_a_fresh_one_is_left(year: int) -> None:
    count(make_tenant(), year, 10, 60, 9, 5, 6)
    for _twice in range(2):
        with engine_of("rollup").begin() as connection:
            say_stale(connection, year)
            say_stale(connection, year)
        assert year in publish_stale(5)
        assert year not in publish_stale(5)
    assert find_summary(year)


def test_totals_add_up_over_the_regions(year: int) -> None:
    for _ in range(10):
        count(make_tenant(), year, 10, 60, 9, 5, 6)
    summary = published(year)
    assert sum(line.counts for line in summary.regions) == 10
    assert summary.totals["baik"] == 600
