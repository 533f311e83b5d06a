"""The figures in Prometheus' form; to be imported only where the shared folder is known."""

from collections.abc import Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from kinerja.jobs.queues import Queue
from kinerja.metrics.folder import shared
from kinerja.metrics.reading import Standing

CONTENT_TYPE: Final = CONTENT_TYPE_PLAIN_0_0_4
_BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds
_MESSAGES: Final = ("waiting", "held", "dead")
_JOBS: Final = ("waiting", "running")


class Requests:
    """Requests answered by this process, kept where the others of the same server see them."""

    def __init__(self) -> None:
        told = "Requests answered, by endpoint, method and class of status."
        labels = ["endpoint", "method", "status"]
        self._answered = Counter("kinerja_requests", told, labels, registry=None)
        told = "Seconds from the beginning of a request to its commit."
        self._seconds = Histogram(
            "kinerja_request_seconds", told, labels[:2], registry=None, buckets=_BUCKETS
        )

    def count(self, endpoint: str, method: str, status: str, seconds: float) -> None:
        """Count one answer."""
        self._answered.labels(endpoint, method, status).inc()
        self._seconds.labels(endpoint, method).observe(seconds)

    def register(self, registry: CollectorRegistry) -> None:
        """Put the requests of all processes, or of this only one, before a reader."""
        folder = shared()
        if folder:
            MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
            return
        registry.register(self._answered)
        registry.register(self._seconds)


class Waiting(Collector):
    """What was found to wait; what could not be asked is left out and its server is down."""

    def __init__(self, standing: Standing | None, lengths: Mapping[Queue, int] | None) -> None:
        self._standing = standing
        self._lengths = lengths

    def collect(self) -> Iterator[Metric]:
        """The figures one by one."""
        up = GaugeMetricFamily("kinerja_server_up", "1 if the server answered.", labels=["server"])
        up.add_metric(["database"], float(self._standing is not None))
        up.add_metric(["redis"], float(self._lengths is not None))
        yield up
        if self._standing is not None:
            yield from _of_database(self._standing)
        if self._lengths is not None:
            told = "Jobs that stand on a queue."
            length = GaugeMetricFamily("kinerja_queue_length", told, labels=["queue"])
            for queue, count in self._lengths.items():
                length.add_metric([queue.value], count)
            yield length


def write_page(requests: Requests, waiting: Waiting) -> bytes:
    """All figures as a page for Prometheus."""
    registry = CollectorRegistry()
    registry.register(waiting)
    requests.register(registry)
    return generate_latest(registry)


def forget_process(process: int) -> None:
    """A process has ended: what is true of living ones only goes with it, its counts stay."""
    mark_process_dead(process)  # type: ignore[no-untyped-call]


def _of_database(standing: Standing) -> Iterator[Metric]:
    told = "Messages of open regions that wait, of suspended ones that are held, and dead letters."
    messages = GaugeMetricFamily("kinerja_outbox_messages", told, labels=["state"])
    for state in _MESSAGES:
        messages.add_metric([state], standing.messages[state])
    yield messages
    told = "For how many seconds the longest waiting message has been due."
    yield GaugeMetricFamily("kinerja_outbox_longest_due_seconds", told, standing.longest_due)
    told = "Long jobs that are not finished."
    jobs = GaugeMetricFamily("kinerja_jobs_open", told, labels=["queue", "state"])
    for queue in Queue:
        for state in _JOBS:
            jobs.add_metric([queue.value, state], standing.jobs[queue.value, state])
    yield jobs
