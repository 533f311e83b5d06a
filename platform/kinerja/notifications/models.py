"""What a person is told: the inbox, and the mail that repeats it."""

from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class MailState(IntEnum):
    """Where the mail of a notification stands."""

    NONE = 1
    WAITING = 2
    SENT = 3
    FAILED = 4


class Notification(TenantScoped, Base):
    """One line of a person's inbox; `key_hash` makes a second delivery the same line."""

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("tenant_id", "key_hash"),
        inside("person", "person_id"),
        Index("ix_notification_tenant_id_person_id", "tenant_id", "person_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    person_id: Mapped[PersonId]
    event: Mapped[str] = mapped_column(String(60))
    details: Mapped[dict[str, Any]]
    path: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None]
    mail_state: Mapped[MailState] = mapped_column(SmallEnum(MailState), default=MailState.NONE)
    mailed_at: Mapped[datetime | None]
