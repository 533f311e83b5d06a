"""Playing the cycle: each feature does its part, through the services people use."""

from datetime import date
from typing import Any

from sqlalchemy import select

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.features import offered
from kinerja.outbox import Undeliverable
from kinerja.tenancy.models import Region

NOT_A_SAMPLE = "not_a_sample_region"


def play(payload: dict[str, Any]) -> None:
    """The job's handler: only ever in a region marked as sample data."""
    if not db.session.scalars(select(Region.is_sample)).one():
        raise Undeliverable(NOT_A_SAMPLE)
    scene = DemoScene(payload["slug"], payload["seed"], date.fromisoformat(payload["as_of"]))
    for feature in offered():
        if feature.demo:
            feature.demo(scene)
