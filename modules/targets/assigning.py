"""Plans for many people at once: drafts made elsewhere, for each to change and propose."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.tenancy import current_tenant
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget
from modules.targets.rules import TargetDraft
from modules.targets.seats import Seat
from modules.targets.service import measure_values, target_values

Row = dict[str, Any]


def assign(drafts: Mapping[Seat, Sequence[TargetDraft]], year: int) -> dict[Seat, UUID]:
    """Begin the plans of a year for these people, with these results; the plans begun.

    Whoever has a plan for the year in that position keeps it as it is. Results that others link
    to come before those: the order of `drafts` counts.
    """
    plans = {seat: _plan_row(seat, year) for seat in drafts}
    begun = _insert_new(list(plans.values()))
    fresh = {seat: row["id"] for seat, row in plans.items() if row["id"] in begun}
    targets = [(fresh[seat], target) for seat in fresh for target in drafts[seat]]
    _insert(PlanTarget, [_target_row(plan, target) for plan, target in targets])
    _insert(PlanMeasure, [row for _plan, target in targets for row in _measure_rows(target)])
    if fresh:
        after = {"year": year, "plans": len(fresh), "targets": len(targets)}
        audit.record("plans.assigned", "plan", None, None, after)
    return fresh


def _plan_row(seat: Seat, year: int) -> Row:
    return {
        "tenant_id": current_tenant(),
        "id": new_id(),
        "person_id": seat.person,
        "position_id": seat.position,
        "unit_id": seat.unit,
        "family": seat.family,
        "year": year,
        "assessor_id": seat.assessor,
        "state": PlanState.DRAFT,
        "edition": 1,
        "saved_at": now(),
    }


def _target_row(plan_id: UUID, target: TargetDraft) -> Row:
    known = {"id": target.id, "plan_id": plan_id, "number": target.number}
    return {"tenant_id": current_tenant(), **known, **target_values(target)}


def _measure_rows(target: TargetDraft) -> list[Row]:
    known = {"tenant_id": current_tenant(), "target_id": target.id}
    return [
        {**known, "id": new_id(), "number": at, **measure_values(measure)}
        for at, measure in target.measures.items()
    ]


def _insert_new(rows: Sequence[Row]) -> set[UUID]:
    """The ids of the plans that were not there yet."""
    if not rows:
        return set()
    table: Any = Plan.__table__
    statement = insert(table).on_conflict_do_nothing().returning(table.c.id)
    return {row.id for row in db.session.execute(statement, rows)}


def _insert(model: Any, rows: Sequence[Row]) -> None:
    if rows:
        db.session.execute(insert(model.__table__), rows)
