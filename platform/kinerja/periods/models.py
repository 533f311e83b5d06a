"""Evaluation periods of a region."""

from datetime import date
from enum import IntEnum
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class PeriodKind(IntEnum):
    """How long a period lasts; every region has an annual one (PermenPANRB 6/2022, Pasal 23)."""

    ANNUAL = 1
    SEMESTER = 2
    QUARTER = 3
    MONTH = 4


class PeriodStage(IntEnum):
    """How far a period is."""

    OPEN = 1
    RATING = 2
    FINAL = 3
    CLOSED = 4


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
    ratings_due_on: Mapped[date]
    stage: Mapped[PeriodStage] = mapped_column(SmallEnum(PeriodStage), default=PeriodStage.OPEN)
    rubric_version_id: Mapped[UUID]
