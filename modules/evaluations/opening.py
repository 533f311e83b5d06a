"""Opening a period's evaluations: one for everybody who holds a position of their own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Date, literal, select
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.database import db
from kinerja.people.models import Assignment, AssignmentKind, Position, ReportingLine
from kinerja.periods.models import Period
from kinerja.tenancy import current_tenant
from modules.evaluations.lines import Holder, assessor_of_record
from modules.evaluations.models import Evaluation

# a statement takes 65,535 parameters at most; a row has fourteen
_ROWS: Final = 2000


def open_evaluations(period: Period, on: date | None = None) -> int:
    """Open what is missing, by the positions and lines of a day (the period's end); how many.

    Doing it again opens only for those who have come since; nothing open is touched.
    """
    day = on or period.ends_on
    opened = 0
    rows = _rows(period, day)
    while chunk := list(islice(rows, _ROWS)):
        opened += _insert(chunk)
    if opened:
        after = {"period": period.code, "on": day.isoformat(), "opened": opened}
        audit.record("evaluations.opened", "period", period.id, None, after)
    return opened


def _rows(period: Period, day: date) -> Iterator[dict[str, Any]]:
    superiors, holders = _superiors(day), _holders(day)
    for person, position, unit, family in _definitive(day):
        assessor = assessor_of_record(person, position, superiors, holders)
        yield {
            "tenant_id": current_tenant(),
            "period_id": period.id,
            "person_id": person,
            "position_id": position,
            "unit_id": unit,
            "family": family,
            "assessor_id": assessor.person if assessor else None,
            "assessor_acting": assessor.acting if assessor else "",
        }


def _insert(rows: Sequence[dict[str, Any]]) -> int:
    """One statement for all rows; who has an evaluation in the period already keeps it."""
    table: Any = Evaluation.__table__
    made = insert(table).values(rows).on_conflict_do_nothing().returning(table.c.id)
    return len(db.session.execute(made).all())


def _definitive(day: date) -> Sequence[Any]:
    own = (
        select(Assignment.person_id, Position.id, Position.unit_id, Position.family)
        .join(Position, Position.id == Assignment.position_id)
        .where(Assignment.kind == AssignmentKind.DEFINITIF, _on(Assignment.during, day))
        .order_by(Assignment.person_id)
    )
    return db.session.execute(own).all()


def _superiors(day: date) -> dict[UUID, UUID]:
    lines = select(ReportingLine.position_id, ReportingLine.superior_id)
    found = db.session.execute(lines.where(_on(ReportingLine.during, day)))
    return {row.position_id: row.superior_id for row in found}


def _holders(day: date) -> dict[UUID, list[Holder]]:
    held = select(Assignment.position_id, Assignment.person_id, Assignment.kind)
    holders: dict[UUID, list[Holder]] = defaultdict(list)
    for position, person, kind in db.session.execute(held.where(_on(Assignment.during, day))):
        holders[position].append(Holder(person, kind))
    return holders


def _on(during: Any, day: date) -> ColumnElement[bool]:
    covers: ColumnElement[bool] = during.op("@>")(literal(day, Date))
    return covers
