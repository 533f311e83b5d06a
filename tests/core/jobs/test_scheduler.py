"""The scheduler: one leads, the rest wait; what recurs is put on a queue as JSON."""

import pytest
from redis import Redis
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kinerja.database import engine_of
from kinerja.jobs.leader import Leadership
from kinerja.jobs.queues import Queue, connect, open_queue
from kinerja.jobs.relay import Relay
from kinerja.jobs.scheduler import Scheduler
from kinerja.tenancy import TenantId
from tests.core.jobs.conftest import calls, post


def scheduler(redis: Redis) -> Scheduler:
    relay = engine_of("relay")
    return Scheduler(Leadership(relay), Relay(relay, redis), redis)


def cut_connections_of_relay() -> None:
    """What an administrator, a failover or a power cut does."""
    sql = text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE usename = (SELECT usename FROM pg_stat_activity WHERE pid = :pid)"
        " AND pid <> :own"
    )
    with engine_of("relay").connect() as connection:
        own = connection.scalar(text("SELECT pg_backend_pid()"))
        connection.execute(sql, {"pid": own, "own": own})


@pytest.mark.usefixtures("clean")
def test_one_leads_and_the_next_takes_over_when_it_resigns() -> None:
    first, second = Leadership(engine_of("relay")), Leadership(engine_of("relay"))
    assert first.confirm()
    assert first.confirm()
    assert not second.confirm()
    first.resign()
    assert second.confirm()
    second.resign()


@pytest.mark.usefixtures("clean")
def test_a_leader_whose_connection_is_gone_does_not_lead() -> None:
    first, second = Leadership(engine_of("relay")), Leadership(engine_of("relay"))
    assert first.confirm()
    cut_connections_of_relay()
    assert second.confirm()
    with pytest.raises(SQLAlchemyError):
        first.confirm()
    assert not first.confirm()
    second.resign()


@pytest.mark.usefixtures("clean")
def test_a_turn_sweeps_and_starts_what_recurs(redis: Redis, tenant: TenantId) -> None:
    (message,) = post(tenant)
    leading, waiting = scheduler(redis), scheduler(redis)
    assert leading.turn()
    assert not waiting.turn()
    assert calls(redis, Queue.NOTIFICATIONS) == [("deliver", [tenant, [str(message)], False])]
    recurring: list[tuple[str, list[object]]] = [
        ("seal_all", []),
        ("publish_national", []),
        ("recount_hourly", []),
    ]
    assert calls(redis, Queue.MAINTENANCE) == recurring
    assert leading.turn()
    assert calls(redis, Queue.MAINTENANCE) == recurring
    leading._leadership.resign()


@pytest.mark.usefixtures("clean")
def test_an_outage_of_redis_or_of_the_database_passes_by(redis: Redis) -> None:
    away = scheduler(connect("unix:///nonexistent/valkey.sock", patience=0.1))
    assert not away.turn()
    away._leadership.resign()
    back = scheduler(redis)
    assert back.turn()
    cut_connections_of_relay()
    assert not back.turn()
    assert back.turn()
    back._leadership.resign()


@pytest.mark.usefixtures("clean")
def test_a_run_nobody_began_gives_way_to_the_next(redis: Redis) -> None:
    leading = scheduler(redis)
    leading.turn()
    keys = [job.key for job in open_queue(Queue.MAINTENANCE, redis).jobs]
    assert [redis.ttl(key) > 0 for key in keys] == [True, True, True]
    leading._leadership.resign()
