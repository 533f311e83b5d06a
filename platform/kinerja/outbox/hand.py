"""Messages in a worker's hand: taken, read, and put down as delivered."""

from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select

from kinerja.database import now
from kinerja.outbox.models import Outbox, OutboxState


def in_hand(ids: Collection[UUID]) -> Select[Outbox]:
    """Those of these messages that wait and are due, locked, without any another worker holds."""
    return _waiting().params(ids=list(ids), now=now())


@cache
def _waiting() -> Select[Outbox]:
    """The statement of `in_hand`, built once: each message is taken by it."""
    return (
        select(Outbox)
        .where(
            Outbox.id.in_(bindparam("ids", expanding=True)),
            Outbox.state == OutboxState.WAITING,
            Outbox.next_at <= bindparam("now"),
        )
        .order_by(Outbox.id)
        .with_for_update(skip_locked=True)
    )


def payload_of(message: Outbox) -> dict[str, Any]:
    """What a handler is given."""
    return {**message.payload, "outbox_id": str(message.id)}


def mark_delivered(message: Outbox) -> None:
    """Write down that nothing is left to do."""
    message.state = OutboxState.DELIVERED
    message.delivered_at = now()
    message.last_fault = None
    message.payload = {}  # it may hold a link that opens an account; nobody needs it now
