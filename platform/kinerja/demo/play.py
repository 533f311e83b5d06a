"""Playing the cycle: each feature does its part, through the services people use."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.features import offered
from kinerja.jobs import service as jobs
from kinerja.outbox import Undeliverable
from kinerja.tenancy.models import Region

NOT_A_SAMPLE = "not_a_sample_region"


def play(payload: dict[str, Any]) -> None:
    """The job's handler: only ever in a region marked as sample data."""
    if not db.session.scalars(select(Region.is_sample)).one():
        raise Undeliverable(NOT_A_SAMPLE)
    as_of = date.fromisoformat(payload["as_of"])
    scene = DemoScene(payload["slug"], payload["seed"], as_of, _teller(payload.get("job_id")))
    for feature in offered():
        if feature.demo:
            feature.demo(scene)


def _teller(job: str | None) -> Callable[[int, int], None]:
    """Where progress goes: to the job people see, or nowhere."""
    if job is None:
        return lambda _done, _total: None
    return lambda done, total: jobs.progress(UUID(job), done, total)
