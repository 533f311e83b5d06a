"""Long jobs somebody waits for: begun with the request, done by a worker, followed on a page."""

import logging
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, text, update

from kinerja.audit import record
from kinerja.database import db, new_id, now
from kinerja.features import topic_handlers
from kinerja.ids import TenantId
from kinerja.jobs import poke
from kinerja.jobs.errors import JobCancelledError
from kinerja.jobs.locks import lock_number
from kinerja.jobs.models import Job, JobState
from kinerja.jobs.queues import Queue
from kinerja.outbox.errors import NO_HANDLER, LetterNotFound, Undeliverable
from kinerja.outbox.rules import fault_of
from kinerja.tenancy import current_tenant, unit_of_work

_OPEN = (JobState.WAITING, JobState.RUNNING)
_log = logging.getLogger(__name__)


def start(
    kind: str,
    queue: Queue,
    payload: dict[str, Any],
    total: int | None = None,
    requested_by: UUID | None = None,
) -> UUID:
    """Ask for a job with the transaction now open; the handler of topic `kind` does it.

    `total` counts what `progress` will count; None while nobody knows.
    """
    job = Job(
        id=new_id(),
        kind=kind,
        queue=queue.value,
        payload=payload,
        total=total,
        requested_by=requested_by,
    )
    db.session.add(job)
    db.session.flush()
    poke.want()
    return job.id


def progress(job: UUID, done: int, total: int | None = None) -> None:
    """Say at once how far a running job is, in a transaction of its own.

    Keeps the relay from handing the job to another worker; JobCancelledError when nobody wants
    the job any more.
    """
    tenant = current_tenant()
    values: dict[str, Any] = {"done": done, "claimed_at": now()}
    if total is not None:
        values["total"] = total
    table: Any = Job.__table__
    running = (Job.tenant_id == tenant, Job.id == job, Job.state == JobState.RUNNING)
    with db.engine.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant:d}'")
        changed = connection.execute(update(table).where(*running).values(values))
        if changed.rowcount == 0:
            raise JobCancelledError(job)


def retry(job: UUID) -> None:
    """Begin a failed job anew; LetterNotFound for any other."""
    failed = select(Job).where(Job.id == job, Job.state == JobState.FAILED).with_for_update()
    found = db.session.scalar(failed)
    if found is None:
        raise LetterNotFound(job)
    record("job.retried", "job", job, {"fault": found.fault}, {"state": "waiting"})
    found.state, found.fault, found.finished_at = JobState.WAITING, None, None
    found.claimed_at, found.done = None, 0
    poke.want()


def run(tenant: TenantId, job: UUID) -> None:
    """Do a job that is still open, unless another worker is at it, and write down how it ended."""
    if not _begin(tenant, job):
        return
    try:
        with unit_of_work(tenant):
            if _alone(tenant, job):
                _work(job)
    except JobCancelledError:
        _log.info("job %s was cancelled", job)
    except Exception as error:  # noqa: BLE001  # whatever it was, the person must see that it failed
        _log.exception("job %s failed", job)
        with unit_of_work(tenant):
            _end(job, JobState.FAILED, fault_of(error))


def _begin(tenant: TenantId, job: UUID) -> bool:
    with unit_of_work(tenant) as session:
        found = session.scalar(_open(job).with_for_update(skip_locked=True))
        if found is None:
            return False
        found.state = JobState.RUNNING
        return True


def _alone(tenant: TenantId, job: UUID) -> bool:
    lock = {"lock": lock_number("job", tenant, job)}
    return bool(db.session.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), lock))


def _work(job: UUID) -> None:
    found = db.session.scalars(_open(job)).one_or_none()
    if found is None:
        return  # the worker that was at it has finished meanwhile
    handlers = topic_handlers(found.kind)
    if not handlers:
        raise Undeliverable(NO_HANDLER)
    payload = {**found.payload, "job_id": str(job)}
    for handler in handlers:
        handler(payload)
    _end(job, JobState.DONE)


def _open(job: UUID) -> Select[Job]:
    return select(Job).where(Job.id == job, Job.state.in_(_OPEN))


def _end(job: UUID, state: JobState, fault: str | None = None) -> None:
    ended = {"state": state, "fault": fault, "finished_at": now()}
    db.session.execute(update(Job).where(Job.id == job, Job.state.in_(_OPEN)).values(ended))
