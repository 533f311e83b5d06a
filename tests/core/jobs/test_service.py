"""Long jobs: begun, followed, finished, failed, cancelled, and never done twice at once."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from kinerja.database import db, engine_of
from kinerja.jobs import service
from kinerja.jobs.locks import lock_number
from kinerja.jobs.models import Job, JobState
from kinerja.jobs.queues import Queue
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.features import offering
from tests.factories.units import make_unit

Work = Callable[[dict[str, Any]], None]


class Worker:
    """Does the test's kind of job as the test says."""

    def __init__(self) -> None:
        self.payloads: list[dict[str, Any]] = []
        self.work: Work = lambda _payload: None

    def __call__(self, payload: dict[str, Any]) -> None:
        self.payloads.append(payload)
        self.work(payload)


@pytest.fixture
def worker(app: Flask) -> Iterator[Worker]:
    found = Worker()
    with offering(app, {"test.export": found}):
        yield found


def start(tenant: TenantId, kind: str = "test.export") -> UUID:
    with unit_of_work(tenant):
        return service.start(kind, Queue.EXPORTS, {"unit": "a"}, total=10)


def read(tenant: TenantId, job: UUID) -> Job:
    with unit_of_work(tenant) as session:
        found = session.scalars(select(Job).where(Job.id == job)).one()
        session.expunge(found)
    return found


def test_a_job_is_done_once(tenant: TenantId, worker: Worker) -> None:
    job = start(tenant)
    service.run(tenant, job)
    service.run(tenant, job)
    assert worker.payloads == [{"unit": "a", "job_id": str(job)}]
    assert read(tenant, job).state == JobState.DONE


def test_progress_is_seen_while_the_job_runs(tenant: TenantId, worker: Worker) -> None:
    job = start(tenant)
    seen: list[tuple[int, int | None]] = []

    def work(_payload: dict[str, Any]) -> None:
        service.progress(job, 4, total=8)
        with engine_of("owner").connect() as connection:
            sql = text("SELECT done, total FROM app.job WHERE id = :id")
            seen.append(tuple(connection.execute(sql, {"id": job}).one()))

    worker.work = work
    service.run(tenant, job)
    assert seen == [(4, 8)]


def test_a_failed_job_says_so_and_leaves_nothing_half_done(
    tenant: TenantId, worker: Worker
) -> None:
    job = start(tenant)

    def work(_payload: dict[str, Any]) -> None:
        db.session.add(make_unit())
        db.session.flush()
        raise PermissionError(13, "Permission denied")

    worker.work = work
    service.run(tenant, job)
    found = read(tenant, job)
    assert (found.state, found.fault) == (JobState.FAILED, "PermissionError: Permission denied")
    with unit_of_work(tenant) as session:
        assert session.scalars(select(Job.state)).all() == [JobState.FAILED]


def test_a_kind_nobody_does_has_failed(tenant: TenantId) -> None:
    job = start(tenant, "nobody.does")
    service.run(tenant, job)
    assert read(tenant, job).fault == "no_handler"


def test_a_cancelled_job_stops_at_its_next_progress(tenant: TenantId, worker: Worker) -> None:
    job = start(tenant)

    def work(_payload: dict[str, Any]) -> None:
        with engine_of("owner").begin() as connection:
            sql = text("UPDATE app.job SET state = 5 WHERE id = :id")
            connection.execute(sql, {"id": job})
        service.progress(job, 1)

    worker.work = work
    service.run(tenant, job)
    assert read(tenant, job).state == JobState.CANCELLED


def test_a_job_another_worker_is_at_is_left_to_it(tenant: TenantId, worker: Worker) -> None:
    job = start(tenant)
    with engine_of("owner").connect() as connection:
        lock = {"lock": lock_number("job", tenant, job)}
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), lock)
        service.run(tenant, job)
    assert worker.payloads == []
    assert read(tenant, job).state == JobState.RUNNING
    service.run(tenant, job)
    assert read(tenant, job).state == JobState.DONE


def test_a_job_is_found_in_its_own_region_alone(
    tenant: TenantId, other_tenant: TenantId, worker: Worker
) -> None:
    job = start(other_tenant)
    service.run(tenant, job)
    assert worker.payloads == []
    with unit_of_work(other_tenant) as session:
        session.execute(update(Job).values(state=JobState.CANCELLED))
    service.run(other_tenant, job)
    assert worker.payloads == []
