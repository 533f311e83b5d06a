"""Reading plans: one with the people in it, what it holds, and what it may be linked to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import aliased

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person, Position, Unit
from modules.targets.errors import PlanNotFound
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget, Realisation
from modules.targets.rules import MeasureDraft, TargetDraft

# the column is never empty; a form takes no figure below zero, so nobody can have typed this one
NO_FIGURE: Final = Decimal(-1)


@dataclass(frozen=True, slots=True)
class PlanCase:
    """One plan with everything its pages name."""

    plan: Plan
    person: Person
    assessor: Person | None
    position: Position
    unit: Unit


@dataclass(frozen=True, slots=True)
class SuperiorResult:
    """A result of the superior's that one's own may contribute to; `agreed` once theirs is."""

    id: UUID
    number: int
    result: str
    agreed: bool


def get_case(plan_id: UUID) -> PlanCase:
    """The plan with this id, or PlanNotFound."""
    found = db.session.execute(_cases().where(Plan.id == plan_id)).one_or_none()
    if found is None:
        raise PlanNotFound(plan_id)
    return PlanCase(*found)


def find_own(person: PersonId, position: UUID, year: int) -> PlanCase | None:
    """The plan of a person for a year in one position, if it has been begun."""
    own = (Plan.person_id == person, Plan.position_id == position, Plan.year == year)
    found = db.session.execute(_cases().where(*own)).one_or_none()
    return PlanCase(*found) if found else None


def years_of(person: PersonId) -> list[int]:
    """The years somebody has a plan for, the latest first."""
    years = select(Plan.year).where(Plan.person_id == person).distinct()
    return list(db.session.scalars(years.order_by(Plan.year.desc())))


def _cases() -> Any:
    assessor = aliased(Person)
    is_assessor = and_(assessor.tenant_id == Plan.tenant_id, assessor.id == Plan.assessor_id)
    return (
        select(Plan, Person, assessor, Position, Unit)
        .join(Person, Person.id == Plan.person_id)
        .outerjoin(assessor, is_assessor)
        .join(Position, Position.id == Plan.position_id)
        .join(Unit, Unit.id == Plan.unit_id)
    )


def targets_of(plan_id: UUID) -> tuple[TargetDraft, ...]:
    """What a plan holds, main results first, in the order they were written; three statements."""
    asked = select(PlanTarget).where(PlanTarget.plan_id == plan_id)
    ordered = asked.order_by(PlanTarget.is_main.desc(), PlanTarget.number, PlanTarget.id)
    rows = db.session.scalars(ordered).all()
    ids = [row.id for row in rows]
    measures = measures_of(ids)
    logged = _logged(ids)
    return tuple(_draft(row, measures.get(row.id, {}), row.id in logged) for row in rows)


def measures_of(targets: Collection[UUID]) -> dict[UUID, dict[int, MeasureDraft]]:
    """The measures of these results, by result and place."""
    if not targets:
        return {}
    asked = select(PlanMeasure).where(PlanMeasure.target_id.in_(targets))
    found: dict[UUID, dict[int, MeasureDraft]] = {}
    for row in db.session.scalars(asked.order_by(PlanMeasure.number)):
        found.setdefault(row.target_id, {})[row.number] = measure_draft(row)
    return found


def _logged(targets: Collection[UUID]) -> set[UUID]:
    """Those of the results for which something reached has been recorded."""
    if not targets:
        return set()
    recorded = exists().where(
        Realisation.tenant_id == PlanMeasure.tenant_id, Realisation.measure_id == PlanMeasure.id
    )
    asked = select(PlanMeasure.target_id).where(PlanMeasure.target_id.in_(targets), recorded)
    return set(db.session.scalars(asked.distinct()))


def measure_draft(row: PlanMeasure) -> MeasureDraft:
    """A stored measure as rules read it."""
    return MeasureDraft(
        row.aspect,
        row.indicator,
        row.unit,
        None if row.target == NO_FIGURE else row.target,
        row.direction,
        row.source,
        row.weight,
    )


def _draft(row: PlanTarget, measures: dict[int, MeasureDraft], is_logged: bool) -> TargetDraft:
    return TargetDraft(
        id=row.id,
        number=row.number,
        result=row.result,
        is_main=row.is_main,
        weight=row.weight,
        superior=row.superior_target_id,
        template=row.template,
        measures=measures,
        is_logged=is_logged,
    )


def superior_results(superior: PersonId | None, year: int) -> list[SuperiorResult]:
    """What the superior plans for a year, agreed or not yet."""
    if superior is None:
        return []
    asked = (
        select(PlanTarget.id, PlanTarget.number, PlanTarget.result, Plan.state)
        .join(Plan, Plan.id == PlanTarget.plan_id)
        .where(Plan.person_id == superior, Plan.year == year, PlanTarget.result != "")
        .order_by(PlanTarget.is_main.desc(), PlanTarget.number, PlanTarget.id)
    )
    return [_superior_result(row) for row in db.session.execute(asked)]


def linked_results(targets: Sequence[TargetDraft]) -> dict[UUID, SuperiorResult]:
    """The results these contribute to, whoever's they are."""
    wanted = {target.superior for target in targets if target.superior}
    if not wanted:
        return {}
    asked = (
        select(PlanTarget.id, PlanTarget.number, PlanTarget.result, Plan.state)
        .join(Plan, Plan.id == PlanTarget.plan_id)
        .where(PlanTarget.id.in_(wanted))
    )
    return {row.id: _superior_result(row) for row in db.session.execute(asked)}


def _superior_result(row: Any) -> SuperiorResult:
    return SuperiorResult(row.id, row.number, row.result, row.state is PlanState.AGREED)
