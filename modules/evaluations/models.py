"""Evaluations, the superior's ratings, and the fenced ratings of peers and subordinates."""

from datetime import date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now, random_id
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class EvaluationStage(IntEnum):
    """How far one person's evaluation is."""

    RATING = 1
    FINAL = 2
    ACKNOWLEDGED = 3


class RaterKind(IntEnum):
    """Who gives an anonymous rating."""

    PEER = 1
    SUBORDINATE = 2


class Evaluation(TenantScoped, Base):
    """One person in one period. Once final, score, ratings, predicate and tree are frozen.

    `score_hundredths` is the score times 100; ratings and predicate keep the codes of the law's
    terms; `edition` counts the drafts saved, so that two open tabs are noticed, `self_edition` the
    drafts of the self-assessment. Ratings and reason of a draft are what the assessor would set so
    far. `check_code` is printed on the result, for whoever wants to verify it.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "period_id", "person_id"),
        UniqueConstraint("tenant_id", "check_code"),
        inside("period", "period_id"),
        inside("person", "person_id"),
        inside("position", "position_id"),
        inside("unit", "unit_id"),
        inside("person", "assessor_id", name="fk_evaluation_assessor"),
        Index("ix_evaluation_tenant_id_assessor_id", "tenant_id", "assessor_id", "period_id"),
        Index("ix_evaluation_tenant_id_unit_id", "tenant_id", "unit_id", "period_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    period_id: Mapped[UUID]
    person_id: Mapped[PersonId]
    position_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    family: Mapped[str] = mapped_column(String(40))
    assessor_id: Mapped[PersonId | None]
    assessor_acting: Mapped[str] = mapped_column(String(3), default="")
    stage: Mapped[EvaluationStage] = mapped_column(
        SmallEnum(EvaluationStage), default=EvaluationStage.RATING
    )
    edition: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None]
    strengths: Mapped[str] = mapped_column(default="")
    weaknesses: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[str] = mapped_column(default="")
    score_hundredths: Mapped[int | None]
    band: Mapped[str | None] = mapped_column(String(20))
    proposed_results: Mapped[str | None] = mapped_column(String(10))
    proposed_behaviour: Mapped[str | None] = mapped_column(String(10))
    results_rating: Mapped[str | None] = mapped_column(String(10))
    behaviour_rating: Mapped[str | None] = mapped_column(String(10))
    departure_reason: Mapped[str | None]
    predicate: Mapped[str | None] = mapped_column(String(20))
    scheme: Mapped[str | None] = mapped_column(String(1))
    tree: Mapped[dict[str, Any] | None]
    finalised_at: Mapped[datetime | None]
    result_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    acknowledged_at: Mapped[datetime | None]
    reply: Mapped[str | None]
    check_code: Mapped[str | None] = mapped_column(String(32))
    self_edition: Mapped[int] = mapped_column(default=0)
    self_saved_at: Mapped[datetime | None]
    self_submitted_at: Mapped[datetime | None]
    self_words: Mapped[str] = mapped_column(default="")


class Rating(TenantScoped, Base):
    """The superior's level for one indicator, with the reason an extreme level asks for.

    In a draft the reason may stand without a level.
    """

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("tenant_id", "evaluation_id", "indicator"),
        inside("evaluation", "evaluation_id"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    evaluation_id: Mapped[UUID]
    indicator: Mapped[str] = mapped_column(String(40))
    level: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    rated_by: Mapped[PersonId]
    rated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class RaterAssignment(TenantScoped, Base):
    """Who rates whom unseen: only role scoring reads it whole; a rater reads the own rows."""

    __tablename__ = "rater_assignment"
    __table_args__ = (
        UniqueConstraint("tenant_id", "evaluation_id", "rater_id"),
        inside("evaluation", "evaluation_id"),
        inside("person", "rater_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    evaluation_id: Mapped[UUID]
    rater_id: Mapped[PersonId]
    kind: Mapped[RaterKind] = mapped_column(SmallEnum(RaterKind))
    submitted_on: Mapped[date | None]


class ProtectedRating(TenantScoped, Base):
    """A level given unseen: random id, a day, no rater and no time."""

    __tablename__ = "protected_rating"
    __table_args__ = (
        inside("evaluation", "evaluation_id"),
        Index("ix_protected_rating_tenant_id_evaluation_id", "tenant_id", "evaluation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    evaluation_id: Mapped[UUID]
    kind: Mapped[RaterKind] = mapped_column(SmallEnum(RaterKind))
    indicator: Mapped[str] = mapped_column(String(40))
    level: Mapped[int]
    given_on: Mapped[date]
