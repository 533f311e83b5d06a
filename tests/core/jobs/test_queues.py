"""What is put on a queue, and what a worker refuses to run."""

import json
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from rq.job import Job
from rq.serializers import JSONSerializer

from kinerja.jobs.queues import KnownJob, Queue, UnknownJobError, enqueue, open_queue


def test_arguments_travel_as_json(redis: Redis) -> None:
    enqueue(open_queue(Queue.MAINTENANCE, redis), "recount", 7, "survey.sums", "loket")
    (job,) = open_queue(Queue.MAINTENANCE, redis).jobs
    expected: list[object] = ["kinerja.jobs.entry.recount", None, [7, "survey.sums", "loket"], {}]
    assert json.loads(job.data) == expected
    assert job.func.__name__ == "recount"


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "kinerja.jobs.entry.connect.__globals__",
        "kinerja.jobs.queues.connect",
        "kinerja.jobs.entry.enqueue",
        "kinerja.jobs.entry.working",
        "eval",
    ],
)
def test_whoever_reaches_redis_cannot_have_other_functions_run(
    redis: Redis, name: str, tmp_path: Path
) -> None:
    planted = Job.create(
        name, args=(f"touch {tmp_path}/x",), connection=redis, serializer=JSONSerializer
    )
    planted.save()
    found = KnownJob.fetch(planted.id, connection=redis, serializer=JSONSerializer)
    with pytest.raises(UnknownJobError):
        found.perform()
    assert list(tmp_path.iterdir()) == []


def test_callbacks_and_webhooks_written_to_redis_are_not_read(redis: Redis) -> None:
    enqueue(open_queue(Queue.EXPORTS, redis), "run", 1, "x")
    (job,) = open_queue(Queue.EXPORTS, redis).jobs
    webhooks = '[{"url": "http://127.0.0.1:1/", "job_status": "finished"}]'
    planted: dict[Any, Any] = {"success_callback_name": "os.abort", "webhooks": webhooks}
    redis.hset(job.key, mapping=planted)
    found = KnownJob.fetch(job.id, connection=redis, serializer=JSONSerializer)
    assert found.success_callback is None
    assert found.webhooks == []
