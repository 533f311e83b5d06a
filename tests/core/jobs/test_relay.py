"""From waiting rows to jobs: each once, none lost, whoever dies on the way."""

from datetime import timedelta

import pytest
from redis import Redis, RedisError
from sqlalchemy import select, text, update
from sqlalchemy.exc import ProgrammingError

from kinerja.audit import record
from kinerja.audit.models import DirtyMark
from kinerja.audit.service import mark_dirty
from kinerja.database import engine_of, now
from kinerja.jobs import claims, service
from kinerja.jobs import relay as relaying
from kinerja.jobs.models import Job, JobState
from kinerja.jobs.queues import Queue, connect
from kinerja.jobs.relay import Relay
from kinerja.outbox.models import Outbox
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.directory import directory
from tests.core.jobs.conftest import calls, post, relay_at, soon


def test_messages_of_one_region_make_one_job(
    relay: Relay, redis: Redis, tenant: TenantId, other_tenant: TenantId
) -> None:
    ours, theirs = post(tenant, 3), post(other_tenant)
    assert relay.sweep() == 2
    assert sorted(calls(redis, Queue.NOTIFICATIONS), key=str) == sorted(
        [
            ("deliver", [tenant, [str(each) for each in ours], False]),
            ("deliver", [other_tenant, [str(theirs[0])], False]),
        ],
        key=str,
    )


def test_a_second_sweep_finds_nothing(relay: Relay, redis: Redis, tenant: TenantId) -> None:
    post(tenant)
    relay.sweep()
    assert relay.sweep() == 0
    assert len(calls(redis, Queue.NOTIFICATIONS)) == 1


def test_a_relay_that_died_before_enqueuing_loses_nothing(
    relay: Relay, redis: Redis, tenant: TenantId
) -> None:
    (message,) = post(tenant)
    died = soon()
    claims.claim_messages(engine_of("relay"), died, regions=9)  # committed, and then nothing
    assert relay_at(redis, died + timedelta(seconds=59)).sweep() == 0
    assert relay_at(redis, died + timedelta(seconds=60)).sweep() == 1
    assert calls(redis, Queue.NOTIFICATIONS) == [("deliver", [tenant, [str(message)], True])]
    assert relay.sweep() == 0


@pytest.mark.usefixtures("clean")
def test_nothing_is_claimed_while_redis_is_away(tenant: TenantId) -> None:
    post(tenant)
    nowhere = connect("unix:///nonexistent/valkey.sock", patience=0.1)
    with pytest.raises(RedisError):
        Relay(engine_of("relay"), nowhere).sweep()
    with unit_of_work(tenant) as session:
        assert session.scalars(select(Outbox.claimed_at)).all() == [None]


def test_messages_come_in_batches_and_only_as_many_as_have_room(
    relay: Relay, redis: Redis, tenant: TenantId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "BATCH", 2)
    monkeypatch.setattr(relaying, "ROOM", 3)
    messages = post(tenant, 7)
    assert relay.sweep() == 3
    in_batches = [args[1] for _, args in calls(redis, Queue.NOTIFICATIONS)]
    expected = [str(each) for each in messages[:6]]
    assert in_batches == [expected[0:2], expected[2:4], expected[4:6]]
    assert relay.sweep() == 0


def test_a_region_with_much_to_say_does_not_hold_up_another(
    relay: Relay,
    redis: Redis,
    tenant: TenantId,
    other_tenant: TenantId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(claims, "BATCH", 2)
    post(tenant, 9)
    post(other_tenant)
    relay.sweep()
    regions = [args[0] for _, args in calls(redis, Queue.NOTIFICATIONS)]
    assert regions.index(other_tenant) <= 1


def test_a_message_put_off_waits_for_its_time(relay: Relay, redis: Redis, tenant: TenantId) -> None:
    post(tenant)
    with unit_of_work(tenant) as session:
        session.execute(update(Outbox).values(next_at=now() + timedelta(minutes=5)))
    assert relay.sweep() == 0
    assert relay_at(redis, soon() + timedelta(minutes=5)).sweep() == 1


def test_a_suspended_region_keeps_its_messages(relay: Relay, tenant: TenantId) -> None:
    post(tenant)
    _set_state(tenant, 2)
    assert relay.sweep() == 0
    _set_state(tenant, 1)
    assert relay.sweep() == 1


def test_many_marks_on_one_subject_are_one_recount(
    relay: Relay, redis: Redis, tenant: TenantId
) -> None:
    for subject in ("loket-a", "loket-a", "loket-b", "loket-a"):
        with unit_of_work(tenant):
            mark_dirty("survey.sums", subject)
    assert relay.sweep() == 2
    assert sorted(calls(redis, Queue.MAINTENANCE)) == [
        ("recount", [tenant, "survey.sums", "loket-a"]),
        ("recount", [tenant, "survey.sums", "loket-b"]),
    ]


def test_marks_whose_recount_never_came_are_free_again(
    relay: Relay, redis: Redis, tenant: TenantId
) -> None:
    with unit_of_work(tenant):
        mark_dirty("survey.sums", "x")
    relay.sweep()
    assert relay.sweep() == 0
    assert relay_at(redis, now() + timedelta(seconds=61)).sweep() == 1


def test_a_growing_log_is_left_to_the_sealing_of_each_minute(
    relay: Relay, tenant: TenantId
) -> None:
    with unit_of_work(tenant):
        record("unit.renamed", "unit", 1)
    assert relay.sweep() == 0
    assert claims.claim_growing_logs(engine_of("relay"), now()) == [tenant]
    assert claims.claim_growing_logs(engine_of("relay"), now()) == []
    with unit_of_work(tenant) as session:
        assert len(session.scalars(select(DirtyMark)).all()) == 1


def test_a_region_gets_its_share_of_a_queue_and_no_more(
    relay: Relay, redis: Redis, tenant: TenantId, other_tenant: TenantId
) -> None:
    with unit_of_work(tenant):
        jobs = [service.start("export", Queue.EXPORTS, {}) for _ in range(4)]
        imported = service.start("import", Queue.IMPORTS, {})
    with unit_of_work(other_tenant):
        theirs = service.start("export", Queue.EXPORTS, {})
    relay.sweep()
    assert calls(redis, Queue.EXPORTS) == [
        ("run", [tenant, str(jobs[0])]),
        ("run", [tenant, str(jobs[1])]),
        ("run", [other_tenant, str(theirs)]),
    ]
    assert calls(redis, Queue.IMPORTS) == [("run", [tenant, str(imported)])]
    assert relay.sweep() == 0
    _finish(tenant)
    assert relay.sweep() == 2


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize(
    "sql",
    [
        "SELECT payload FROM app.outbox",
        "SELECT payload FROM app.job",
        "SELECT requested_by FROM app.job",
        "SELECT last_fault FROM app.outbox",
        "UPDATE app.outbox SET state = 2",
        "DELETE FROM app.dirty_mark",
        "SELECT id FROM app.person",
        "SELECT number FROM app.audit_entry",
    ],
)
def test_the_relays_role_sees_ids_and_nothing_else(sql: str) -> None:
    with (
        engine_of("relay").connect() as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text(sql))


def _set_state(tenant: TenantId, state: int) -> None:
    with engine_of("platform").begin() as connection:
        sql = text("UPDATE platform.tenant SET state = :state WHERE id = :id")
        connection.execute(sql, {"state": state, "id": tenant})
    directory.forget()


def _finish(tenant: TenantId) -> None:
    with unit_of_work(tenant) as session:
        in_hand = update(Job).where(Job.claimed_at.is_not(None), Job.queue == Queue.EXPORTS)
        session.execute(in_hand.values(state=JobState.DONE))
