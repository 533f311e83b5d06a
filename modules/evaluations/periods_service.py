"""Opening a year's periods and taking one on, with everything that follows from it."""

from datetime import date
from typing import Any
from uuid import UUID

from kinerja import outbox
from kinerja.database import db
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.planning import plan_periods
from kinerja.periods.queries import get_period
from kinerja.periods.service import move_to, open_planned
from kinerja.periods.stages import next_stage
from kinerja.rubrics.models import RubricVersion
from kinerja.rubrics.service import current_rubric
from kinerja.tenancy import current_tenant
from kinerja.tenancy.practice import current_practice, region_settings
from modules.evaluations.opening import open_evaluations
from modules.evaluations.peers_voices import follow_period

MOVED_TOPIC = "period.moved"


def open_year(year: int, on: date) -> list[Period]:
    """Every period of a year that has begun by a day, with its evaluations; again does no harm."""
    version = db.session.get_one(RubricVersion, (current_tenant(), current_rubric().id))
    opened = []
    for planned in plan_periods(region_settings().periods, year):
        if planned.starts_on <= on:
            period = open_planned(planned, version)
            open_evaluations(period, min(on, period.ends_on))
            opened.append(period)
    return opened


def advance(period_id: UUID, target: PeriodStage) -> Period:
    """Take a period to the stage that follows in this region, and tell who waits for that.

    StageOutOfOrder for any other stage, PeriodNotFound for no period.
    """
    period = move_to(period_id, target)
    payload = {"period_id": str(period.id), "code": period.code, "stage": target.name.lower()}
    outbox.post(MOVED_TOPIC, payload)
    return period


def following(period: Period) -> PeriodStage | None:
    """The stage after this one in the region's practice; None at the end."""
    return next_stage(period.stage, current_practice())


def period_moved(payload: dict[str, Any]) -> None:
    """What a stage brings with it, done once however often it is asked."""
    period = get_period(UUID(payload["period_id"]))
    open_evaluations(period)
    follow_period(period)
