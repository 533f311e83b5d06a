"""People, each with a NIP nobody else has."""

from datetime import date
from itertools import count

from sqlalchemy.dialects.postgresql import Range

from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Assignment, AssignmentKind, Person, Position, ReportingLine
from kinerja.people.names import name_key

_serials = count(1)


def next_nip() -> str:
    """A sound NIP: born 17 Feb 1987, appointed in January 2010 or later, male."""
    serial = next(_serials)
    months = serial // 1000
    return f"19870217{2010 + months // 12}{1 + months % 12:02}1{serial % 1000:03}"


def make_person(
    nama: str = "Budi Santoso",
    *,
    nip: str | None = None,
    email: str | None = None,
    gelar_depan: str = "",
    gelar_belakang: str = "",
) -> Person:
    """A person at work, in the session of the tenant entered now and flushed."""
    person = Person(
        id=PersonId(new_id()),
        nip=nip or next_nip(),
        nama=nama,
        gelar_depan=gelar_depan,
        gelar_belakang=gelar_belakang,
        name_key=name_key(nama),
        email=email,
        status_asn="PNS",
    )
    db.session.add(person)
    db.session.flush()
    return person


def grant_role(person: Person, role: Role, unit: object = None) -> RoleGrant:
    """A role held from today on."""
    grant = RoleGrant(person_id=person.id, role=role, unit_id=unit, from_date=today())
    db.session.add(grant)
    db.session.flush()
    return grant


def assign(  # noqa: PLR0913  # each is one thing a test may care about
    person: Person,
    position: Position,
    kind: AssignmentKind = AssignmentKind.DEFINITIF,
    since: date = date(2020, 1, 1),
    until: date | None = None,
    *,
    is_sole: bool = False,
) -> Assignment:
    """The person in the position from `since` until the day before `until`."""
    held = Assignment(
        person_id=person.id,
        position_id=position.id,
        kind=kind,
        is_sole=is_sole,
        during=Range(since, until),
    )
    db.session.add(held)
    db.session.flush()
    return held


def reports_to(
    position: Position,
    superior: Position,
    since: date = date(2020, 1, 1),
    until: date | None = None,
) -> ReportingLine:
    """A line from the position to its superior's, from `since` until the day before `until`."""
    line = ReportingLine(
        position_id=position.id, superior_id=superior.id, during=Range(since, until)
    )
    db.session.add(line)
    db.session.flush()
    return line
