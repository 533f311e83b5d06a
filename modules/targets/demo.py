"""The plans' part in a generated region: both years planned, and what was reached."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, select

from kinerja.database import db
from kinerja.demo.scene import DemoScene, DemoStep, Part
from modules.targets.demo_plans import play_plans
from modules.targets.demo_realisations import play_realisations
from modules.targets.models import Plan, PlanState, PlanTarget


def record(scene: DemoScene) -> None:
    """Plan both years, and record what was reached up to the scene's day."""
    for year in (scene.last_year, scene.as_of.year):
        play_plans(scene, year)
        play_realisations(scene, year)


PARTS: Final[Mapping[DemoStep, Part]] = {DemoStep.RECORD: record}


def figures(year: int) -> dict[str, Any]:
    """How many results stand in the agreed plans of a year."""
    counted = (
        select(func.count())
        .select_from(PlanTarget)
        .join(Plan, Plan.id == PlanTarget.plan_id)
        .where(Plan.year == year, Plan.state == PlanState.AGREED)
    )
    return {"targets": db.session.scalar(counted) or 0}
