"""What waits is asked for when it is read; a server that is away costs only its figures."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import update

from kinerja.database import engine_of, now
from kinerja.jobs import service
from kinerja.jobs.models import Job, JobState
from kinerja.jobs.queues import Queue, enqueue, open_queue
from kinerja.metrics.reading import read_standing
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.jobs.conftest import clean, post, redis, redis_url
from tests.core.jobs.test_relay import _set_state
from tests.core.metrics.asking import figure, read

__all__ = ["clean", "redis", "redis_url"]  # fixtures of the jobs' tests


@pytest.mark.usefixtures("clean")
def test_messages_are_counted_over_all_regions(
    client: FlaskClient, tenant: TenantId, other_tenant: TenantId
) -> None:
    dead, gone, *_ = post(tenant, 5)
    post(other_tenant, 2)
    with unit_of_work(tenant) as session:
        session.execute(update(Outbox).where(Outbox.id == dead).values(state=OutboxState.DEAD))
        session.execute(update(Outbox).where(Outbox.id == gone).values(state=OutboxState.DELIVERED))
    figures = read(client)
    assert figure(figures, "kinerja_outbox_messages", state="waiting") == 5
    assert figure(figures, "kinerja_outbox_messages", state="dead") == 1
    assert figure(figures, "kinerja_outbox_messages", state="held") == 0


@pytest.mark.usefixtures("clean")
def test_a_suspended_region_s_messages_are_held_and_not_late(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    post(tenant, 3)
    post(other_tenant)
    with unit_of_work(tenant) as session:
        session.execute(update(Outbox).values(next_at=now() - timedelta(days=3)))
    _set_state(tenant, 2)
    standing = read_standing(engine_of("relay"), now())
    assert standing.messages == {"held": 3, "waiting": 1}
    assert standing.longest_due < 60
    _set_state(tenant, 1)
    standing = read_standing(engine_of("relay"), now())
    assert standing.longest_due == pytest.approx(3 * 24 * 3600, abs=60)


@pytest.mark.usefixtures("clean")
def test_a_message_put_off_is_not_late(tenant: TenantId) -> None:
    post(tenant)
    with unit_of_work(tenant) as session:
        session.execute(update(Outbox).values(next_at=now() + timedelta(hours=4)))
    standing = read_standing(engine_of("relay"), now())
    assert (standing.messages["waiting"], standing.longest_due) == (1, 0.0)


@pytest.fixture
def own_queues(app: Flask, redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page asks the Redis of this test."""
    monkeypatch.setitem(app.extensions, "kinerja.redis_url", redis_url)


@pytest.mark.usefixtures("clean", "own_queues")
def test_open_jobs_and_queues_are_counted(
    client: FlaskClient, tenant: TenantId, redis: Redis
) -> None:
    with unit_of_work(tenant) as session:
        finished = service.start("test.export", Queue.EXPORTS, {})
        session.execute(update(Job).where(Job.id == finished).values(state=JobState.DONE))
        service.start("test.export", Queue.EXPORTS, {})
    enqueue(open_queue(Queue.SCORING, redis), "seal_all")
    figures = read(client)
    assert figure(figures, "kinerja_jobs_open", queue="exports", state="waiting") == 1
    assert figure(figures, "kinerja_queue_length", queue="scoring") == 1
    assert ("kinerja_queue_length", frozenset({("queue", "imports")})) in figures
    assert figure(figures, "kinerja_server_up", server="redis") == 1


def test_without_redis_the_rest_is_told(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "kinerja.redis_url", "unix:///nonexistent/valkey.sock")
    figures = read(client)
    up = {
        server: figure(figures, "kinerja_server_up", server=server)
        for server in ("redis", "database")
    }
    assert up == {"redis": 0, "database": 1}
    assert "kinerja_queue_length" not in {name for name, _ in figures}


def test_without_the_database_the_rest_is_told(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines = {**app.extensions["kinerja.engines"]}
    # a role that may not read the outbox stands for a server that does not answer
    monkeypatch.setitem(
        app.extensions, "kinerja.engines", {**engines, "relay": engines["national"]}
    )
    figures = read(client)
    assert figure(figures, "kinerja_server_up", server="database") == 0
    assert figure(figures, "kinerja_server_up", server="redis") == 1
    assert "kinerja_outbox_messages" not in {name for name, _ in figures}
