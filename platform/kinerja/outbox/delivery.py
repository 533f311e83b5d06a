"""Delivering: messages that only write rows together, others and failed ones each by itself."""

import logging
from collections.abc import Sequence
from time import monotonic
from typing import Final
from uuid import UUID

from rq.timeouts import JobTimeoutException
from sqlalchemy import select, update

from kinerja.database import db, now
from kinerja.features import topic_handlers
from kinerja.ids import TenantId
from kinerja.outbox import bulk, rules
from kinerja.outbox.errors import CRASHED, NO_HANDLER, Undeliverable
from kinerja.outbox.hand import in_hand, mark_delivered, payload_of
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import unit_of_work

_RENEWED_EACH: Final = 20.0  # seconds; the relay takes a claim for lost after 60
_log = logging.getLogger(__name__)


def deliver_batch(tenant: TenantId, ids: Sequence[UUID], *, again: bool = False) -> None:
    """Deliver these messages, keeping the claim on those that still wait.

    With `again` an earlier claim was not finished, so a message may have killed its worker: each
    is delivered by itself then.
    """
    rest = _least_tried_first(tenant, ids) if again else bulk.deliver(tenant, ids)
    renewed = monotonic()
    while rest:
        if monotonic() - renewed > _RENEWED_EACH:
            _renew(tenant, rest)
            renewed = monotonic()
        deliver(tenant, rest.pop(0), again=again)


def deliver(tenant: TenantId, message_id: UUID, *, again: bool = False) -> None:
    """Deliver one message, or write down why not; does nothing when it is not due any more.

    With `again` the attempt is counted before it is made: if the message kills its worker every
    time, it ends with the dead letters instead of going round for ever.
    """
    if again and not _count_attempt(tenant, message_id):
        return
    try:
        with unit_of_work(tenant):
            message = db.session.scalar(in_hand([message_id]))
            if message is not None:
                _handle(message)
    except JobTimeoutException:
        raise  # the batch as a whole took too long; its claims end by themselves
    except Exception as error:  # noqa: BLE001  # whatever a handler does, the next message has its turn
        foreseen = isinstance(error, OSError | Undeliverable)
        fault = rules.fault_of(error)
        _log.warning("message %s: %s", message_id, fault, exc_info=None if foreseen else error)
        _write_down(tenant, message_id, error, counted=again)


def _handle(message: Outbox) -> None:
    handlers = topic_handlers(message.topic)
    if not handlers:
        raise Undeliverable(NO_HANDLER)
    payload = payload_of(message)
    for handler in handlers:
        handler(payload)
    mark_delivered(message)


def _write_down(tenant: TenantId, message_id: UUID, error: Exception, *, counted: bool) -> None:
    with unit_of_work(tenant):
        message = db.session.scalar(in_hand([message_id]))
        if message is None:
            return
        if not counted:
            message.attempts += 1
        message.last_fault = rules.fault_of(error)
        message.claimed_at = None
        if isinstance(error, Undeliverable) or rules.is_last(message.attempts):
            message.state = OutboxState.DEAD
        else:
            message.next_at = now() + rules.pause_after(message.attempts)


def _count_attempt(tenant: TenantId, message_id: UUID) -> bool:
    """Count an attempt in advance; False when there is none to make."""
    with unit_of_work(tenant):
        message = db.session.scalar(in_hand([message_id]))
        if message is None:
            return False
        if rules.is_last(message.attempts):
            message.state = OutboxState.DEAD
            message.last_fault = message.last_fault or CRASHED
            return False
        message.attempts += 1
        return True


def _least_tried_first(tenant: TenantId, ids: Sequence[UUID]) -> list[UUID]:
    """The order in which a deadly message harms the fewest others: at the end."""
    with unit_of_work(tenant) as session:
        asked = select(Outbox.id).where(Outbox.id.in_(ids), Outbox.state == OutboxState.WAITING)
        return list(session.scalars(asked.order_by(Outbox.attempts, Outbox.id)))


def _renew(tenant: TenantId, ids: Sequence[UUID]) -> None:
    with unit_of_work(tenant) as session:
        waiting = select(Outbox.id).where(Outbox.id.in_(ids), Outbox.state == OutboxState.WAITING)
        ours = list(session.scalars(waiting.with_for_update(skip_locked=True)))
        session.execute(update(Outbox).where(Outbox.id.in_(ours)).values(claimed_at=now()))
