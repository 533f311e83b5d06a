"""What the national office reads: published cells, as role national, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, select

from kinerja.database import engine_of
from kinerja.national.models import PredicateCell, RegionStatus, Snapshot
from kinerja.rubrics.predicate import Predicate

TOTAL = ""


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region of a snapshot: why it is or is not counted, and its published cells.

    `cells` maps a predicate, or '' for the total, to a number of people, or None where hidden.
    """

    slug: str
    name: str
    government_type: str
    state: str
    data_as_of: date | None
    is_sample: bool
    cells: dict[str, int | None]

    @property
    def counts(self) -> bool:
        """True if the region's predicates are part of the summary."""
        return self.state == "counted"


@dataclass(frozen=True, slots=True)
class Summary:
    """One published snapshot, whole."""

    snapshot: UUID
    year: int
    as_of: datetime
    min_cell: int
    regions: tuple[RegionLine, ...]
    totals: dict[str, int | None]

    @property
    def suppressed(self) -> int:
        """How many cells, totals included, are hidden."""
        lines = [region.cells for region in self.regions] + [self.totals]
        return sum(n is None for cells in lines for n in cells.values())

    @property
    def has_samples(self) -> bool:
        """True if generated regions are part of it."""
        return any(region.is_sample for region in self.regions)

    @property
    def share_of(self) -> dict[str, float]:
        """Percent of all final evaluations per predicate, where both figures are published."""
        total = self.totals.get(TOTAL)
        known = {p: self.totals.get(p) for p in Predicate}
        return {p: 100 * n / total for p, n in known.items() if n is not None and total}


def years() -> list[int]:
    """The years that have a published snapshot, newest first."""
    with engine_of("national").connect() as connection:
        query = select(Snapshot.year).where(Snapshot.is_current).order_by(Snapshot.year.desc())
        return list(connection.execute(query).scalars())


def find_summary(year: int | None = None) -> Summary | None:
    """The current snapshot of a year, or of the newest year; None where nothing is published."""
    with engine_of("national").connect() as connection:
        query = select(Snapshot).where(Snapshot.is_current).order_by(Snapshot.year.desc())
        if year is not None:
            query = query.where(Snapshot.year == year)
        snapshot = connection.execute(query.limit(1)).first()
        return _read(connection, snapshot.id, snapshot.year, snapshot.as_of) if snapshot else None


def _read(connection: Connection, snapshot: UUID, year: int, as_of: datetime) -> Summary:
    cells: dict[str, dict[str, int | None]] = {}
    min_cell = 0
    query = select(PredicateCell).where(PredicateCell.snapshot_id == snapshot)
    for cell in connection.execute(query):
        cells.setdefault(cell.region_slug, {})[cell.predicate] = cell.n
        min_cell = cell.min_cell
    regions = connection.execute(
        select(RegionStatus).where(RegionStatus.snapshot_id == snapshot).order_by(RegionStatus.name)
    )
    lines = tuple(
        RegionLine(
            row.region_slug,
            row.name,
            row.government_type,
            row.state,
            row.data_as_of,
            row.is_sample,
            cells.get(row.region_slug, {}),
        )
        for row in regions
    )
    return Summary(snapshot, year, as_of, min_cell, lines, cells.get(TOTAL, {}))
