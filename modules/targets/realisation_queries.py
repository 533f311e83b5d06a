"""Reading plans with what was reached: a few statements, however many plans."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from kinerja.database import db
from kinerja.ids import PersonId
from modules.targets.kinds import MeasureSource, PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget, Realisation
from modules.targets.realisation_errors import MeasureNotFound
from modules.targets.realisation_rules import PlannedMeasure, PlannedResult, Reading


def own_plans(person: PersonId) -> Sequence[Plan]:
    """The agreed plans of a person, the one in force first."""
    agreed = select(Plan).where(Plan.person_id == person, Plan.state == PlanState.AGREED)
    return db.session.scalars(agreed.order_by(Plan.year.desc(), Plan.agreed_at.desc())).all()


def results_of(plans: Collection[UUID]) -> dict[UUID, tuple[PlannedResult, ...]]:
    """The planned results of plans in their order, one statement; plans without any are absent."""
    rows = db.session.execute(
        select(*_RESULT, *_MEASURE)
        .outerjoin(PlanMeasure, PlanMeasure.target_id == PlanTarget.id)
        .where(PlanTarget.plan_id.in_(plans))
        .order_by(PlanTarget.plan_id, PlanTarget.number, PlanTarget.id, PlanMeasure.number)
    )
    measures: dict[tuple[Any, ...], list[PlannedMeasure]] = {}
    for row in rows:
        values: tuple[Any, ...] = tuple(row)
        result, measure = values[: len(_RESULT)], values[len(_RESULT) :]
        found = measures.setdefault(result, [])
        if measure[0] is not None:
            found.append(PlannedMeasure(*measure))
    grouped: dict[UUID, list[PlannedResult]] = {}
    for (plan_id, target_id, number, words, is_main, weight), those in measures.items():
        line = PlannedResult(target_id, number, words, is_main, weight, tuple(those))
        grouped.setdefault(plan_id, []).append(line)
    return {plan_id: tuple(results) for plan_id, results in grouped.items()}


def readings_of(plans: Collection[UUID], until: date) -> dict[UUID, Reading]:
    """By measure of these plans, the latest figure up to a day; one statement."""
    rows = db.session.execute(
        select(Realisation.measure_id, Realisation.on_date, Realisation.value)
        .join(PlanMeasure, PlanMeasure.id == Realisation.measure_id)
        .join(PlanTarget, PlanTarget.id == PlanMeasure.target_id)
        .where(PlanTarget.plan_id.in_(plans), Realisation.on_date <= until)
        .order_by(Realisation.measure_id, Realisation.on_date.desc())
        .ext(distinct_on(Realisation.measure_id))
    )
    return {measure_id: Reading(on_date, value) for measure_id, on_date, value in rows}


def find_measure(measure_id: UUID) -> tuple[UUID, PlannedResult, PlannedMeasure]:
    """The plan, the result and the measure of this id; MeasureNotFound when there is none."""
    plan_id = db.session.scalar(
        select(PlanTarget.plan_id)
        .join(PlanMeasure, PlanMeasure.target_id == PlanTarget.id)
        .where(PlanMeasure.id == measure_id)
    )
    if plan_id is None:
        raise MeasureNotFound(measure_id)
    for result in results_of([plan_id])[plan_id]:
        for measure in result.measures:
            if measure.id == measure_id:
                return plan_id, result, measure
    raise MeasureNotFound(measure_id)


def last_recorded(plan_id: UUID) -> datetime | None:
    """When something was last recorded for a plan."""
    return db.session.scalar(
        select(func.max(Realisation.recorded_at))
        .join(PlanMeasure, PlanMeasure.id == Realisation.measure_id)
        .join(PlanTarget, PlanTarget.id == PlanMeasure.target_id)
        .where(PlanTarget.plan_id == plan_id)
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """An agreed plan for which figures are awaited."""

    plan_id: UUID
    year: int
    measures: int
    never: int
    last_day: date | None


def gaps_of(person: PersonId, from_year: int) -> list[Gap]:
    """How far the agreed plans of somebody are recorded, from a year on; one statement."""
    measure = PlanMeasure.id.distinct()
    rows = db.session.execute(
        select(
            Plan.id,
            Plan.year,
            func.count(measure),
            func.count(measure).filter(Realisation.id.is_(None)),
            func.max(Realisation.on_date),
        )
        .join(PlanTarget, PlanTarget.plan_id == Plan.id)
        .join(PlanMeasure, PlanMeasure.target_id == PlanTarget.id)
        .outerjoin(Realisation, Realisation.measure_id == PlanMeasure.id)
        .where(Plan.person_id == person, Plan.state == PlanState.AGREED, Plan.year >= from_year)
        .where(PlanMeasure.source == MeasureSource.LOG)
        .group_by(Plan.id, Plan.year)
        .order_by(Plan.year)
    )
    return [Gap(*row) for row in rows]


def agreed_plans(
    people: Collection[PersonId], years: Collection[int]
) -> Mapping[tuple[PersonId, UUID, int], UUID]:
    """By person, position and year, the agreed plan; one statement."""
    rows = db.session.execute(
        select(Plan.person_id, Plan.position_id, Plan.year, Plan.id).where(
            Plan.person_id.in_(people), Plan.year.in_(years), Plan.state == PlanState.AGREED
        )
    )
    return {(person, position, year): plan_id for person, position, year, plan_id in rows}


_RESULT = (
    PlanTarget.plan_id,
    PlanTarget.id,
    PlanTarget.number,
    PlanTarget.result,
    PlanTarget.is_main,
    PlanTarget.weight,
)
_MEASURE = (
    PlanMeasure.id,
    PlanMeasure.number,
    PlanMeasure.aspect,
    PlanMeasure.indicator,
    PlanMeasure.unit,
    PlanMeasure.target,
    PlanMeasure.direction,
    PlanMeasure.source,
    PlanMeasure.weight,
)
