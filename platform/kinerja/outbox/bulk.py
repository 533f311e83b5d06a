"""Delivering many messages in one transaction, where handling them only writes rows."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from rq.timeouts import JobTimeoutException

from kinerja.features import bulk_handlers, bulk_topics
from kinerja.ids import TenantId
from kinerja.outbox import rules
from kinerja.outbox.hand import in_hand, mark_delivered, payload_of
from kinerja.outbox.models import Outbox
from kinerja.tenancy import unit_of_work

_MOST: Final = 100  # so many share a transaction, and are delivered one by one when it fails
_log = logging.getLogger(__name__)


def deliver(tenant: TenantId, ids: Sequence[UUID]) -> list[UUID]:
    """Deliver those whose handlers take many at once; the rest, in order, has to go one by one.

    A transaction that fails leaves nothing behind and its messages are part of the rest, so one
    message still cannot undo another.
    """
    rest: list[UUID] = []
    for first in range(0, len(ids), _MOST):
        some = ids[first : first + _MOST]
        delivered = _deliver_some(tenant, some)
        rest += [each for each in some if each not in delivered]
    return rest


def _deliver_some(tenant: TenantId, ids: Sequence[UUID]) -> set[UUID]:
    try:
        with unit_of_work(tenant) as session:
            asked = in_hand(ids).where(Outbox.topic.in_(bulk_topics()))
            messages = list(session.scalars(asked))
            _handle(messages)
            delivered = {message.id for message in messages}
    except JobTimeoutException:
        raise  # the batch as a whole took too long; its claims end by themselves
    except Exception as error:  # noqa: BLE001  # each shows its own fault when it goes alone
        _log.info("%d messages go one by one: %s", len(ids), rules.fault_of(error))
        return set()
    return delivered


def _handle(messages: Sequence[Outbox]) -> None:
    by_topic: dict[str, list[Outbox]] = defaultdict(list)
    for message in messages:
        by_topic[message.topic].append(message)
    for topic, those in by_topic.items():
        for handler in bulk_handlers(topic):
            handler([payload_of(message) for message in those])
    for message in messages:
        mark_delivered(message)
