"""Deleting what has served: a bounded number of rows in each transaction, and word of it kept."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ARRAY, ColumnElement, any_, delete, insert, literal, or_, select

from kinerja.accounts.models import (
    KnownDevice,
    OneTimeCode,
    PlatformAudit,
    PlatformDelay,
    PlatformSession,
    SignInDelay,
    WebSession,
)
from kinerja.audit import record
from kinerja.database import db, engine_of, now
from kinerja.features import offered
from kinerja.ids import TenantId
from kinerja.outbox.models import Outbox
from kinerja.sweeping.rules import PLATFORM, REGION, Limit
from kinerja.tenancy import unit_of_work

CHUNK: Final = 5_000  # rows of one table in one transaction: short locks, however long the arrears
_DONE: Final = "sweep.done"
_KEYS: Final[dict[str, tuple[Any, Any]]] = {
    "sign_in_delay": (SignInDelay, SignInDelay.key_hash),
    "web_session": (WebSession, WebSession.id),
    "known_device": (KnownDevice, KnownDevice.id),
    "one_time_code": (OneTimeCode, OneTimeCode.id),
    "outbox": (Outbox, Outbox.id),
    "platform_delay": (PlatformDelay, PlatformDelay.key_hash),
    "platform_session": (PlatformSession, PlatformSession.id),
}


def sweep_region(tenant: TenantId) -> dict[str, int]:
    """Delete what has served in a region; how many rows of which table that were.

    Each transaction logs what it deletes: one entry a night, more only to catch up on arrears.
    """
    total: Counter[str] = Counter()
    at = now()
    while removed := _sweep_once(tenant, at):
        total.update(removed)
        if max(removed.values()) < CHUNK:
            break
    total.update(_sweep_features(tenant))
    return dict(total)


def _sweep_features(tenant: TenantId) -> dict[str, int]:
    """What each feature alone knows to be kept long enough, such as citizens' answers."""
    removed: Counter[str] = Counter()
    with unit_of_work(tenant):
        for feature in offered():
            removed.update(feature.sweep() if feature.sweep else {})
        if removed:
            record(_DONE, "sweep", None, after=dict(removed))
    return dict(removed)


def sweep_platform() -> int:
    """Delete what has served at the doors of no region; how many rows that were."""
    at = now()
    return sum(_sweep_doors(limit, at) for limit in PLATFORM)


def _sweep_once(tenant: TenantId, at: datetime) -> dict[str, int]:
    with unit_of_work(tenant):
        counts = {limit.table: _delete(limit, at) for limit in REGION}
        removed = {table: count for table, count in counts.items() if count}
        if removed:
            record(_DONE, "sweep", None, after=removed)
        return removed


def _delete(limit: Limit, at: datetime) -> int:
    model, key = _KEYS[limit.table]
    # a row somebody holds is in use after all; if it has served, it goes the next night
    old = select(key).where(_has_served(model, limit, at)).limit(CHUNK)
    keys = list(db.session.scalars(old.with_for_update(skip_locked=True)))
    if keys:
        gone = delete(model).where(key == any_(literal(keys, ARRAY(key.type))))
        db.session.execute(gone.execution_options(synchronize_session=False))
    return len(keys)


def _sweep_doors(limit: Limit, at: datetime) -> int:
    total = 0
    while removed := _delete_at_doors(limit, at):
        total += removed
        if removed < CHUNK:
            break
    return total


def _delete_at_doors(limit: Limit, at: datetime) -> int:
    model, key = _KEYS[limit.table]
    old = select(key).where(_has_served(model, limit, at)).limit(CHUNK)
    with engine_of("platform").begin() as connection:
        keys = list(connection.scalars(old.with_for_update(skip_locked=True)))
        if keys:
            gone = delete(model).where(key == any_(literal(keys, ARRAY(key.type))))
            connection.execute(gone)
            detail = {limit.table: len(keys)}
            connection.execute(insert(PlatformAudit).values(action=_DONE, detail=detail))
    return len(keys)


def _has_served(model: Any, limit: Limit, at: datetime) -> ColumnElement[bool]:
    edge = limit.edge(at)
    return or_(*(getattr(model, moment) <= edge for moment in limit.moments))
