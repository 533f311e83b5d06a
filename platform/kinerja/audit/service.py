"""Writing the log, in the same transaction as the change it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import g, has_app_context
from sqlalchemy import text

from kinerja.audit.models import AuditEntry, DirtyMark, ProtectedAct
from kinerja.database import now, random_id
from kinerja.tenancy import current_tenant
from kinerja.tenancy.session import TenantSession, db

SEAL_TOPIC = "audit.seal"
# marks under topics that begin so are looked at each hour instead of at once
HOURLY = "hourly."
PROTECTED_TOPIC = f"{HOURLY}audit.protected"
# the first half of the two-part advisory lock; the second is the tenant
LOCK_SPACE = 0x5EA1


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person of the region, or a part of the program (job, command)."""

    kind: str
    id: UUID | None = None
    origin: str | None = None


SYSTEM = Actor("system")


def act_as(actor: Actor) -> None:
    """From now on, in this application context, the log names this actor."""
    g.audit_actor = actor


def actor() -> Actor:
    """Who acts in this application context; the program itself unless said otherwise."""
    named: Actor | None = g.get("audit_actor") if has_app_context() else None
    return named or SYSTEM


def record(
    action: str,
    subject: str,
    subject_id: object | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Log one write: a dotted action such as `evaluation.finalised`, and its two states."""
    who = actor()
    at = now()
    entry = {
        "day": at.date(),
        "at": at,
        "actor_id": who.id,
        "actor_kind": who.kind,
        "origin": who.origin,
        "action": action,
        "subject": subject,
        "subject_id": None if subject_id is None else str(subject_id),
        "before": before,
        "after": after,
    }
    _insert([entry])


def record_protected(action: str, subject: str, subject_id: object, on: date) -> None:
    """Log that a protected act happened on a day: no actor, no value, no time, no origin.

    It waits apart until its day is over: between entries with a time, its number would tell one.
    """
    session = db.session()
    table: Any = ProtectedAct.__table__
    said = {"day": on, "action": action, "subject": subject, "subject_id": str(subject_id)}
    session.execute(table.insert().values(tenant_id=current_tenant(), id=random_id(), **said))
    mark_dirty(PROTECTED_TOPIC)


def enter_protected(acts: Sequence[dict[str, Any]]) -> None:
    """Enter acts into the log in the order given: each a day, an action and its subject."""
    _insert([{"actor_kind": "protected", **act} for act in acts])


def mark_dirty(topic: str, subject: str = "") -> None:
    """Leave word, once with this transaction, that something under a topic changed."""
    kept = db.session().kept
    if (mark := ("marked", topic, subject)) in kept:
        return
    db.session.execute(
        DirtyMark.__table__.insert().values(  # type: ignore[attr-defined]
            tenant_id=current_tenant(), id=random_id(), topic=topic, subject=subject
        )
    )
    kept[mark] = True


def _insert(entries: Sequence[dict[str, Any]]) -> None:
    session = db.session()
    _hold_sealing_lock(session)
    table: Any = AuditEntry.__table__
    tenant = current_tenant()
    session.execute(table.insert(), [{"tenant_id": tenant, **entry} for entry in entries])
    mark_dirty(SEAL_TOPIC)


def _hold_sealing_lock(session: TenantSession) -> None:
    """Share the sealing lock until commit: a seal never runs past an entry not yet committed."""
    if "sealing lock" in session.kept:
        return
    session.execute(
        text("SELECT pg_advisory_xact_lock_shared(:space, :tenant)"),
        {"space": LOCK_SPACE, "tenant": int(current_tenant())},
    )
    session.kept["sealing lock"] = True
