"""Plans (SKP), their targets and measures, what was reached, and the evidence."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside
from modules.targets.kinds import Aspect as Aspect  # noqa: PLC0414  # found here too
from modules.targets.kinds import Direction as Direction  # noqa: PLC0414  # found here too
from modules.targets.kinds import MeasureSource as MeasureSource  # noqa: PLC0414  # found here too
from modules.targets.kinds import PlanState as PlanState  # noqa: PLC0414  # found here too


class Plan(TenantScoped, Base):
    """One person's SKP for a year in one position.

    `edition` counts the drafts saved, so that two open tabs are noticed; `expectations` are the
    superior's special expectations of behaviour; `note` says why it was returned or revised.
    """

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("tenant_id", "person_id", "position_id", "year"),
        inside("person", "person_id"),
        inside("position", "position_id"),
        inside("unit", "unit_id"),
        inside("person", "assessor_id", name="fk_plan_assessor"),
        Index("ix_plan_tenant_id_assessor_id", "tenant_id", "assessor_id", "year"),
        Index("ix_plan_tenant_id_unit_id", "tenant_id", "unit_id", "year"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    position_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    family: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    assessor_id: Mapped[PersonId | None]
    state: Mapped[PlanState] = mapped_column(SmallEnum(PlanState), default=PlanState.DRAFT)
    edition: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None]
    expectations: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    proposed_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime | None]
    agreed_by: Mapped[PersonId | None]


class PlanTarget(TenantScoped, Base):
    """A planned result (RHK), main or additional, in percent of the plan.

    `superior_target_id` is the superior's result it contributes to.
    """

    __tablename__ = "plan_target"
    __table_args__ = (
        inside("plan", "plan_id"),
        inside("plan_target", "superior_target_id", name="fk_plan_target_superior"),
        CheckConstraint("weight BETWEEN 0 AND 100", name="weight"),
        Index("ix_plan_target_tenant_id_plan_id", "tenant_id", "plan_id"),
        Index("ix_plan_target_tenant_id_superior", "tenant_id", "superior_target_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    plan_id: Mapped[UUID]
    number: Mapped[int]
    result: Mapped[str]
    is_main: Mapped[bool] = mapped_column(default=True)
    weight: Mapped[int]
    superior_target_id: Mapped[UUID | None]
    template: Mapped[str | None] = mapped_column(String(40))


class PlanMeasure(TenantScoped, Base):
    """One indicator (IKI) of a target with the figure to reach; weights in proportion."""

    __tablename__ = "plan_measure"
    __table_args__ = (
        inside("plan_target", "target_id"),
        CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        Index("ix_plan_measure_tenant_id_target_id", "tenant_id", "target_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    target_id: Mapped[UUID]
    number: Mapped[int]
    aspect: Mapped[Aspect] = mapped_column(SmallEnum(Aspect))
    indicator: Mapped[str]
    unit: Mapped[str] = mapped_column(String(60))
    target: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    direction: Mapped[Direction] = mapped_column(SmallEnum(Direction))
    source: Mapped[MeasureSource] = mapped_column(SmallEnum(MeasureSource))
    weight: Mapped[int] = mapped_column(default=100)


class Realisation(TenantScoped, Base):
    """The figure reached by a day since the year began; the latest one counts."""

    __tablename__ = "realisation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "measure_id", "on_date"),
        inside("plan_measure", "measure_id"),
        inside("person", "recorded_by"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    measure_id: Mapped[UUID]
    on_date: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Numeric(18, 4))
    note: Mapped[str] = mapped_column(default="")
    recorded_by: Mapped[PersonId]
    recorded_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class Evidence(TenantScoped, Base):
    """A file that shows what was reached; its content lies outside the web root."""

    __tablename__ = "evidence"
    __table_args__ = (
        inside("realisation", "realisation_id"),
        inside("person", "uploaded_by"),
        Index("ix_evidence_tenant_id_realisation_id", "tenant_id", "realisation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    realisation_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    uploaded_by: Mapped[PersonId]
    uploaded_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]
