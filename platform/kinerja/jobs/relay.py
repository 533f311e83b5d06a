"""The relay: from rows that wait in the database to jobs on the queues."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from redis import Redis
from sqlalchemy import Engine

from kinerja.database import now
from kinerja.jobs import claims
from kinerja.jobs.queues import Queue, enqueue, open_queue

# jobs that may stand on one queue: few enough to be begun before their claims end
ROOM: Final = 40
SHARE: Final = 2  # long jobs of one region at a time on one queue
_LONG_JOB: Final = 6 * 3600  # seconds
_BATCH_TIME: Final = 1800  # seconds


class Relay:
    """Claims in one transaction, commits, and only then enqueues: never the other way round.

    If it dies in between, the claims end by themselves; if it runs twice, each row is claimed
    once; if Redis is away, nothing is claimed.
    """

    def __init__(
        self, engine: Engine, connection: Redis, clock: Callable[[], datetime] = now
    ) -> None:
        self._engine = engine
        self._queues = {name: open_queue(name, connection) for name in Queue}
        self._clock = clock

    def sweep(self) -> int:
        """Enqueue everything that waits and has room; how many jobs that made."""
        return self._messages() + self._marks() + self._jobs()

    def _messages(self) -> int:
        queue = self._queues[Queue.NOTIFICATIONS]
        enqueued = 0
        while room := self._room(Queue.NOTIFICATIONS):
            batches = claims.claim_messages(self._engine, self._clock(), room)
            for batch in batches:
                ids = [str(each) for each in batch.ids]
                enqueue(queue, "deliver", batch.tenant, ids, batch.again, seconds=_BATCH_TIME)
            enqueued += len(batches)
            if not batches:
                break
        return enqueued

    def _marks(self) -> int:
        if not self._room(Queue.MAINTENANCE):
            return 0
        marks = claims.claim_marks(self._engine, self._clock())
        for mark in marks:
            queue = self._queues[Queue.MAINTENANCE]
            enqueue(queue, "recount", mark.tenant, mark.topic, mark.subject)
        return len(marks)

    def _jobs(self) -> int:
        self._queues[Queue.IMPORTS].connection.ping()
        jobs = claims.claim_jobs(self._engine, self._clock(), SHARE)
        for job in jobs:
            enqueue(self._queues[job.queue], "run", job.tenant, str(job.id), seconds=_LONG_JOB)
        return len(jobs)

    def _room(self, name: Queue) -> int:
        """How many more jobs fit; asking Redis first keeps us from claiming what cannot leave."""
        return max(0, ROOM - self._queues[name].count)
