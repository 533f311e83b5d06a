"""Long work a person waits for: what it is, how far it is, how it ended."""

from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.tenancy.tables import SmallEnum, TenantScoped


class JobState(IntEnum):
    """Where a job stands."""

    WAITING = 1
    RUNNING = 2
    DONE = 3
    FAILED = 4
    CANCELLED = 5


class Job(TenantScoped, Base):
    """One piece of long work; the page polls `done` of `total`."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state", "state", "tenant_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(60))
    queue: Mapped[str] = mapped_column(String(20))
    state: Mapped[JobState] = mapped_column(SmallEnum(JobState), default=JobState.WAITING)
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    requested_by: Mapped[UUID | None]
    total: Mapped[int | None]
    done: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    claimed_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
