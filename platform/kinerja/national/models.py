"""The region's exact counts, and the published cells of the nation."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, NationalBase, now
from kinerja.ids import TenantId
from kinerja.tenancy.tables import TenantScoped


class PredicateRollup(TenantScoped, Base):
    """How many people of this region have which annual predicate: exact, never granted outside."""

    __tablename__ = "predicate_rollup"

    year: Mapped[int] = mapped_column(primary_key=True)
    predicate: Mapped[str] = mapped_column(String(20), primary_key=True)
    n: Mapped[int]
    computed_at: Mapped[datetime] = mapped_column(default=now)


class Snapshot(NationalBase):
    """One publication: every figure on a page names the snapshot it comes from."""

    __tablename__ = "snapshot"
    __table_args__ = (
        Index("uq_snapshot_current_year", "year", unique=True, postgresql_where=text("is_current")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    year: Mapped[int]
    as_of: Mapped[datetime] = mapped_column(default=now)
    is_current: Mapped[bool]
    stale_since: Mapped[datetime | None]


class PredicateCell(NationalBase):
    """A published cell: region × predicate; the row and column '' are totals.

    `n` is None where suppressed; never between 1 and min_cell − 1.
    """

    __tablename__ = "predicate_cell"
    __table_args__ = (
        CheckConstraint("n IS NULL OR n = 0 OR n >= min_cell", name="min_cell"),
        CheckConstraint("suppressed = (n IS NULL)", name="suppressed"),
    )

    snapshot_id: Mapped[UUID] = mapped_column(primary_key=True)
    region_slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    predicate: Mapped[str] = mapped_column(String(20), primary_key=True)
    n: Mapped[int | None]
    suppressed: Mapped[bool]
    min_cell: Mapped[int]


class RegionStatus(NationalBase):
    """Which regions a snapshot covers, and why one is missing: listed, not hidden."""

    __tablename__ = "region_status"

    snapshot_id: Mapped[UUID] = mapped_column(primary_key=True)
    region_slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    tenant_id: Mapped[TenantId]
    name: Mapped[str]
    government_type: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    data_as_of: Mapped[date | None]
    is_sample: Mapped[bool]
