"""Posting a message, and bringing a dead one back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from kinerja.audit import record
from kinerja.database import db, new_id, now
from kinerja.jobs import poke
from kinerja.outbox.errors import LetterNotFound
from kinerja.outbox.models import Outbox, OutboxState


def post(topic: str, payload: dict[str, Any]) -> UUID:
    """Leave a message with the transaction now open; it is delivered after the commit, or never.

    `payload` holds plain JSON values and is emptied once delivered.
    """
    message = Outbox(id=new_id(), topic=topic, payload=payload)
    db.session.add(message)
    db.session.flush()
    poke.want()
    return message.id


def post_all(topic: str, payloads: Iterable[dict[str, Any]]) -> int:
    """As `post`, for many messages in one statement; how many there are."""
    rows = [{"id": new_id(), "topic": topic, "payload": payload} for payload in payloads]
    if rows:
        db.session.execute(insert(Outbox), rows)
        poke.want()
    return len(rows)


def retry(message_id: UUID) -> Outbox:
    """Give a dead message all its attempts back; LetterNotFound for any other."""
    dead = select(Outbox).where(Outbox.id == message_id, Outbox.state == OutboxState.DEAD)
    message = db.session.scalar(dead.with_for_update())
    if message is None:
        raise LetterNotFound(message_id)
    before = {"state": "dead", "attempts": message.attempts, "fault": message.last_fault}
    message.state = OutboxState.WAITING
    message.attempts = 0
    message.next_at = now()
    message.claimed_at = None
    record("delivery.retried", "outbox", message.id, before, {"state": "waiting"})
    poke.want()
    return message
