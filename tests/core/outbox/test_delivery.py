"""One message, one transaction: delivered, put off, or laid with the dead letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from kinerja import outbox
from kinerja.database import db, engine_of, now
from kinerja.outbox.delivery import deliver, deliver_batch
from kinerja.outbox.errors import LetterNotFound
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.outbox.rules import ATTEMPTS
from kinerja.outbox.service import retry
from kinerja.people.models import Unit
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.features import offering
from tests.factories.units import make_unit


class Postbox:
    """Handles a topic: remembers what came, and fails when told to."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.failure: Exception | None = None

    def __call__(self, payload: dict[str, Any]) -> None:
        self.seen.append(payload)
        db.session.add(make_unit(code=payload["outbox_id"][:36]))
        db.session.flush()
        if self.failure:
            raise self.failure


@pytest.fixture
def postbox(app: Flask) -> Iterator[Postbox]:
    box = Postbox()
    with offering(app, {"test.said": box}):
        yield box


def post(tenant: TenantId, topic: str = "test.said") -> UUID:
    with unit_of_work(tenant):
        return outbox.post(topic, {"word": "halo", "person_id": "secret"})


def read(tenant: TenantId, message: UUID) -> Outbox:
    with unit_of_work(tenant) as session:
        found = session.scalars(select(Outbox).where(Outbox.id == message)).one()
        session.expunge(found)
    return found


def make_due(tenant: TenantId, **values: Any) -> None:
    with unit_of_work(tenant) as session:
        past = now() - timedelta(seconds=1)
        session.execute(update(Outbox).values(next_at=past, **values))


def units(tenant: TenantId) -> int:
    with unit_of_work(tenant) as session:
        return len(session.scalars(select(Unit.id)).all())


@contextmanager
def in_another_workers_hand(tenant: TenantId) -> Iterator[None]:
    sql = text("SELECT id FROM app.outbox WHERE tenant_id = :t FOR UPDATE")
    with engine_of("owner").connect() as connection:
        connection.execute(sql, {"t": tenant})
        yield


def test_a_message_is_delivered_once_with_its_effect(tenant: TenantId, postbox: Postbox) -> None:
    message = post(tenant)
    deliver(tenant, message)
    deliver(tenant, message)
    assert [each["word"] for each in postbox.seen] == ["halo"]
    assert postbox.seen[0]["outbox_id"] == str(message)
    assert units(tenant) == 1
    assert read(tenant, message).state == OutboxState.DELIVERED


def test_a_delivered_message_keeps_no_payload(tenant: TenantId, postbox: Postbox) -> None:
    message = post(tenant)
    deliver(tenant, message)
    assert postbox.seen
    assert read(tenant, message).payload == {}


def test_a_message_of_a_rolled_back_change_does_not_exist(tenant: TenantId) -> None:
    def change() -> None:
        outbox.post("test.said", {})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), unit_of_work(tenant):
        change()
    with unit_of_work(tenant) as session:
        assert session.scalars(select(Outbox)).all() == []


def test_a_failure_leaves_no_effect_and_is_tried_again_later(
    tenant: TenantId, postbox: Postbox
) -> None:
    message = post(tenant)
    postbox.failure = ConnectionRefusedError(111, "Connection refused")
    deliver(tenant, message)
    failed = read(tenant, message)
    assert units(tenant) == 0
    assert (failed.state, failed.attempts) == (OutboxState.WAITING, 1)
    assert failed.last_fault == "ConnectionRefusedError: Connection refused"
    assert timedelta(seconds=10) < failed.next_at - now() <= timedelta(seconds=15)

    deliver(tenant, message)  # too early
    assert len(postbox.seen) == 1
    postbox.failure = None
    make_due(tenant)
    deliver(tenant, message)
    assert read(tenant, message).state == OutboxState.DELIVERED
    assert read(tenant, message).last_fault is None


def test_after_the_last_attempt_a_message_is_dead_and_can_be_brought_back(
    tenant: TenantId, postbox: Postbox
) -> None:
    message = post(tenant)
    make_due(tenant, attempts=ATTEMPTS - 1)
    postbox.failure = TimeoutError()
    deliver(tenant, message)
    assert read(tenant, message).state == OutboxState.DEAD
    assert read(tenant, message).payload["word"] == "halo"

    postbox.failure = None
    with unit_of_work(tenant):
        retry(message)
    deliver(tenant, message)
    assert read(tenant, message).state == OutboxState.DELIVERED


def test_only_a_dead_message_is_brought_back(tenant: TenantId, other_tenant: TenantId) -> None:
    message = post(other_tenant)
    make_due(other_tenant, state=OutboxState.DEAD)
    for region in (tenant, other_tenant):
        with unit_of_work(region):
            if region == other_tenant:
                retry(message)
            with pytest.raises(LetterNotFound):
                retry(message)


def test_what_no_retry_mends_is_dead_at_once(tenant: TenantId, postbox: Postbox) -> None:
    postbox.failure = outbox.Undeliverable("no_mail_server")
    message, unheard = post(tenant), post(tenant, "nobody.listens")
    deliver_batch(tenant, [message, unheard])
    assert read(tenant, message).last_fault == "no_mail_server"
    assert read(tenant, unheard).last_fault == "no_handler"
    assert {read(tenant, each).state for each in (message, unheard)} == {OutboxState.DEAD}


def test_one_bad_message_does_not_stop_the_others(tenant: TenantId, postbox: Postbox) -> None:
    first, bad, last = post(tenant), post(tenant, "nobody.listens"), post(tenant)
    deliver_batch(tenant, [first, bad, last])
    assert [each["outbox_id"] for each in postbox.seen] == [str(first), str(last)]


def test_a_message_in_another_workers_hand_is_left_alone(
    tenant: TenantId, postbox: Postbox
) -> None:
    message = post(tenant)
    with in_another_workers_hand(tenant):
        deliver_batch(tenant, [message], again=True)
    assert postbox.seen == []
    assert read(tenant, message).attempts == 0


def test_a_message_that_kills_its_worker_is_dead_in_the_end(
    tenant: TenantId, postbox: Postbox
) -> None:
    deadly, harmless = post(tenant), post(tenant)
    make_due(tenant)
    with unit_of_work(tenant) as session:
        session.execute(update(Outbox).where(Outbox.id == deadly).values(attempts=ATTEMPTS))
    deliver_batch(tenant, [deadly, harmless], again=True)
    assert [each["outbox_id"] for each in postbox.seen] == [str(harmless)]
    assert read(tenant, deadly).state == OutboxState.DEAD
    assert read(tenant, deadly).last_fault == "worker_crashed"


def test_an_attempt_after_a_crash_is_counted_before_it_is_made(
    tenant: TenantId, postbox: Postbox
) -> None:
    message = post(tenant)
    postbox.failure = KeyboardInterrupt()  # type: ignore[assignment]  # the worker is gone
    with pytest.raises(KeyboardInterrupt):
        deliver(tenant, message, again=True)
    assert read(tenant, message).attempts == 1


def test_a_failure_after_a_crash_is_counted_once(tenant: TenantId, postbox: Postbox) -> None:
    message = post(tenant)
    postbox.failure = TimeoutError()
    deliver(tenant, message, again=True)
    assert read(tenant, message).attempts == 1


def test_a_message_is_handled_in_its_own_region_alone(
    tenant: TenantId, other_tenant: TenantId, postbox: Postbox
) -> None:
    message = post(other_tenant)
    deliver(tenant, message)
    assert postbox.seen == []


def test_a_long_batch_keeps_its_claim(
    tenant: TenantId, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja.outbox.delivery._RENEWED_EACH", -1.0)
    messages = [post(tenant), post(tenant, "nobody.listens")]
    deliver_batch(tenant, messages)
    assert len(postbox.seen) == 1
    assert read(tenant, messages[0]).claimed_at is not None
