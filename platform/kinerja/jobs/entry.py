"""What RQ calls: a tenant and plain values come in, one service does the work.

Every one of these may run twice, side by side or years later, without harm.
"""

from typing import Final
from uuid import UUID

from kinerja.audit import sealing
from kinerja.database import engine_of, now
from kinerja.ids import TenantId
from kinerja.jobs import claims, recounting, service
from kinerja.jobs.queues import Queue, connect, enqueue, open_queue
from kinerja.jobs.runtime import working
from kinerja.national.publishing import publish_stale
from kinerja.outbox.delivery import deliver_batch
from kinerja.sweeping.service import sweep_platform, sweep_region
from kinerja.tenancy.directory import read

_A_NIGHT: Final = 12 * 3600  # seconds: what was not begun by then waits for the next one


def deliver(tenant: int, ids: list[str], again: bool) -> None:
    """Deliver these messages of one region."""
    with working():
        deliver_batch(TenantId(tenant), [UUID(each) for each in ids], again=again)


def recount(tenant: int, topic: str, subject: str) -> None:
    """Bring the sums under a topic up to date for one subject of a region."""
    with working():
        recounting.recount(TenantId(tenant), topic, subject)


def run(tenant: int, job: str) -> None:
    """Do a long job somebody waits for."""
    with working():
        service.run(TenantId(tenant), UUID(job))


def seal(tenant: int) -> None:
    """Seal what a region's log has gained."""
    with working():
        sealing.seal_and_clear(TenantId(tenant))


def seal_all() -> None:
    """Find the regions whose log has grown, and have each of them sealed."""
    with working() as app:
        queue = open_queue(Queue.MAINTENANCE, connect(app.extensions["kinerja.redis_url"]))
        for tenant in claims.claim_growing_logs(engine_of("relay"), now()):
            enqueue(queue, "seal", tenant)


def sweep(tenant: int) -> None:
    """Delete what has served in a region."""
    with working():
        sweep_region(TenantId(tenant))


def sweep_all() -> None:
    """Delete what has served at the platform's doors, and have each region swept."""
    with working() as app:
        sweep_platform()
        queue = open_queue(Queue.MAINTENANCE, connect(app.extensions["kinerja.redis_url"]))
        for region in read():
            enqueue(queue, "sweep", region.id, stale_after=_A_NIGHT)


def recount_hourly() -> None:
    """Have everything recounted whose marks are looked at each hour."""
    with working() as app:
        queue = open_queue(Queue.MAINTENANCE, connect(app.extensions["kinerja.redis_url"]))
        for mark in claims.claim_hourly_marks(engine_of("relay"), now()):
            enqueue(queue, "recount", mark.tenant, mark.topic, mark.subject)


def publish_national() -> None:
    """Publish the national summary of every year whose counts have changed."""
    with working() as app:
        publish_stale(app.extensions["kinerja.settings"].min_cell)
