"""Evaluation periods of a region."""

from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class PeriodKind(IntEnum):
    """How long a period lasts; every region has an annual one (PermenPANRB 6/2022, Pasal 23)."""

    ANNUAL = 1
    SEMESTER = 2
    QUARTER = 3
    MONTH = 4


class PeriodStage(IntEnum):
    """How far a period is, in this order; a region skips what its practice does not have."""

    OPEN = 10
    SELF_ASSESSMENT = 20
    RATING = 30
    MEETING = 40
    FINAL = 60
    CLOSED = 80


class Period(TenantScoped, Base):
    """One period with the rubric version its results are computed by."""

    __tablename__ = "period"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code"),
        inside("rubric_version", "rubric_version_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(20))
    kind: Mapped[PeriodKind] = mapped_column(SmallEnum(PeriodKind))
    year: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    self_due_on: Mapped[date | None]
    ratings_due_on: Mapped[date]
    meetings_due_on: Mapped[date | None]
    stage: Mapped[PeriodStage] = mapped_column(SmallEnum(PeriodStage), default=PeriodStage.OPEN)
    rubric_version_id: Mapped[UUID]
    raters_drawn_at: Mapped[datetime | None]


class PeriodExtension(TenantScoped, Base):
    """A deadline of a period was moved, on which legal basis."""

    __tablename__ = "period_extension"
    __table_args__ = (inside("period", "period_id"), inside("person", "extended_by"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    period_id: Mapped[UUID]
    stage: Mapped[PeriodStage] = mapped_column(SmallEnum(PeriodStage))
    due_before: Mapped[date]
    due_after: Mapped[date]
    legal_basis: Mapped[str]
    extended_by: Mapped[PersonId]
    extended_at: Mapped[datetime] = mapped_column(default=now)
