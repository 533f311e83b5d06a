"""What somebody plans for: the position they are rated in on a day, and who rates them there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, literal, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.line_queries import all_lines, lines_above
from kinerja.people.lines import Lines, assessor_of_record
from kinerja.people.models import Assignment, Position


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a position of a unit, with their assessor of record; None at the top."""

    person: PersonId
    position: UUID
    unit: UUID
    family: str
    assessor: PersonId | None


def seat_of(person: PersonId, on: date) -> Seat | None:
    """The position somebody is rated in on a day; None for who holds none."""
    lines = lines_above([person], on)
    home = lines.home_of(person)
    if home is None:
        return None
    row = db.session.execute(_positions().where(Position.id == home)).one()
    return _seat(person, row, lines)


def holds_position(person: PersonId, on: date) -> bool:
    """Whether somebody holds or fills any position on a day."""
    covers = Assignment.during.contains(literal(on, Date()))
    held = select(Assignment.id).where(Assignment.person_id == person, covers)
    return db.session.scalar(held.limit(1)) is not None


def home_and_assessor(person: PersonId, on: date) -> tuple[UUID | None, PersonId | None]:
    """The position somebody is rated in on a day, and by whom; neither for who holds none."""
    lines = lines_above([person], on)
    assessor = assessor_of_record(person, lines)
    return lines.home_of(person), assessor.person_id if assessor else None


def all_seats(on: date) -> Mapping[PersonId, Seat]:
    """Everybody's of the whole region on a day, in three statements."""
    lines = all_lines(on)
    rows = {row.id: row for row in db.session.execute(_positions())}
    return {person: _seat(person, rows[home], lines) for person, home in lines.homes.items()}


def _positions() -> Any:
    return select(Position.id, Position.unit_id, Position.family)


def _seat(person: PersonId, row: Any, lines: Lines) -> Seat:
    assessor = assessor_of_record(person, lines)
    found = assessor.person_id if assessor else None
    return Seat(person, row.id, row.unit_id, row.family, found)
