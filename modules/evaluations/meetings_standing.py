"""Reading how far meetings are: unit by unit for who switches them, in sum for the overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.evaluations.models import Evaluation
from modules.evaluations.models_meetings import Meeting, MeetingState
from modules.evaluations.queries_overview import Reach

_NAMED = 10


@dataclass(frozen=True, slots=True)
class UnitMeeting:
    """One unit: whether it has a meeting, how many present in a period, and its meeting on it."""

    id: UUID
    name: str
    name_key: str
    has_meeting: bool
    people: int
    meeting_id: UUID | None
    held_on: date | None
    state: MeetingState | None


@dataclass(frozen=True, slots=True)
class MeetingsStanding:
    """Of `units` that have a meeting, `held` have closed it; `missing` names some that have not."""

    units: int
    held: int
    missing: tuple[str, ...]


def units_with_meetings(
    reach: Reach, period_id: UUID | None, cursor: Cursor | None
) -> Page[UnitMeeting]:
    """One page of the units within reach, by name, with their meeting on a period."""
    people = (
        select(func.count())
        .where(
            Evaluation.tenant_id == Unit.tenant_id,
            Evaluation.unit_id == Unit.id,
            Evaluation.period_id == period_id,
        )
        .correlate(Unit)
        .scalar_subquery()
    )
    rows: Any = (
        select(
            *(Unit.id, Unit.name, Unit.name_key, Unit.has_meeting, people),
            *(Meeting.id, Meeting.held_on, Meeting.state),
        )
        .outerjoin(Meeting, _on_period(period_id))
        .where(*([] if reach is None else [Unit.id.in_(reach)]))
    )
    order: Any = (Unit.name_key, Unit.id)
    found = [UnitMeeting(*row) for row in db.session.execute(keyset(rows, order, cursor))]
    return page_slice(found, cursor, lambda row: (row.name_key, row.id))


def count_switched_on(reach: Reach) -> tuple[int, int]:
    """How many units within reach have a meeting, and how many there are."""
    counts = select(func.count().filter(Unit.has_meeting), func.count()).select_from(Unit)
    within = counts.where(*([] if reach is None else [Unit.id.in_(reach)]))
    on, units = db.session.execute(within).one()
    return on, units


def standing_of_meetings(period_id: UUID, reach: Reach) -> MeetingsStanding:
    """How many units with a meeting and people in the period have held it, and who has not."""
    evaluated = select(Evaluation.id).where(
        Evaluation.tenant_id == Unit.tenant_id,
        Evaluation.unit_id == Unit.id,
        Evaluation.period_id == period_id,
    )
    closed = func.coalesce(Meeting.state, MeetingState.PLANNED) == MeetingState.CLOSED
    rows: Any = (
        select(Unit.name, closed, func.count().over(), func.count().filter(closed).over())
        .outerjoin(Meeting, _on_period(period_id))
        .where(Unit.has_meeting, evaluated.exists())
        .where(*([] if reach is None else [Unit.id.in_(reach)]))
        .order_by(closed, Unit.name_key, Unit.id)
        .limit(_NAMED)
    )
    found: Sequence[Any] = db.session.execute(rows).all()
    units, held = found[0][2:] if found else (0, 0)
    return MeetingsStanding(units, held, tuple(name for name, is_held, *_ in found if not is_held))


def _on_period(period_id: UUID | None) -> ColumnElement[bool]:
    return and_(
        Meeting.tenant_id == Unit.tenant_id,
        Meeting.unit_id == Unit.id,
        Meeting.period_id == period_id,
    )
