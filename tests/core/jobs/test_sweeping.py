"""Night by night one job for each region, on the queue of what can wait."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select

from kinerja.audit.models import AuditEntry
from kinerja.jobs import entry, runtime
from kinerja.jobs.queues import Queue, open_queue
from kinerja.jobs.scheduler import night_after, timetable
from kinerja.tenancy import TenantId, enter
from tests.core.jobs.conftest import calls
from tests.core.jobs.test_relay import _set_state

DAY = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
NIGHT = datetime(2026, 7, 1, 19, 17, tzinfo=UTC)
NEXT = datetime(2026, 7, 2, 19, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (DAY, NIGHT),
        (NIGHT, NEXT),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), NEXT),
        (datetime.fromisoformat("2026-07-02T01:00:00+07:00"), NIGHT),
        (datetime.fromisoformat("2026-07-02T03:00:00+07:00"), NEXT),
    ],
)
def test_the_night_is_that_of_indonesia(moment: datetime, night: datetime) -> None:
    assert night_after(moment) == night


def test_sweeping_waits_for_the_night_and_comes_once(redis: Redis) -> None:
    table = timetable(redis)
    (nightly,) = [job for job in table.get_jobs() if job.func_name.endswith("sweep_all")]
    assert not nightly.should_run()
    nightly.set_enqueue_time(DAY)
    assert nightly.next_enqueue_time == NIGHT
    assert nightly.should_run()
    nightly.enqueue(redis)
    nightly.set_enqueue_time(NIGHT)
    assert nightly.next_enqueue_time == NEXT
    assert calls(redis, Queue.MAINTENANCE) == [("sweep_all", [])]


@pytest.fixture
def at_work(app: Flask, redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The jobs' functions find this application and the tests' own queues."""
    monkeypatch.setitem(app.extensions, "kinerja.redis_url", redis_url)
    monkeypatch.setattr(runtime._Runtime, "app", app)


@pytest.mark.usefixtures("at_work")
def test_every_region_but_a_removed_one_is_swept(
    redis: Redis, tenant: TenantId, other_tenant: TenantId
) -> None:
    _set_state(other_tenant, 3)
    entry.sweep_all()
    swept = [args[0] for name, args in calls(redis, Queue.MAINTENANCE) if name == "sweep"]
    assert tenant in swept
    assert other_tenant not in swept
    assert all(redis.ttl(job.key) > 0 for job in open_queue(Queue.MAINTENANCE, redis).jobs)


@pytest.mark.usefixtures("at_work")
def test_the_job_of_a_region_may_run_twice(tenant: TenantId) -> None:
    for _twice in range(2):
        entry.sweep(tenant)
    with enter(tenant) as session:
        assert session.scalars(select(AuditEntry.action)).all() == []  # nothing old, nothing said
