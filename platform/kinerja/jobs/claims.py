"""What the relay claims across regions, through the first door: ids and nothing else.

A claim is a time in `claimed_at`. Whatever is not finished 60 seconds later is free again, so
nothing hangs on the life of a relay, a worker or Redis.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, TextClause, text

from kinerja.audit.service import HOURLY, SEAL_TOPIC
from kinerja.ids import TenantId
from kinerja.jobs.queues import Queue

CLAIM_LASTS: Final = timedelta(seconds=60)
BATCH: Final = 500  # messages of one region in one job: a fork costs more than many deliveries
_MARKS: Final = 20_000
_CANDIDATES: Final = 1_000

_FREE: Final = "(claimed_at IS NULL OR claimed_at <= :free)"
_OPEN: Final = "SELECT id FROM platform.tenant WHERE state = 1"
_KEPT: Final = "SELECT id FROM platform.tenant WHERE state <> 3"

# The regions that wait longest come first, and none gets more than one batch a sweep. The
# conditions stand twice: a row that changed meanwhile is judged again by the outer ones alone.
_MESSAGES: Final = text(f"""
    WITH due AS (
      SELECT tenant_id, id, next_at,
             row_number() OVER (PARTITION BY tenant_id ORDER BY next_at, id) AS place
        FROM app.outbox
       WHERE state = 1 AND next_at <= :at AND {_FREE} AND tenant_id IN ({_OPEN})),
    turn AS (
      SELECT tenant_id FROM due WHERE place = 1 ORDER BY next_at, tenant_id LIMIT :regions),
    mine AS (
      SELECT outbox.tenant_id, outbox.id, outbox.claimed_at IS NOT NULL AS again, due.place
        FROM app.outbox JOIN due USING (tenant_id, id) JOIN turn USING (tenant_id)
       WHERE due.place <= :batch AND outbox.state = 1 AND {_FREE}
         FOR UPDATE OF outbox SKIP LOCKED)
    UPDATE app.outbox SET claimed_at = :at FROM mine
     WHERE outbox.tenant_id = mine.tenant_id AND outbox.id = mine.id
    RETURNING outbox.tenant_id, outbox.id, mine.again, mine.place
    """)  # noqa: S608  # parts of our own

_MARKS_OF: Final = """
    WITH mine AS (
      SELECT tenant_id, id FROM app.dirty_mark
       WHERE {topics} AND {free} AND tenant_id IN ({kept})
       LIMIT :most FOR UPDATE SKIP LOCKED)
    UPDATE app.dirty_mark SET claimed_at = :at FROM mine
     WHERE dirty_mark.tenant_id = mine.tenant_id AND dirty_mark.id = mine.id
    RETURNING dirty_mark.tenant_id, dirty_mark.topic, dirty_mark.subject
    """


def _marks(topics: str) -> TextClause:
    return text(_MARKS_OF.format(topics=topics, free=_FREE, kept=_KEPT))


_SUMS: Final = _marks("topic <> :seal AND NOT starts_with(topic, :hourly)")
_PATIENT: Final = _marks("starts_with(topic, :hourly)")
_LOGS: Final = _marks("topic = :seal")

_JOBS: Final = text(f"""
    SELECT tenant_id, id, queue FROM app.job
     WHERE state IN (1, 2) AND {_FREE} AND tenant_id IN ({_OPEN})
     ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
    """)  # noqa: S608  # parts of our own
_IN_HAND: Final = text(
    "SELECT tenant_id, queue, count(*) FROM app.job"
    " WHERE state IN (1, 2) AND claimed_at > :free GROUP BY tenant_id, queue"
)
_CLAIM_JOB: Final = text(
    "UPDATE app.job SET claimed_at = :at WHERE tenant_id = :tenant_id AND id = :id"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages of one region; `again` when an earlier claim on them was never finished."""

    tenant: TenantId
    ids: tuple[UUID, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Sums of one region that are behind."""

    tenant: TenantId
    topic: str
    subject: str


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A long job of one region."""

    tenant: TenantId
    id: UUID
    queue: Queue


def claim_messages(relay: Engine, at: datetime, regions: int) -> list[Batch]:
    """Claim due messages: one batch each of at most so many regions."""
    values = {**_times(at), "regions": regions, "batch": BATCH}
    with relay.begin() as connection:
        rows = sorted(connection.execute(_MESSAGES, values), key=lambda row: row.place)
    found: dict[tuple[TenantId, bool], list[UUID]] = {}
    for row in rows:
        found.setdefault((row.tenant_id, row.again), []).append(row.id)
    return [Batch(tenant, tuple(ids), again) for (tenant, again), ids in found.items()]


def claim_marks(relay: Engine, at: datetime) -> list[Mark]:
    """Claim the marks that want a recount at once; many marks on one subject are one."""
    return list(dict.fromkeys(Mark(*row) for row in _claim(relay, at, _SUMS)))


def claim_hourly_marks(relay: Engine, at: datetime) -> list[Mark]:
    """Claim the marks that are looked at each hour; many marks on one subject are one."""
    return list(dict.fromkeys(Mark(*row) for row in _claim(relay, at, _PATIENT)))


def claim_growing_logs(relay: Engine, at: datetime) -> list[TenantId]:
    """The regions whose log has grown since it was last asked."""
    return list(dict.fromkeys(row.tenant_id for row in _claim(relay, at, _LOGS)))


def claim_jobs(relay: Engine, at: datetime, share: int) -> list[ClaimedJob]:
    """Claim waiting jobs, oldest first; no region gets more than `share` of a queue at a time."""
    with relay.begin() as connection:
        waiting = connection.execute(_JOBS, {"free": at - CLAIM_LASTS, "most": _CANDIDATES}).all()
        if not waiting:
            return []
        jobs = _within_share(connection, at, waiting, share)
        for job in jobs:
            connection.execute(_CLAIM_JOB, {"at": at, "tenant_id": job.tenant, "id": job.id})
    return jobs


def _within_share(
    connection: Connection, at: datetime, waiting: Iterable[Any], share: int
) -> list[ClaimedJob]:
    in_hand: Counter[tuple[int, str]] = Counter()
    for tenant, queue, count in connection.execute(_IN_HAND, {"free": at - CLAIM_LASTS}):
        in_hand[tenant, queue] = count
    taken = []
    for tenant, job, queue in waiting:
        if in_hand[tenant, queue] < share:
            in_hand[tenant, queue] += 1
            taken.append(ClaimedJob(tenant, job, Queue(queue)))
    return taken


def _claim(relay: Engine, at: datetime, statement: Any) -> Sequence[Any]:
    with relay.begin() as connection:
        values = {**_times(at), "seal": SEAL_TOPIC, "hourly": HOURLY, "most": _MARKS}
        return connection.execute(statement, values).all()


def _times(at: datetime) -> dict[str, datetime]:
    return {"at": at, "free": at - CLAIM_LASTS}
