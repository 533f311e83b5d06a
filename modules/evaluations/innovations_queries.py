"""Reading innovations: the own ones, those that wait for somebody, those of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.people.names import full_name
from kinerja.periods.models import Period
from kinerja.rubrics.figures import Subject
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.evaluations.innovations_errors import InnovationNotFound
from modules.evaluations.innovations_rules import counts_in
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import Innovation, InnovationState
from modules.evaluations.queries import TAKES_RATINGS


@dataclass(frozen=True, slots=True)
class InnovationRow:
    """One innovation in a list, with the name of its person."""

    id: UUID
    person: str
    title: str
    in_use_since: date
    state: InnovationState


def get_innovation(innovation_id: UUID, *, lock: bool = False) -> Innovation:
    """The innovation with this id, locked until commit if wanted; InnovationNotFound."""
    asked = select(Innovation).where(Innovation.id == innovation_id)
    if lock:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    found: Innovation | None = db.session.scalar(asked)
    if found is None:
        raise InnovationNotFound(innovation_id)
    return found


def innovations_by(person: PersonId, cursor: Cursor | None) -> Page[InnovationRow]:
    """One page of what a person has recorded, the latest first."""
    return _page(_rows().where(Innovation.person_id == person), cursor)


def innovations_in(state: InnovationState, cursor: Cursor | None) -> Page[InnovationRow]:
    """One page of the region's innovations in a state, the latest first."""
    return _page(_rows().where(Innovation.state == state), cursor)


def count_by_state() -> dict[InnovationState, int]:
    """How many innovations of the region are in each state."""
    counted = select(Innovation.state, func.count()).group_by(Innovation.state)
    found = dict.fromkeys(InnovationState, 0)
    for state, count in db.session.execute(counted):
        found[state] = count
    return found


def waiting_for(superior: PersonId) -> list[InnovationRow]:
    """What people this superior rates in an open period have recorded, the earliest first."""
    rows = _rows().where(Innovation.state == InnovationState.RECORDED, _rated_now_by(superior))
    return [_row(*row) for row in db.session.execute(rows.order_by(Innovation.id))]


def count_waiting_for(superior: PersonId) -> int:
    """How many of those there are."""
    counted = select(func.count()).select_from(Innovation)
    waiting = counted.where(Innovation.state == InnovationState.RECORDED, _rated_now_by(superior))
    return db.session.scalar(waiting) or 0


def rates_now(superior: PersonId, person: PersonId) -> bool:
    """Whether somebody is a person's assessor of record in an open period."""
    rated = _open_evaluations(superior).where(Evaluation.person_id == person)
    return db.session.scalar(rated.limit(1)) is not None


def innovations_of_period(person: PersonId, starts_on: date, ends_on: date) -> list[InnovationRow]:
    """What a person put to use between two days and was not refused, the latest first."""
    rows = _rows().where(
        Innovation.person_id == person,
        Innovation.in_use_since.between(starts_on, ends_on),
        Innovation.state != InnovationState.REFUSED,
    )
    return [_row(*row) for row in db.session.execute(rows.order_by(Innovation.id.desc()))]


def with_new_ideas(subjects: Sequence[Subject]) -> set[UUID]:
    """The ids of those subjects whose person put a verified idea to use within the period."""
    verified: Any = select(Innovation.person_id, Innovation.in_use_since).where(
        Innovation.person_id.in_({each.person_id for each in subjects}),
        Innovation.state == InnovationState.VERIFIED,
    )
    since: dict[PersonId, list[date]] = {}
    for person, day in db.session.execute(verified):
        since.setdefault(person, []).append(day)
    return {
        each.id
        for each in subjects
        for day in since.get(each.person_id, ())
        if counts_in(InnovationState.VERIFIED, day, each.starts_on, each.ends_on)
    }


def _rated_now_by(superior: PersonId) -> ColumnElement[bool]:
    return Innovation.person_id.in_(_open_evaluations(superior))


def _open_evaluations(superior: PersonId) -> Any:
    return (
        select(Evaluation.person_id)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.assessor_id == superior, Period.stage.in_(TAKES_RATINGS))
    )


def _rows() -> Any:
    person = and_(Person.tenant_id == Innovation.tenant_id, Person.id == Innovation.person_id)
    return select(
        *(Innovation.id, Innovation.title, Innovation.in_use_since, Innovation.state),
        *(Person.nama, Person.gelar_depan, Person.gelar_belakang),
    ).join(Person, person)


def _page(rows: Any, cursor: Cursor | None) -> Page[InnovationRow]:
    order: Any = (Innovation.in_use_since, Innovation.id)
    found = db.session.execute(keyset(rows, order, cursor, descending=True)).all()
    return page_slice([_row(*row) for row in found], cursor, lambda row: (row.in_use_since, row.id))


def _row(
    innovation_id: UUID, title: str, since: date, state: InnovationState, *name: str
) -> InnovationRow:
    return InnovationRow(innovation_id, full_name(*name), title, since, state)
