"""Playing the cycle: each feature does its part, through the services people use."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.demo.scene import DemoScene, DemoStep
from kinerja.features import offered
from kinerja.jobs import service as jobs
from kinerja.jobs.queues import Queue
from kinerja.outbox import Undeliverable
from kinerja.tenancy.models import Region

NOT_A_SAMPLE: Final = "not_a_sample_region"
PLAY: Final = "demo.play"


def play(payload: dict[str, Any]) -> None:
    """The job's handler: one step, and a job for the next; only ever in a sample region."""
    step = DemoStep(payload.get("step", DemoStep.RECORD))
    play_step(payload, step)
    if step.following is not None:
        asked = {name: payload[name] for name in ("slug", "seed", "as_of")}
        jobs.start(PLAY, Queue.MAINTENANCE, {**asked, "step": step.following.value})


def play_step(payload: dict[str, Any], step: DemoStep) -> None:
    """Every feature's part of one step, in the order of the features."""
    if not db.session.scalars(select(Region.is_sample)).one():
        raise Undeliverable(NOT_A_SAMPLE)
    as_of = date.fromisoformat(payload["as_of"])
    scene = DemoScene(payload["slug"], payload["seed"], as_of, _teller(payload.get("job_id")))
    for feature in offered():
        if step in feature.demo:
            feature.demo[step](scene)


def _teller(job: str | None) -> Callable[[int, int], None]:
    """Where progress goes: to the job people see, or nowhere."""
    if job is None:
        return lambda _done, _total: None
    return lambda done, total: jobs.progress(UUID(job), done, total)
