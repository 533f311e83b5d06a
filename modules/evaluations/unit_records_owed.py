"""Who still owes a report or service times, in the periods in which they are due."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import Period
from kinerja.rubrics.service import rubric_of
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import UnitReport
from modules.evaluations.queries import TAKES_RATINGS
from modules.evaluations.service_times_queries import NOTHING_COUNTED, counted_for
from modules.evaluations.unit_records_page import is_owed
from modules.evaluations.unit_records_queries import units_by_period
from modules.evaluations.unit_records_words import due_of_records
from modules.evaluations.unit_reports_queries import offices_of, units_led
from modules.evaluations.unit_reports_rules import ASKED_AHEAD


@dataclass(frozen=True, slots=True)
class OwedReport:
    """How many `units` of somebody have not submitted their report; the first of them by name."""

    period: str
    period_id: UUID
    due: date
    units: int
    unit: str
    unit_id: UUID
    is_begun: bool


@dataclass(frozen=True, slots=True)
class OwedTimes:
    """How many units of somebody have not recorded all their service times."""

    period: str
    due: date
    units: int


def reports_owed(
    reach: Collection[UUID] | None, leader: PersonId, on: date
) -> Iterator[OwedReport]:
    """By period that is due, the missing reports of the offices in reach (None: of all) or led."""
    due = func.coalesce(Period.self_due_on, Period.ratings_due_on)
    offices = offices_of(_asked(select(Evaluation.unit_id), on))
    rows: Any = (
        select(Period.code, Period.id, due, offices.c.name, offices.c.id, UnitReport.edition)
        .select_from(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .join(offices, offices.c.origin == Evaluation.unit_id)
        .outerjoin(
            UnitReport,
            (UnitReport.unit_id == offices.c.id) & (UnitReport.period_id == Period.id),
        )
        .where(
            *_is_asked(on),
            UnitReport.submitted_at.is_(None),
            *(() if reach is None else (_theirs(offices.c.id, reach, leader, on),)),
        )
        .distinct()
        .order_by(due, Period.code, offices.c.name, offices.c.id)
    )
    for _period, found in groupby(db.session.execute(rows), key=lambda row: row[:3]):
        missing = list(found)
        code, period_id, day, unit, unit_id, edition = missing[0]
        yield OwedReport(code, period_id, day, len(missing), unit, unit_id, bool(edition))


def _theirs(office: Any, reach: Collection[UUID], leader: PersonId, on: date) -> Any:
    return or_(office.in_(reach), office.in_(units_led(leader, on)))


def times_owed(reach: Collection[UUID] | None, on: date) -> Iterator[OwedTimes]:
    """By period that is due, how many units somebody administers have figures to record."""
    units = units_by_period(_is_asked(on), reach)
    counted = counted_for({unit.id for _period, unit in units}) if units else {}
    for period, those in groupby(units, key=lambda row: row[0]):
        rubric = rubric_of(period.rubric_version_id)
        owed = sum(
            is_owed(period.id, rubric, unit, counted.get(unit.id, NOTHING_COUNTED))
            for _period, unit in those
        )
        if owed:
            yield OwedTimes(period.code, due_of_records(period), owed)


def _is_asked(on: date) -> tuple[Any, ...]:
    due = func.coalesce(Period.self_due_on, Period.ratings_due_on)
    return (
        Period.stage.in_(TAKES_RATINGS),
        Period.starts_on <= on,
        due <= on + ASKED_AHEAD,
    )


def _asked(units: Any, on: date) -> Any:
    return units.join(Period, Period.id == Evaluation.period_id).where(*_is_asked(on))
