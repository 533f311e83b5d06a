"""A Redis of the tests' own inside the shared server, and rows that wait."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from redis import Redis
from sqlalchemy import text

from kinerja import outbox
from kinerja.database import engine_of, now
from kinerja.embedded import Addresses
from kinerja.jobs.queues import Queue, connect, open_queue
from kinerja.jobs.relay import Relay
from kinerja.tenancy import TenantId, unit_of_work


@pytest.fixture
def redis_url(addresses: Addresses, worker_id: str) -> str:
    """A Redis database of this test process: others empty theirs at any moment."""
    database = 14 - int(worker_id.removeprefix("gw").replace("master", "0"))
    return f"{addresses.redis_url}?db={database}"


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    """An empty Redis database; jobs enqueued here meet no worker."""
    with connect(redis_url) as connection:
        connection.flushdb()
        yield connection
        connection.flushdb()


@pytest.fixture
def clean(app_context: None) -> None:  # noqa: ARG001
    """Nothing waits in any region: what earlier tests left would be swept too."""
    with engine_of("owner").begin() as connection:
        for table in ("outbox", "dirty_mark", "job"):
            connection.execute(text(f"DELETE FROM app.{table}"))  # noqa: S608


@pytest.fixture
def relay(clean: None, redis: Redis) -> Relay:  # noqa: ARG001
    return Relay(engine_of("relay"), redis)


def relay_at(redis: Redis, moment: datetime) -> Relay:
    """A relay whose clock stands still."""
    return Relay(engine_of("relay"), redis, clock=lambda: moment)


def calls(redis: Redis, queue: Queue) -> list[tuple[str, list[object]]]:
    """What stands on a queue: function and arguments."""
    jobs = open_queue(queue, redis).jobs
    return [(str(job.func_name).rpartition(".")[2], list(job.args)) for job in jobs]


def post(tenant: TenantId, count: int = 1, topic: str = "test.said") -> list[UUID]:
    """So many committed messages."""
    with unit_of_work(tenant):
        return [outbox.post(topic, {"place": place}) for place in range(count)]


def soon() -> datetime:
    """A moment at which everything written so far is due."""
    return now() + timedelta(seconds=1)
