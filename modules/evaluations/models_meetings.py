"""Evaluation meetings: agenda, what was presented, who was there, what was agreed."""

from datetime import date, datetime
from enum import IntEnum
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class MeetingState(IntEnum):
    """How far a meeting is; a closed one is not changed any more."""

    PLANNED = 1
    CLOSED = 2


class Attendance(IntEnum):
    """Whether somebody was there."""

    UNKNOWN = 0
    PRESENT = 1
    EXCUSED = 2
    ABSENT = 3


class Meeting(TenantScoped, Base):
    """One unit's meeting on one period; `starts_at` is the region's clock, such as 09:00."""

    __tablename__ = "meeting"
    __table_args__ = (
        inside("period", "period_id"),
        inside("unit", "unit_id"),
        inside("person", "led_by", name="fk_meeting_led_by"),
        Index("ix_meeting_tenant_id_period_id", "tenant_id", "period_id", "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    period_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    led_by: Mapped[PersonId]
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(String(5))
    place: Mapped[str] = mapped_column(String(200))
    state: Mapped[MeetingState] = mapped_column(
        SmallEnum(MeetingState), default=MeetingState.PLANNED
    )
    minutes: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=0)


class MeetingSlot(TenantScoped, Base):
    """One person's turn: what was reached and what was hard, in the person's own words."""

    __tablename__ = "meeting_slot"
    __table_args__ = (
        UniqueConstraint("tenant_id", "meeting_id", "evaluation_id"),
        inside("meeting", "meeting_id"),
        inside("evaluation", "evaluation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID]
    evaluation_id: Mapped[UUID]
    number: Mapped[int]
    length: Mapped[int]
    achievements: Mapped[str] = mapped_column(default="")
    challenges: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=0)
    attendance: Mapped[Attendance] = mapped_column(
        SmallEnum(Attendance), default=Attendance.UNKNOWN
    )


class FollowUp(TenantScoped, Base):
    """Something agreed in a meeting, with who does it and until when."""

    __tablename__ = "follow_up"
    __table_args__ = (
        inside("meeting", "meeting_id"),
        inside("person", "owner_id"),
        Index("ix_follow_up_tenant_id_owner_id", "tenant_id", "owner_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[UUID]
    owner_id: Mapped[PersonId]
    agreed: Mapped[str]
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
