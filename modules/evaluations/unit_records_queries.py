"""Reading what the units of a period have recorded, for who administers them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from kinerja.database import db
from kinerja.people.units import units_above
from kinerja.periods.models import Period
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import ServiceTime, UnitReport
from modules.evaluations.service_times_queries import NOTHING_COUNTED, Counted, nearest_counts
from modules.evaluations.unit_reports_queries import Owed
from modules.evaluations.unit_reports_rules import REPORTS

Criteria = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class UnitPeople:
    """One unit with the people assessed in it and below it, and their position families.

    An office is what others report and record through.
    """

    id: UUID
    name: str
    people: int
    families: tuple[str, ...]
    is_office: bool


def units_with_people(
    period_id: UUID, reach: Collection[UUID] | None, limit: int | None
) -> list[UnitPeople]:
    """The units of a period in which, or below which, somebody is assessed: offices first."""
    rows = _units((Period.id == period_id,), reach).limit(limit)
    return [unit for _period, unit in _with_period(rows)]


def units_by_period(
    asked: Criteria, reach: Collection[UUID] | None
) -> list[tuple[Period, UnitPeople]]:
    """The same units of all periods that meet these criteria, the earliest to end first."""
    return list(_with_period(_units(asked, reach)))


def _with_period(rows: Any) -> Iterator[tuple[Period, UnitPeople]]:
    for period, unit_id, name, people, families, office in db.session.execute(rows):
        yield period, UnitPeople(unit_id, name, people, tuple(sorted(families)), office)


def _units(asked: Criteria, reach: Collection[UUID] | None) -> Any:
    assessed = select(Evaluation.unit_id).join(Period, Period.id == Evaluation.period_id)
    above = units_above(assessed.where(*asked))
    is_office: Any = or_(above.c.kind == REPORTS, above.c.parent_id.is_(None))
    rows: Any = (
        select(
            *(Period, above.c.id, above.c.name, func.count()),
            func.array_agg(Evaluation.family.distinct()),
            is_office,
        )
        .select_from(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .join(above, above.c.origin == Evaluation.unit_id)
        .where(*asked, *(() if reach is None else (above.c.id.in_(reach),)))
        .group_by(
            *(Period.tenant_id, Period.id),
            *(above.c.id, above.c.name, above.c.kind, above.c.parent_id),
        )
    )
    return rows.order_by(*(Period.ends_on, Period.code, is_office.desc(), above.c.name, above.c.id))


@dataclass(frozen=True, slots=True)
class RecordsAbove:
    """What counts for people of a unit: the report of their office, and the nearest counts."""

    report: Owed
    counted: Counted


def records_above(unit_id: UUID, period_id: UUID) -> RecordsAbove:
    """What a unit and those above it have recorded, in one statement."""
    above = units_above([unit_id])
    is_office: Any = or_(above.c.kind == REPORTS, above.c.parent_id.is_(None))
    reported: Any = and_(UnitReport.unit_id == above.c.id, UnitReport.period_id == period_id)
    rows: Any = (
        select(above.c.id, above.c.name, above.c.steps, is_office.label("is_office"))
        .add_columns(UnitReport.submitted_at, ServiceTime)
        .select_from(above)
        .outerjoin(UnitReport, reported)
        .outerjoin(ServiceTime, ServiceTime.unit_id == above.c.id)
        .order_by(above.c.steps)
    )
    found = db.session.execute(rows).all()
    office = next(row for row in found if row.is_office)
    counts = ((unit_id, row.steps, row.ServiceTime) for row in found if row.ServiceTime)
    return RecordsAbove(
        Owed(office.id, office.name, office.submitted_at),
        nearest_counts(counts).get(unit_id, NOTHING_COUNTED),
    )
