"""What is recorded beside ratings: self-assessment, voices, observations, innovations, times."""

from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now, random_id
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside
from modules.evaluations.models import RaterKind


class SelfRating(TenantScoped, Base):
    """The person's own level for one indicator, with what it rests on."""

    __tablename__ = "self_rating"
    __table_args__ = (
        UniqueConstraint("tenant_id", "evaluation_id", "indicator"),
        inside("evaluation", "evaluation_id"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    evaluation_id: Mapped[UUID]
    indicator: Mapped[str] = mapped_column(String(40))
    level: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")


class CriteriaReading(TenantScoped, Base):
    """Somebody has read the criteria of a rubric version."""

    __tablename__ = "criteria_reading"
    __table_args__ = (
        UniqueConstraint("tenant_id", "person_id", "rubric_version_id"),
        inside("person", "person_id"),
        inside("rubric_version", "rubric_version_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    rubric_version_id: Mapped[UUID]
    read_at: Mapped[datetime] = mapped_column(default=now)


class RaterVoice(TenantScoped, Base):
    """What the unnamed raters of one kind say on one indicator, put together once and for all.

    `counts` are how many gave the levels 1 to 5; there is no row below the region's threshold.
    """

    __tablename__ = "rater_voice"
    __table_args__ = (
        UniqueConstraint("tenant_id", "evaluation_id", "kind", "indicator"),
        inside("evaluation", "evaluation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    evaluation_id: Mapped[UUID]
    kind: Mapped[RaterKind] = mapped_column(SmallEnum(RaterKind))
    indicator: Mapped[str] = mapped_column(String(40))
    counts: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))


class Observation(TenantScoped, Base):
    """What a superior saw on a day, on one indicator; the person can read it."""

    __tablename__ = "observation"
    __table_args__ = (
        inside("person", "person_id"),
        inside("person", "observer_id", name="fk_observation_observer"),
        Index("ix_observation_tenant_id_person_id", "tenant_id", "person_id", "on_date"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    observer_id: Mapped[PersonId]
    on_date: Mapped[date]
    indicator: Mapped[str] = mapped_column(String(40))
    is_positive: Mapped[bool]
    seen: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class RaterPass(TenantScoped, Base):
    """Somebody has passed the training for raters."""

    __tablename__ = "rater_pass"
    __table_args__ = (
        UniqueConstraint("tenant_id", "person_id"),
        inside("person", "person_id"),
        inside("person", "recorded_by", name="fk_rater_pass_recorded_by"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    passed_on: Mapped[date]
    recorded_by: Mapped[PersonId]
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class InnovationState(IntEnum):
    """Whether an innovation counts."""

    RECORDED = 1
    VERIFIED = 2
    REFUSED = 3


class Innovation(TenantScoped, Base):
    """A new idea or method a person has put to use, and what it brought."""

    __tablename__ = "innovation"
    __table_args__ = (
        inside("person", "person_id"),
        Index("ix_innovation_tenant_id_person_id", "tenant_id", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str]
    benefit: Mapped[str]
    in_use_since: Mapped[date]
    state: Mapped[InnovationState] = mapped_column(
        SmallEnum(InnovationState), default=InnovationState.RECORDED
    )
    decided_by: Mapped[PersonId | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class ServiceTime(TenantScoped, Base):
    """How many cases of a service a unit handled in a period, and how many in time."""

    __tablename__ = "service_time"
    __table_args__ = (
        UniqueConstraint("tenant_id", "unit_id", "period_id", "standard"),
        inside("unit", "unit_id"),
        inside("period", "period_id"),
        CheckConstraint("cases > 0 AND within BETWEEN 0 AND cases", name="within"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    unit_id: Mapped[UUID]
    period_id: Mapped[UUID]
    standard: Mapped[str] = mapped_column(String(40))
    cases: Mapped[int]
    within: Mapped[int]
    recorded_by: Mapped[PersonId]
    recorded_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class UnitReport(TenantScoped, Base):
    """A unit's report on a period; without it nobody there is finalised, where the region says."""

    __tablename__ = "unit_report"
    __table_args__ = (
        UniqueConstraint("tenant_id", "unit_id", "period_id"),
        inside("unit", "unit_id"),
        inside("period", "period_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    unit_id: Mapped[UUID]
    period_id: Mapped[UUID]
    achievements: Mapped[str] = mapped_column(default="")
    obstacles: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[PersonId | None]
