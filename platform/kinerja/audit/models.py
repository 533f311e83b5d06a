"""Tables of the log."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, now, random_id
from kinerja.tenancy.tables import TenantScoped


class AuditEntry(TenantScoped, Base):
    """One write. A protected act carries its day only: no actor, no value, no time, no origin.

    `number` is given by the database while the writer holds the sealing lock in share mode, so
    that everything committed after a seal has a higher number than everything in it.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_tenant_id_subject", "tenant_id", "subject", "subject_id", "number"),
    )

    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    day: Mapped[date]
    at: Mapped[datetime | None]
    actor_id: Mapped[UUID | None]
    actor_kind: Mapped[str] = mapped_column(String(20))
    origin: Mapped[str | None] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str | None] = mapped_column(String(80))
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class ProtectedAct(TenantScoped, Base):
    """A protected act of a day that may not be over; then it is folded into the log and goes.

    Its id is random: neither the row nor, later, the entry tells the time of day.
    """

    __tablename__ = "protected_act"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    day: Mapped[date]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80))


class AuditSeal(TenantScoped, Base):
    """A link of the chain: which entries it covers, each one's hash, and the hash before it."""

    __tablename__ = "audit_seal"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    first_entry: Mapped[int] = mapped_column(BigInteger)
    last_entry: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[int]
    entry_numbers: Mapped[list[Any]]
    entry_hashes: Mapped[bytes] = mapped_column(LargeBinary)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    seal_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed_at: Mapped[datetime] = mapped_column(default=now)


class DirtyMark(TenantScoped, Base):
    """«Something under this topic changed»: left by a write, collected by the relay.

    Insert-only, one row a write: citizens answering at once never wait for one another. Its id
    is random, because a mark may outlive the hour and must not tell when it was left.
    """

    __tablename__ = "dirty_mark"
    __table_args__ = (Index("ix_dirty_mark_topic", "topic", "tenant_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    topic: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80), default="")
    claimed_at: Mapped[datetime | None]
