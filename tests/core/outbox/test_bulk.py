"""Messages that only write rows: a hundred in one transaction, and no worse off for it."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update

from kinerja import outbox
from kinerja.database import db, engine_of
from kinerja.outbox.bulk import deliver
from kinerja.outbox.delivery import deliver_batch
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.people.models import Unit
from kinerja.tenancy import TenantId, unit_of_work
from tests.counting import counted
from tests.factories.features import offering
from tests.factories.units import make_unit

TOPIC = "test.told"


class Clerk:
    """Handles many messages at once: a unit for each, and a fault for the word `bad`."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, payloads: Sequence[dict[str, Any]]) -> None:
        self.calls.append([payload["word"] for payload in payloads])
        db.session.add_all(make_unit(code=payload["outbox_id"][:36]) for payload in payloads)
        db.session.flush()
        if "bad" in self.calls[-1]:
            raise outbox.Undeliverable("bad_word")


@pytest.fixture
def clerk(app: Flask) -> Iterator[Clerk]:
    found = Clerk()
    with offering(app, bulk_topics={TOPIC: found}):
        yield found


def post(tenant: TenantId, *words: str, topic: str = TOPIC) -> list[UUID]:
    with unit_of_work(tenant):
        return [outbox.post(topic, {"word": word}) for word in words]


def stand(tenant: TenantId) -> dict[UUID, tuple[OutboxState, int, str | None]]:
    with unit_of_work(tenant) as session:
        found = session.scalars(select(Outbox))
        return {each.id: (each.state, each.attempts, each.last_fault) for each in found}


def units(tenant: TenantId) -> int:
    with unit_of_work(tenant) as session:
        return session.scalar(select(func.count(Unit.id))) or 0


def test_many_are_handled_in_one_call_and_leave_no_payload(tenant: TenantId, clerk: Clerk) -> None:
    ids = post(tenant, "a", "b", "c")
    assert deliver(tenant, ids) == []
    assert clerk.calls == [["a", "b", "c"]]
    assert units(tenant) == 3
    assert set(stand(tenant).values()) == {(OutboxState.DELIVERED, 0, None)}
    with unit_of_work(tenant) as session:
        assert session.scalars(select(Outbox.payload)).all() == [{}, {}, {}]


def test_more_messages_cost_no_more_statements(tenant: TenantId, clerk: Clerk) -> None:
    sent = []
    for number in (3, 60):
        ids = post(tenant, *("a" for _each in range(number)))
        with counted() as statements:
            deliver_batch(tenant, ids)
        sent.append(len(statements))
    assert sent[0] == sent[1]
    assert [len(call) for call in clerk.calls] == [3, 60]


def test_one_bad_message_leaves_the_others_delivered_once(tenant: TenantId, clerk: Clerk) -> None:
    first, bad, last = post(tenant, "a", "bad", "c")
    deliver_batch(tenant, [first, bad, last])
    assert clerk.calls == [["a", "bad", "c"], ["a"], ["bad"], ["c"]]
    assert units(tenant) == 2
    assert stand(tenant) == {
        first: (OutboxState.DELIVERED, 0, None),
        bad: (OutboxState.DEAD, 1, "bad_word"),
        last: (OutboxState.DELIVERED, 0, None),
    }


def test_a_fault_harms_its_own_hundred_alone(tenant: TenantId, clerk: Clerk) -> None:
    ids = post(tenant, *("a" for _each in range(100)), "bad")
    assert deliver(tenant, ids) == ids[100:]
    assert [len(call) for call in clerk.calls] == [100, 1]
    assert units(tenant) == 100


def test_what_is_delivered_or_in_another_hand_is_left_alone(tenant: TenantId, clerk: Clerk) -> None:
    done, held, waiting = post(tenant, "done", "held", "waiting")
    with unit_of_work(tenant) as session:
        ended = update(Outbox).where(Outbox.id == done).values(state=OutboxState.DELIVERED)
        session.execute(ended)
    lock = text("SELECT id FROM app.outbox WHERE id = :id FOR UPDATE")
    with engine_of("owner").connect() as connection:
        connection.execute(lock, {"id": held})
        deliver_batch(tenant, [done, held, waiting])
    assert clerk.calls == [["waiting"]]
    assert stand(tenant)[held] == (OutboxState.WAITING, 0, None)


def test_after_a_crash_each_goes_alone(tenant: TenantId, clerk: Clerk) -> None:
    deliver_batch(tenant, post(tenant, "a", "b"), again=True)
    assert clerk.calls == [["a"], ["b"]]
    assert {attempts for _state, attempts, _fault in stand(tenant).values()} == {1}


def test_a_topic_that_somebody_takes_one_by_one_is_not_delivered_together(
    app: Flask, tenant: TenantId, clerk: Clerk
) -> None:
    alone: list[str] = []
    with offering(app, {TOPIC: lambda payload: alone.append(payload["word"])}):
        deliver_batch(tenant, post(tenant, "a", "b"))
    assert alone == ["a", "b"]
    assert clerk.calls == [["a"], ["b"]]


def test_another_regions_messages_are_out_of_reach(
    tenant: TenantId, other_tenant: TenantId, clerk: Clerk
) -> None:
    theirs = post(other_tenant, "a")
    assert deliver(tenant, theirs) == theirs
    assert clerk.calls == []
