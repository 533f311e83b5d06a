"""Reading units' reports: who reports for whom, how far each is, and who may submit one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, Person, Position, Unit
from kinerja.people.names import full_name
from kinerja.people.units import units_above
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import UnitReport
from modules.evaluations.queries import FINISHED
from modules.evaluations.queries_overview import Reach
from modules.evaluations.unit_reports_rules import REPORTS, Report, ReportState, state_of


@dataclass(frozen=True, slots=True)
class Owed:
    """The report on which somebody's result waits: of the unit that reports for them."""

    unit_id: UUID
    unit: str
    submitted_at: datetime | None


def report_owed(unit_id: UUID, period_id: UUID) -> Owed:
    """The report of the office a unit belongs to: itself, the nearest above, or the topmost."""
    offices = offices_of([unit_id])
    row = db.session.execute(
        select(offices.c.id, offices.c.name, UnitReport.submitted_at).outerjoin(
            UnitReport, _report_of(offices, period_id)
        )
    ).one()
    return Owed(*row)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the report of one office is, for how many people of the period it speaks.

    `waiting` of the `people` are not final yet.
    """

    unit_id: UUID
    unit: str
    state: ReportState
    people: int
    waiting: int


def standings(period_id: UUID, reach: Reach) -> list[Standing]:
    """The reports of a period in these offices (None: in all), what is missing first."""
    offices = offices_of(select(Evaluation.unit_id).where(Evaluation.period_id == period_id))
    missing = UnitReport.submitted_at.is_not(None)
    rows: Any = (
        select(
            *(offices.c.id, offices.c.name, UnitReport.edition, UnitReport.submitted_at),
            func.count(),
            func.count().filter(Evaluation.stage.not_in(FINISHED)),
        )
        .select_from(Evaluation)
        .join(offices, offices.c.origin == Evaluation.unit_id)
        .outerjoin(UnitReport, _report_of(offices, period_id))
        .where(Evaluation.period_id == period_id, *_within(offices, reach))
        .group_by(offices.c.id, offices.c.name, UnitReport.edition, UnitReport.submitted_at)
        .order_by(missing, offices.c.name, offices.c.id)
    )
    return [
        Standing(unit_id, unit, state_of(edition, at), people, waiting)
        for unit_id, unit, edition, at, people, waiting in db.session.execute(rows)
    ]


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it is kept; edition 0 before anything was."""

    text: Report
    edition: int = 0
    submitted_at: datetime | None = None
    submitted_by: str = ""


def kept_report(unit_id: UUID, period_id: UUID) -> KeptReport:
    """What a unit has written on a period so far."""
    row = db.session.execute(
        select(UnitReport, Person.nama, Person.gelar_depan, Person.gelar_belakang)
        .outerjoin(
            Person,
            and_(Person.tenant_id == UnitReport.tenant_id, Person.id == UnitReport.submitted_by),
        )
        .where(UnitReport.unit_id == unit_id, UnitReport.period_id == period_id)
    ).one_or_none()
    if row is None:
        return KeptReport(Report())
    report, nama, *titles = row
    by = full_name(nama, *titles) if nama else ""
    text = Report(report.achievements, report.obstacles)
    return KeptReport(text, report.edition, report.submitted_at, by)


def find_report(unit_id: UUID, period_id: UUID) -> UnitReport | None:
    """The row of a report, or None."""
    asked = select(UnitReport).where(
        UnitReport.unit_id == unit_id, UnitReport.period_id == period_id
    )
    found: UnitReport | None = db.session.scalar(asked.execution_options(populate_existing=True))
    return found


def reports_itself(unit: Unit) -> bool:
    """Whether a unit is one that reports."""
    return unit.kind == REPORTS or unit.parent_id is None


def led_by(person: PersonId, on: date) -> frozenset[UUID]:
    """The units a person leads on a day, as holder or acting."""
    return frozenset(db.session.scalars(units_led(person, on)))


def units_led(person: PersonId, on: date) -> Select[UUID]:
    """The same units, to ask for within a statement."""
    return (
        select(Position.unit_id)
        .join(Assignment, Assignment.position_id == Position.id)
        .where(
            Position.leads_unit,
            Assignment.during.contains(on),
            Assignment.person_id == person,
        )
    )


def rates_within(person: PersonId, unit_id: UUID, period_id: UUID) -> bool:
    """Whether a person is assessor of record of somebody for whom this office reports."""
    offices = offices_of(select(Evaluation.unit_id).where(Evaluation.assessor_id == person))
    mine = (
        select(Evaluation.id)
        .join(offices, offices.c.origin == Evaluation.unit_id)
        .where(
            Evaluation.assessor_id == person,
            Evaluation.period_id == period_id,
            offices.c.id == unit_id,
        )
    )
    return db.session.scalar(mine.limit(1)) is not None


def submitters_of(unit_id: UUID, on: date) -> list[str]:
    """The names of those who may submit a unit's report: its head and its administrators."""
    leads = select(Assignment.person_id).where(
        Assignment.position_id == Position.id,
        Position.unit_id == unit_id,
        Position.leads_unit,
        Assignment.during.contains(on),
    )
    above = units_above([unit_id])
    grants = select(RoleGrant.person_id).where(
        RoleGrant.role == Role.ADMIN_OPD.value,
        RoleGrant.unit_id.in_(select(above.c.id)),
        RoleGrant.from_date <= on,
        or_(RoleGrant.until_date.is_(None), RoleGrant.until_date >= on),
    )
    people = select(Person).where(or_(Person.id.in_(leads), Person.id.in_(grants)))
    return [person.full_name for person in db.session.scalars(people.order_by(Person.name_key))]


def offices_of(starts: Collection[UUID] | Select[UUID]) -> CTE:
    """By `origin`, the office that reports for it: the nearest of its kind, or the topmost."""
    above = units_above(starts)
    return (
        select(above.c.origin, above.c.id, above.c.name)
        .where(or_(above.c.kind == REPORTS, above.c.parent_id.is_(None)))
        .ext(distinct_on(above.c.origin))
        .order_by(above.c.origin, above.c.steps)
        .cte("offices")
    )


def _report_of(offices: CTE, period_id: UUID) -> Any:
    return and_(UnitReport.unit_id == offices.c.id, UnitReport.period_id == period_id)


def _within(offices: CTE, reach: Reach) -> Sequence[Any]:
    return () if reach is None else (offices.c.id.in_(reach),)
