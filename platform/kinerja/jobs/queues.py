"""The queues, and how everything is put on one: JSON only, and only functions of `jobs.entry`."""

from enum import StrEnum
from typing import Any, Final

from redis import Redis
from rq import Queue as RedisQueue
from rq.job import Job as RedisJob
from rq.serializers import JSONSerializer

# the one module whose functions a worker runs
ENTRY: Final = "kinerja.jobs.entry"
_PATIENCE: Final = 5.0  # seconds one answer of Redis may take
_KEEP_FAILURES: Final = 7 * 24 * 3600  # seconds


class Queue(StrEnum):
    """What a worker may be told to serve."""

    NOTIFICATIONS = "notifications"
    SCORING = "scoring"
    IMPORTS = "imports"
    EXPORTS = "exports"
    MAINTENANCE = "maintenance"


class UnknownJobError(Exception):
    """Something in Redis asks for a function that is not ours to run."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class KnownJob(RedisJob):
    """A job that runs functions of `jobs.entry` and nothing else, whoever wrote it to Redis."""

    @property
    def func(self) -> Any:
        """The function to run; UnknownJobError for any other than ours."""
        name = str(self.func_name)
        if self.instance is not None or name.rpartition(".")[0] != ENTRY:
            raise UnknownJobError(name)
        found = super().func
        if getattr(found, "__module__", None) != ENTRY:  # something that module only imports
            raise UnknownJobError(name)
        return found

    def restore(self, raw_data: Any) -> Any:
        """Read a job, without the callbacks and webhooks that we never set."""
        restored = super().restore(raw_data)
        self._success_callback_name = None
        self._failure_callback_name = None
        self._stopped_callback_name = None
        self.webhooks = []
        return restored


def connect(url: str, patience: float = _PATIENCE) -> Redis:
    """A connection that gives up instead of retrying: what is lost is swept up later."""
    return Redis.from_url(url, socket_timeout=patience, socket_connect_timeout=patience, retry=None)


def open_queue(name: Queue, connection: Redis) -> RedisQueue:
    """A queue as both its ends must see it."""
    return RedisQueue(
        name.value, connection=connection, serializer=JSONSerializer, job_class=KnownJob
    )


def enqueue(
    queue: RedisQueue,
    function: str,
    *args: object,
    seconds: int = 600,
    stale_after: int | None = None,
) -> None:
    """Put one call of a function of `jobs.entry` on a queue.

    `seconds` is how long it may run, `stale_after` how many seconds it may wait to be begun.
    """
    queue.enqueue_call(
        f"{ENTRY}.{function}",
        args=args,
        timeout=seconds,
        ttl=stale_after,
        result_ttl=0,
        failure_ttl=_KEEP_FAILURES,
        description=function,
    )
