"""Reading plans with what was reached: a few statements, however many plans."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Date, bindparam, func, select, true
from sqlalchemy.dialects.postgresql import distinct_on

from kinerja.database import db
from kinerja.ids import PersonId
from modules.targets.kinds import PlanState
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
        .order_by(*_IN_ORDER)
    )
    return _by_plan(tuple(row) for row in rows)


def _by_plan(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, tuple[PlannedResult, ...]]:
    """Rows of a result's and a measure's columns, as planned results by plan."""
    measures: dict[tuple[Any, ...], list[PlannedMeasure]] = {}
    for values in rows:
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


PlanKey = tuple[PersonId, UUID, int]
"""Whose plan it is: person, position, year."""
_HEAD: Final = 7  # columns of `agreed_plans` before those of a result and a measure


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """The results of an agreed plan in their order, and by measure its latest figure."""

    results: tuple[PlannedResult, ...]
    readings: Mapping[UUID, Reading]


def agreed_plans(
    people: Collection[PersonId], years: Collection[int], until: date
) -> dict[PlanKey, AgreedPlan]:
    """By person, position and year, the agreed plan with the figures up to a day; one statement.

    Plans without results are absent.
    """
    asked = {"people": list(people), "years": list(years), "until": until}
    rows = [tuple(row) for row in db.session.execute(_agreed(), asked)]
    plans: dict[PlanKey, UUID] = {}
    readings: defaultdict[UUID, dict[UUID, Reading]] = defaultdict(dict)
    for person, position, year, plan, measure, on_date, value in (row[:_HEAD] for row in rows):
        plans[person, position, year] = plan
        if on_date is not None:
            readings[plan][measure] = Reading(on_date, value)
    results = _by_plan(row[_HEAD:] for row in rows)
    return {key: AgreedPlan(results[plan], readings[plan]) for key, plan in plans.items()}


@cache
def _agreed() -> Any:
    """The statement of `agreed_plans`, built once: every form and every score asks it."""
    latest = _latest(bindparam("until", type_=Date()))
    head = (
        *(Plan.person_id, Plan.position_id, Plan.year, Plan.id),
        *(PlanMeasure.id, latest.c.on_date, latest.c.value),
    )
    return (
        select(*head, *_RESULT, *_MEASURE)
        .join(PlanTarget, PlanTarget.plan_id == Plan.id)
        .outerjoin(PlanMeasure, PlanMeasure.target_id == PlanTarget.id)
        .outerjoin(latest, true())
        .where(Plan.person_id.in_(bindparam("people", expanding=True)))
        .where(Plan.year.in_(bindparam("years", expanding=True)))
        .where(Plan.state == PlanState.AGREED)
        .order_by(*_IN_ORDER)
    )


def _latest(until: Any) -> Any:
    """A measure's latest figure up to a day, to be joined to the measure."""
    figures = (
        select(Realisation.on_date, Realisation.value)
        .where(
            Realisation.tenant_id == PlanMeasure.tenant_id,
            Realisation.measure_id == PlanMeasure.id,
            Realisation.on_date <= until,
        )
        .order_by(Realisation.on_date.desc())
        .limit(1)
    )
    return figures.correlate(PlanMeasure).lateral("latest")


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
_IN_ORDER = (PlanTarget.plan_id, PlanTarget.number, PlanTarget.id, PlanMeasure.number)
