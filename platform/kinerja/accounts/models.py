"""Accounts of a region, their sessions, codes and delays; accounts of the nation and operators."""

from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, PlatformBase, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class AccountState(IntEnum):
    """Where an account stands: never used, in use, or closed by an administrator."""

    NOT_ACTIVATED = 1
    ACTIVE = 2
    CLOSED = 3


class CodePurpose(IntEnum):
    """What a one-time code opens."""

    ACTIVATION = 1
    RESET = 2


class PlatformKind(IntEnum):
    """Which door an account of no region uses."""

    NATIONAL = 1
    OPERATOR = 2


class Account(TenantScoped, Base):
    """A person's way in; the password is Argon2id or absent."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("tenant_id", "person_id"), inside("person", "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    password_hash: Mapped[str | None]
    state: Mapped[AccountState] = mapped_column(
        SmallEnum(AccountState), default=AccountState.NOT_ACTIVATED
    )
    activated_at: Mapped[datetime | None]
    password_changed_at: Mapped[datetime | None]


class WebSession(TenantScoped, Base):
    """A signed-in browser: a hashed random token, never the token."""

    __tablename__ = "web_session"
    __table_args__ = (
        UniqueConstraint("tenant_id", "token_hash"),
        inside("account", "account_id"),
        Index("ix_web_session_tenant_id_account_id", "tenant_id", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    account_id: Mapped[UUID]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    browser: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_seen_at: Mapped[datetime] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None]


class OneTimeCode(TenantScoped, Base):
    """A code an administrator hands over, or a mail link: used once, soon expired, logged."""

    __tablename__ = "one_time_code"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code_hash"),
        inside("account", "account_id"),
        Index("ix_one_time_code_tenant_id_account_id", "tenant_id", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID]
    purpose: Mapped[CodePurpose] = mapped_column(SmallEnum(CodePurpose))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_by: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInDelay(TenantScoped, Base):
    """How long one account-and-address, or one address, must wait after failures."""

    __tablename__ = "sign_in_delay"

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    window_start: Mapped[datetime]
    free_at: Mapped[datetime]
    account_id: Mapped[UUID | None]


class KnownDevice(TenantScoped, Base):
    """A browser from which this account has signed in before: exempt from the delay."""

    __tablename__ = "known_device"
    __table_args__ = (
        UniqueConstraint("tenant_id", "account_id", "token_hash"),
        inside("account", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(default=now)


class PlatformAccount(PlatformBase):
    """A national analyst or a platform operator: belongs to no region."""

    __tablename__ = "platform_account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[PlatformKind] = mapped_column(SmallEnum(PlatformKind))
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class PlatformDelay(PlatformBase):
    """How long one account-and-address, or one address, must wait at the doors of no region."""

    __tablename__ = "platform_delay"

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    window_start: Mapped[datetime]
    free_at: Mapped[datetime]
    account_id: Mapped[UUID | None]


class PlatformSession(PlatformBase):
    """A signed-in browser at the national or the operator's door."""

    __tablename__ = "platform_session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[UUID]
    kind: Mapped[PlatformKind] = mapped_column(SmallEnum(PlatformKind))
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_seen_at: Mapped[datetime] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None]


class PlatformAudit(PlatformBase):
    """What analysts and operators did at their doors; never personal data."""

    __tablename__ = "platform_audit"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
