"""Reading what plans ask of somebody, for their first page."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import Period, PeriodKind
from modules.targets.kinds import MeasureSource, PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget, Realisation


@dataclass(frozen=True, slots=True)
class AskingPlan:
    """A plan of one's own, or one proposed to oneself; `annual` is the period of its year.

    Of an agreed one of one's own, `measures` are to be recorded; `never` of them has any figure,
    the latest of all figures is of `last_day`.
    """

    id: UUID
    year: int
    state: PlanState
    is_own: bool
    measures: int
    never: int
    last_day: date | None
    annual: Period | None


def asking_plans(person: PersonId, from_year: int) -> list[AskingPlan]:
    """The own plans from a year on, and those that wait for this person; one statement, by year."""
    is_own = Plan.person_id == person
    proposed = and_(Plan.assessor_id == person, Plan.state == PlanState.PROPOSED)
    measure: Any = PlanMeasure.id.distinct()
    rows: Any = (
        select(
            *(Plan.id, Plan.year, Plan.state, is_own, func.count(measure)),
            func.count(measure).filter(Realisation.id.is_(None)),
            *(func.max(Realisation.on_date), Period),
        )
        .outerjoin(PlanTarget, and_(PlanTarget.plan_id == Plan.id, is_own, _is_agreed()))
        .outerjoin(PlanMeasure, and_(PlanMeasure.target_id == PlanTarget.id, _is_recorded()))
        .outerjoin(Realisation, Realisation.measure_id == PlanMeasure.id)
        .outerjoin(Period, and_(Period.kind == PeriodKind.ANNUAL, Period.year == Plan.year))
        .where(or_(and_(is_own, Plan.year >= from_year), proposed))
        .group_by(Plan.tenant_id, Plan.id, Period.tenant_id, Period.id)
        .order_by(Plan.year, Plan.id)
    )
    return [AskingPlan(*row) for row in db.session.execute(rows)]


def _is_agreed() -> Any:
    return Plan.state == PlanState.AGREED


def _is_recorded() -> Any:
    """That people record a measure themselves; others are filled from elsewhere."""
    return PlanMeasure.source == MeasureSource.LOG
