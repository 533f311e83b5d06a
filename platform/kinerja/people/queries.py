"""Lists of people, read as columns, page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, func, literal, select

from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.kinds import AssignmentKind, PersonState
from kinerja.people.models import Assignment, Person, Position, Unit
from kinerja.people.names import full_name, search_key
from kinerja.people.nip import plain_nip
from kinerja.web.paging import Cursor, Page, keyset, page_slice

Asked = Select[*tuple[Any, ...]]
_HIGHEST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list, with what they are today; `account` is None before there is one."""

    id: PersonId
    name: str
    name_key: str
    nip: str
    title: str | None
    unit: str | None
    account: AccountState | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: units (None is all), the beginning of a name or NIP, a state."""

    units: Collection[UUID] | None = None
    text: str = ""
    waiting_only: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people a list holds, and how many of them have never signed in."""

    people: int
    not_activated: int


def people_page(wanted: Wanted, cursor: Cursor | None) -> Page[PersonLine]:
    """One page of people at work, by name."""
    asked = _narrowed(_lines(), wanted)
    statement = keyset(asked, (Person.name_key.expression, Person.id.expression), cursor)
    rows = [_line(row) for row in db.session.execute(statement)]
    return page_slice(rows, cursor, lambda line: (line.name_key, line.id))


def count_people(wanted: Wanted) -> Counts:
    """How many there are in all pages together."""
    never = func.coalesce(Account.state, AccountState.NOT_ACTIVATED) == AccountState.NOT_ACTIVATED
    counted: Asked = select(func.count(), func.count().filter(never)).select_from(Person)
    counted = counted.outerjoin(Account, Account.person_id == Person.id)
    if wanted.units is not None:
        counted = _with_position(counted)
    at_work = counted.where(Person.state == PersonState.ACTIVE)
    people, not_activated = db.session.execute(_narrowed(at_work, wanted)).one()
    return Counts(people, not_activated)


def find_person(person_id: PersonId, units: Collection[UUID] | None) -> PersonLine | None:
    """One person at work within these units (None is all)."""
    asked = _narrowed(_lines(), Wanted(units)).where(Person.id == person_id)
    row = db.session.execute(asked).one_or_none()
    return _line(row) if row else None


def names_of(people: Collection[PersonId]) -> dict[PersonId, str]:
    """The names of these people as they write them."""
    row = (Person.id, Person.nama, Person.gelar_depan, Person.gelar_belakang)
    found = db.session.execute(select(*row).where(Person.id.in_(people)))
    return {person_id: full_name(*name) for person_id, *name in found}


def _lines() -> Asked:
    name = (Person.nama, Person.gelar_depan, Person.gelar_belakang)
    columns = (Person.id, *name, Person.name_key, Person.nip, Position.title, Unit.name)
    return (
        _with_position(select(*columns, Account.state))
        .outerjoin(Unit, Unit.id == Position.unit_id)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Person.state == PersonState.ACTIVE)
    )


def _with_position(statement: Asked) -> Asked:
    """Each person with the position that is theirs today, if there is one."""
    held = and_(
        Assignment.person_id == Person.id,
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.during.contains(literal(today(), Date())),
    )
    return statement.outerjoin(Assignment, held).outerjoin(
        Position, Position.id == Assignment.position_id
    )


def _narrowed(statement: Asked, wanted: Wanted) -> Asked:
    if wanted.units is not None:
        statement = statement.where(Position.unit_id.in_(wanted.units))
    if wanted.text.strip():
        statement = statement.where(_begins(wanted.text))
    if wanted.waiting_only:
        state = func.coalesce(Account.state, AccountState.NOT_ACTIVATED)
        statement = statement.where(state == AccountState.NOT_ACTIVATED)
    return statement


def _begins(text: str) -> ColumnElement[bool]:
    """The beginning of a NIP or a name, as a range: the only search row security can index."""
    digits = plain_nip(text)
    column, key = (Person.nip, digits) if digits.isdigit() else (Person.name_key, search_key(text))
    return and_(column >= key, column < key + _HIGHEST)


def _line(row: Any) -> PersonLine:
    person_id, nama, front, back, key, nip, title, unit, account = row
    name = full_name(nama, front, back)
    return PersonLine(person_id, name, key, nip, title, unit, account)
