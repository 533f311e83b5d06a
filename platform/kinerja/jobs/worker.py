"""The worker: RQ's own, told to trust nobody who can write to Redis."""

import gc
import logging
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from flask import Flask
from redis import Redis, RedisError
from rq import Worker
from rq.serializers import JSONSerializer

from kinerja.jobs import runtime
from kinerja.jobs.queues import KnownJob, Queue, open_queue

_PAUSE: Final = 2.0  # seconds before a worker that lost Redis begins anew
_SEARCHED_AFTER: Final = 10_000  # new objects; Python's 700 has a batch of mails search all day
_log = logging.getLogger(__name__)


class KinerjaWorker(Worker):
    """Forks for every job; the child begins with connections of its own."""

    told_to_stop = False

    def request_stop(self, signum: int, frame: Any) -> None:
        """Finish the job in hand and end."""
        self.told_to_stop = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    def main_work_horse(self, job: Any, queue: Any) -> None:
        """Do the job in the child process."""
        runtime.after_fork()
        super().main_work_horse(job, queue)


def work(app: Flask, connection: Redis, queues: Sequence[Queue], *, burst: bool = False) -> None:
    """Serve these queues until told to stop; with `burst`, until they are empty.

    The first of the queues is emptied before the second is looked at. Losing Redis ends nothing.
    """
    runtime.serve(app)
    _search_seldom()
    while not _ended(connection, queues, burst=burst):
        signal.signal(signal.SIGTERM, _leave)
        signal.signal(signal.SIGINT, _leave)
        time.sleep(_PAUSE)


def _ended(connection: Redis, queues: Sequence[Queue], *, burst: bool) -> bool:
    worker: KinerjaWorker | None = None
    try:
        worker = KinerjaWorker(
            [open_queue(name, connection) for name in queues],
            connection=connection,
            serializer=JSONSerializer,
            job_class=KnownJob,
            log_job_description=False,
        )
        # RQ sets the level of its own loggers; say the one that is configured
        level = logging.getLevelName(logging.getLogger("rq").getEffectiveLevel())
        worker.work(burst=burst, logging_level=level)
    except RedisError as error:
        _log.warning("worker lost Redis: %s", type(error).__name__)
        return burst or (worker is not None and worker.told_to_stop)
    return burst or worker.told_to_stop


def _search_seldom() -> None:
    """Leave what the program itself consists of out of every search for garbage.

    The children share those pages as long as nobody writes to them, and searching does.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SEARCHED_AFTER)


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)
