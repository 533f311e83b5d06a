"""Figures of many people at once, as they were recorded elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, literal, select
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.database import db, new_id
from kinerja.local_dates import today
from kinerja.tenancy import current_tenant
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget, Realisation
from modules.targets.realisation_errors import MeasureNotFound, PlanNotAgreed, YearSettled
from modules.targets.realisation_service import check_day, check_value, is_settled


@dataclass(frozen=True, slots=True)
class Taken:
    """One figure with the moment it was recorded at its source."""

    measure_id: UUID
    on_date: date
    value: Decimal
    recorded_at: datetime
    note: str = ""


def take_over(figures: Sequence[Taken]) -> int:
    """Keep figures in their owners' names; how many are new.

    What is recorded for the same day already stays as it is, so that a second run changes
    nothing. The refusals of `record` for the first figure that cannot be kept, and then none is.
    """
    plans = _plans_of({each.measure_id for each in figures})
    _require_changeable(plans.values())
    day = today()
    for each in figures:
        if each.measure_id not in plans:
            raise MeasureNotFound(each.measure_id)
        check_day(plans[each.measure_id].year, each.on_date, day)
        check_value(each.value)
    taken = _insert([_row(each, plans[each.measure_id]) for each in figures])
    if taken:
        after = {"figures": taken, "plans": len({plan.id for plan in plans.values()})}
        audit.record("realisations.taken_over", "realisation", None, None, after)
    return taken


def _require_changeable(plans: Collection[Plan]) -> None:
    settled = {year for year in {plan.year for plan in plans} if is_settled(year)}
    for plan in plans:
        if plan.state != PlanState.AGREED:
            raise PlanNotAgreed(plan.id, plan.year)
        if plan.year in settled:
            raise YearSettled(plan.id, plan.year)


def _plans_of(measures: Collection[UUID]) -> dict[UUID, Plan]:
    """By measure, its plan; the ids go as one array, of which there may be many thousands."""
    rows = db.session.execute(
        select(PlanMeasure.id, Plan)
        .join(PlanTarget, PlanTarget.id == PlanMeasure.target_id)
        .join(Plan, Plan.id == PlanTarget.plan_id)
        .where(PlanMeasure.id == any_(literal(list(measures), ARRAY(Uuid()))))
    )
    return {row[0]: row[1] for row in rows}


def _row(figure: Taken, plan: Plan) -> dict[str, Any]:
    return {
        "tenant_id": current_tenant(),
        "id": new_id(),
        "measure_id": figure.measure_id,
        "on_date": figure.on_date,
        "value": figure.value,
        "note": figure.note,
        "recorded_by": plan.person_id,
        "recorded_at": figure.recorded_at,
    }


def _insert(rows: Sequence[dict[str, Any]]) -> int:
    """How many of the rows are new."""
    if not rows:
        return 0
    table: Any = Realisation.__table__
    added = insert(table).on_conflict_do_nothing().returning(table.c.id)
    return len(db.session.execute(added, rows).all())
