"""Opening a period's evaluations: one for everybody who holds a position of their own."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, literal, select
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.database import db
from kinerja.people.kinds import AssignmentKind
from kinerja.people.lines import Assessor
from kinerja.people.models import Assignment, Position
from kinerja.people.reporting import all_assessors
from kinerja.periods.models import Period
from kinerja.tenancy import current_tenant
from modules.evaluations.models import Evaluation

_ACTING: Final = {
    AssignmentKind.DEFINITIF: "",
    AssignmentKind.PLT: "Plt",
    AssignmentKind.PLH: "Plh",
}


def open_evaluations(period: Period, on: date | None = None) -> int:
    """Open what is missing, by the positions and lines of a day (the period's end); how many.

    Doing it again opens only for those who have come since; nothing open is touched.
    """
    day = on or period.ends_on
    opened = _insert(list(_rows(period, day)))
    if opened:
        after = {"period": period.code, "on": day.isoformat(), "opened": opened}
        audit.record("evaluations.opened", "period", period.id, None, after)
    return opened


def acting_words(assessor: Assessor | None) -> str:
    """How an assessor holds the position: Plt, Plh, or nothing in their own."""
    return _ACTING[assessor.kind] if assessor else ""


def _rows(period: Period, day: date) -> Iterator[dict[str, Any]]:
    assessors = all_assessors(day)
    for person, position, unit, family in _definitive(day):
        assessor = assessors.get(person)
        yield {
            "tenant_id": current_tenant(),
            "period_id": period.id,
            "person_id": person,
            "position_id": position,
            "unit_id": unit,
            "family": family,
            "assessor_id": assessor.person_id if assessor else None,
            "assessor_acting": acting_words(assessor),
        }


def _insert(rows: Sequence[dict[str, Any]]) -> int:
    """All rows at once; who has an evaluation in the period already keeps it."""
    if not rows:
        return 0
    table: Any = Evaluation.__table__
    made = insert(table).on_conflict_do_nothing().returning(table.c.id)
    return len(db.session.execute(made, rows).all())


def _definitive(day: date) -> Sequence[Any]:
    covers = Assignment.during.contains(literal(day, Date()))
    own = (
        select(Assignment.person_id, Position.id, Position.unit_id, Position.family)
        .join(Position, Position.id == Assignment.position_id)
        .where(Assignment.kind == AssignmentKind.DEFINITIF, covers)
        .order_by(Assignment.person_id)
    )
    return db.session.execute(own).all()
