"""Reading observation notes: of a person in a period, and everything noted about oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.people.names import full_name
from kinerja.periods.models import Period
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import Observation


@dataclass(frozen=True, slots=True)
class Note:
    """What `observer` saw on a day."""

    id: UUID
    on_date: date
    indicator: str
    is_positive: bool
    words: str
    observer: str
    recorded_at: datetime


def notes_of(person: PersonId, starts_on: date, ends_on: date) -> list[Note]:
    """Everything noted about a person between two days, the latest day first."""
    rows = _notes().where(
        Observation.person_id == person, Observation.on_date.between(starts_on, ends_on)
    )
    order = (Observation.on_date.desc(), Observation.id.desc())
    return [_note(*row) for row in db.session.execute(rows.order_by(*order))]


def notes_about(person: PersonId, cursor: Cursor | None) -> Page[Note]:
    """One page of everything noted about a person, the latest day first."""
    rows = _notes().where(Observation.person_id == person)
    order: Any = (Observation.on_date, Observation.id)
    found = db.session.execute(keyset(rows, order, cursor, descending=True)).all()
    return page_slice([_note(*row) for row in found], cursor, lambda note: (note.on_date, note.id))


def rubrics_of(person: PersonId) -> Sequence[tuple[date, date, UUID]]:
    """First day, last day and rubric version of each period a person is assessed in, latest first.

    Shorter periods stand before the longer ones that hold them.
    """
    rows: Any = (
        select(Period.starts_on, Period.ends_on, Period.rubric_version_id)
        .join(Evaluation, Evaluation.period_id == Period.id)
        .where(Evaluation.person_id == person)
        .order_by(Period.starts_on.desc(), Period.ends_on)
    )
    return [tuple(row) for row in db.session.execute(rows)]


def _notes() -> Any:
    observer = and_(Person.tenant_id == Observation.tenant_id, Person.id == Observation.observer_id)
    return select(
        *(Observation.id, Observation.on_date, Observation.indicator, Observation.is_positive),
        *(Observation.seen, Observation.recorded_at),
        *(Person.nama, Person.gelar_depan, Person.gelar_belakang),
    ).join(Person, observer)


def _note(  # noqa: PLR0913, PLR0917  # the columns of a row
    note_id: UUID,
    on_date: date,
    indicator: str,
    is_positive: bool,
    seen: str,
    recorded_at: datetime,
    *name: str,
) -> Note:
    return Note(note_id, on_date, indicator, is_positive, seen, full_name(*name), recorded_at)
