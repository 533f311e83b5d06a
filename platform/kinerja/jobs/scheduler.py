"""The scheduler: the relay's sweep every two seconds or when poked, and what recurs."""

import logging
from datetime import UTC, datetime, time, timedelta
from threading import Event
from typing import Any, Final

from redis import Redis, RedisError
from rq.cron import CronJob, CronScheduler
from sqlalchemy.exc import SQLAlchemyError

from kinerja.database import now
from kinerja.jobs import poke
from kinerja.jobs.leader import Leadership
from kinerja.jobs.queues import ENTRY, Queue, enqueue, open_queue
from kinerja.jobs.relay import Relay

SWEEP_EACH: Final = 2.0  # seconds
SEAL_EACH: Final = 60  # seconds
PUBLISH_EACH: Final = 15
HOUR: Final = 3600
_A_DAY: Final = 24 * 3600
# between two and four in the morning from Aceh to Papua, whatever clock the machine keeps
AT_NIGHT: Final = time(19, 17, tzinfo=UTC)
_log = logging.getLogger(__name__)


class _JsonCronJob(CronJob):
    """RQ's recurring job, put on the queue as JSON: its own way of doing that pickles."""

    def enqueue(self, connection: Redis) -> Any:
        """Put one run on its queue."""
        function = self.func_name.removeprefix(f"{ENTRY}.")
        queue = open_queue(Queue(self.queue_name), connection)
        # without a worker the runs of a night would pile up; the next one does the work of all
        enqueue(queue, function, *self.args, stale_after=self.interval or _A_DAY)


class _NightlyCronJob(_JsonCronJob):
    """As above, once a night; RQ's own nights are those of the machine's time zone."""

    def get_next_enqueue_time(self) -> datetime:
        """The night after the last run, or after now."""
        return night_after(self.latest_enqueue_time or now())


def night_after(moment: datetime) -> datetime:
    """The next time of AT_NIGHT later than this moment."""
    night = datetime.combine(moment.astimezone(UTC).date(), AT_NIGHT)
    return night if night > moment else night + timedelta(seconds=_A_DAY)


class Timetable(CronScheduler):
    """RQ's scheduler as a table of what is due; the loop around it is ours."""

    def every(self, seconds: int, function: str, queue: Queue) -> None:
        """Run a function of `jobs.entry` again and again."""
        name = f"{ENTRY}.{function}"
        self.get_jobs().append(_JsonCronJob(queue.value, func_name=name, interval=seconds))

    def nightly(self, function: str, queue: Queue) -> None:
        """Run a function of `jobs.entry` once a night; a night without a scheduler is left out."""
        name = f"{ENTRY}.{function}"
        cron = f"{AT_NIGHT.minute} {AT_NIGHT.hour} * * *"
        self.get_jobs().append(_NightlyCronJob(queue.value, func_name=name, cron=cron))


def timetable(connection: Redis) -> Timetable:
    """Everything that recurs."""
    table = Timetable(connection, name="kinerja")
    table.every(SEAL_EACH, "seal_all", Queue.MAINTENANCE)
    table.every(PUBLISH_EACH, "publish_national", Queue.MAINTENANCE)
    table.nightly("sweep_all", Queue.MAINTENANCE)
    table.every(HOUR, "recount_hourly", Queue.MAINTENANCE)
    return table


class Scheduler:
    """Sweeps and starts what is due, as long as it leads; outages of either server pass by."""

    def __init__(self, leadership: Leadership, relay: Relay, connection: Redis) -> None:
        self._leadership = leadership
        self._relay = relay
        self._connection = connection
        self._table = timetable(connection)

    def run(self, stop: Event) -> None:
        """Work until told to stop."""
        while not stop.is_set():
            if self.turn():
                self._wait_for_poke(stop)
            else:
                stop.wait(SWEEP_EACH)
        self._leadership.resign()

    def turn(self) -> bool:
        """One round; False when another process leads or a server is away."""
        try:
            return self._round()
        except (SQLAlchemyError, RedisError) as error:
            _log.warning("no sweep: %s", type(error).__name__)
            return False

    def _round(self) -> bool:
        if not self._leadership.confirm():
            return False
        self._relay.sweep()
        if self._table.enqueue_jobs():
            self._table.save()
        self._table.heartbeat()
        return True

    def _wait_for_poke(self, stop: Event) -> None:
        try:
            self._connection.blpop([poke.KEY], SWEEP_EACH)
        except RedisError:
            stop.wait(SWEEP_EACH)
