"""Messages written in the same transaction as the change they speak of."""

from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.tenancy.tables import SmallEnum, TenantScoped


class OutboxState(IntEnum):
    """Where a message stands."""

    WAITING = 1
    DELIVERED = 2
    DEAD = 3


class Outbox(TenantScoped, Base):
    """One message. The relay sees tenant, id, topic and the claim columns; never the payload."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state", "state", "next_at", "tenant_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    topic: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]]
    state: Mapped[OutboxState] = mapped_column(SmallEnum(OutboxState), default=OutboxState.WAITING)
    created_at: Mapped[datetime] = mapped_column(default=now)
    next_at: Mapped[datetime] = mapped_column(default=now)
    claimed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_fault: Mapped[str | None]
    delivered_at: Mapped[datetime | None]
