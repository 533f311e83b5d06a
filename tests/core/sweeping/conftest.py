"""Rows of a region on either side of their limit."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.accounts.models import CodePurpose, KnownDevice, OneTimeCode, SignInDelay, WebSession
from kinerja.database import db, new_id, now
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import TenantId, unit_of_work

MODELS: tuple[Any, ...] = (SignInDelay, WebSession, KnownDevice, OneTimeCode, Outbox)


def random_hash() -> bytes:
    """Thirty-two bytes nobody else has."""
    return new_id().bytes + new_id().bytes


def delay(free_at: datetime) -> SignInDelay:
    return SignInDelay(key_hash=random_hash(), failures=4, window_start=free_at, free_at=free_at)


def session(account: UUID, seen: datetime, revoked: datetime | None = None) -> WebSession:
    return WebSession(
        token_hash=random_hash(),
        account_id=account,
        created_at=seen,
        last_seen_at=seen,
        revoked_at=revoked,
    )


def device(account: UUID, created: datetime) -> KnownDevice:
    return KnownDevice(account_id=account, token_hash=random_hash(), created_at=created)


def code(account: UUID, expires: datetime, used: datetime | None = None) -> OneTimeCode:
    return OneTimeCode(
        account_id=account,
        purpose=CodePurpose.RESET,
        code_hash=random_hash(),
        expires_at=expires,
        used_at=used,
    )


def message(delivered: datetime | None, state: OutboxState = OutboxState.DELIVERED) -> Outbox:
    long_ago = now() - timedelta(days=400)
    return Outbox(
        topic="test.said", payload={}, state=state, created_at=long_ago, delivered_at=delivered
    )


def add(tenant: TenantId, *rows: Any) -> None:
    """Committed."""
    with unit_of_work(tenant):
        db.session.add_all(rows)


def left(tenant: TenantId) -> dict[str, int]:
    """How many rows of each kind the region has."""
    with unit_of_work(tenant):
        return {
            model.__tablename__: len(db.session.scalars(select(model)).all()) for model in MODELS
        }
