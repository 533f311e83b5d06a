"""Versions of a region's training catalogue, and who was referred to what."""

from datetime import date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class ReferralState(IntEnum):
    """How far a referral is: raised by a rule, endorsed by the superior, decided by the agency."""

    PROPOSED = 1
    ENDORSED = 2
    NOT_ENDORSED = 3
    APPROVED = 4
    REVISE = 5
    REFUSED = 6
    SCHEDULED = 7
    ATTENDED = 8


class TrainingVersion(TenantScoped, Base):
    """One version: the checked `training.toml` as a document; the highest number is in force."""

    __tablename__ = "training_version"
    __table_args__ = (UniqueConstraint("tenant_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    document_hash: Mapped[str] = mapped_column(String(64))


class Referral(TenantScoped, Base):
    """One person referred to one programme by one rule, with the reason in both languages."""

    __tablename__ = "referral"
    __table_args__ = (
        UniqueConstraint("tenant_id", "evaluation_id", "programme"),
        inside("person", "person_id"),
        inside("evaluation", "evaluation_id"),
        inside("training_version", "training_version_id"),
        inside("person", "superior_id", name="fk_referral_superior"),
        Index("ix_referral_tenant_id_person_id", "tenant_id", "person_id"),
        Index("ix_referral_tenant_id_superior_id", "tenant_id", "superior_id", "state"),
        Index("ix_referral_tenant_id_state", "tenant_id", "state", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    evaluation_id: Mapped[UUID]
    training_version_id: Mapped[UUID]
    superior_id: Mapped[PersonId | None]
    rule: Mapped[str] = mapped_column(String(40))
    item: Mapped[str] = mapped_column(String(40), default="")
    programme: Mapped[str] = mapped_column(String(40))
    reason: Mapped[dict[str, Any]]
    purpose: Mapped[str] = mapped_column(String(10))
    state: Mapped[ReferralState] = mapped_column(
        SmallEnum(ReferralState), default=ReferralState.PROPOSED
    )
    note: Mapped[str] = mapped_column(default="")
    scheduled_on: Mapped[date | None]
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
