"""How much waits, asked at the moment of reading: through the relay's door, and of Redis."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, text

from kinerja.jobs.models import JobState
from kinerja.jobs.queues import Queue, connect, open_queue
from kinerja.outbox.models import OutboxState
from kinerja.tenancy.models import TenantState

_PATIENCE: Final = 2.0  # seconds; whoever watches asks again soon
_HELD: Final = "held"  # the region is suspended: nothing is wrong, nothing moves
_LIMIT: Final = text("SET LOCAL statement_timeout = '2s'")
_MESSAGES: Final = text("""
    SELECT region.state AS region, outbox.state AS message, count(*) AS n, min(next_at) AS since
      FROM app.outbox JOIN platform.tenant AS region ON region.id = outbox.tenant_id
     WHERE outbox.state IN (1, 3) AND region.state <> 3
     GROUP BY region.state, outbox.state
    """)
_JOBS: Final = text("""
    SELECT queue, state, count(*) AS n FROM app.job
     WHERE state IN (1, 2) AND tenant_id IN (SELECT id FROM platform.tenant WHERE state = 1)
     GROUP BY queue, state
    """)


@dataclass(slots=True)
class Standing:
    """Messages by state, for how many seconds the longest due one has been, jobs that are open."""

    messages: Counter[str] = field(default_factory=Counter)
    longest_due: float = 0.0
    jobs: Counter[tuple[str, str]] = field(default_factory=Counter)


def read_standing(relay: Engine, at: datetime) -> Standing:
    """What waits in all regions together: numbers alone leave the database."""
    found = Standing()
    with relay.begin() as connection:
        connection.execute(_LIMIT)
        for region, message, count, since in connection.execute(_MESSAGES):
            word = _word_of(TenantState(region), OutboxState(message))
            found.messages[word] += count
            if word == "waiting":
                found.longest_due = max(0.0, (at - since).total_seconds())
        for queue, state, count in connection.execute(_JOBS):
            found.jobs[queue, JobState(state).name.lower()] = count
    return found


def read_lengths(redis_url: str) -> dict[Queue, int]:
    """How many jobs stand on each queue."""
    with connect(redis_url, patience=_PATIENCE) as connection:
        return {queue: open_queue(queue, connection).count for queue in Queue}


def _word_of(region: TenantState, message: OutboxState) -> str:
    if message is OutboxState.DEAD:
        return "dead"
    return "waiting" if region is TenantState.ACTIVE else _HELD
