"""A day's lines from the tables: for some people upwards, below an assessor, or a whole region."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    SmallInteger,
    and_,
    bindparam,
    exists,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import aliased

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind
from kinerja.people.lines import Held, Lines
from kinerja.people.models import Assignment, ReportingLine
from kinerja.tenancy import current_tenant


def all_lines(on: date) -> Lines:
    """The lines of the whole region on a day, in two statements."""
    superiors = select(ReportingLine.position_id, ReportingLine.superior_id)
    rows = db.session.execute(superiors.where(_holds(ReportingLine.during, on)))
    return Lines.of({row[0]: row[1] for row in rows}, _held(on, literal(value=True)))


def lines_above(people: Collection[PersonId], on: date) -> Lines:
    """The lines that decide who rates these people on a day, in one statement, seldom two.

    Two rounds: above the people, then above those who act there, because an acting official
    may work below the person rated.
    """
    superior_of, held = _around(people, on)
    acting = {row[1] for row in held if row[2] != AssignmentKind.DEFINITIF} - {*people}
    if acting:
        more_superiors, more_held = _around(acting, on)
        superior_of |= more_superiors
        held |= more_held
    return Lines.of(superior_of, held)


def people_maybe_under(person: PersonId, on: date) -> set[PersonId]:
    """Everybody whom this person may rate on a day: below them, through posts nobody holds."""
    mine = [row[0] for row in _held(on, Assignment.person_id == person)]
    if not mine:
        return set()
    below = _below(mine, on)
    positions = select(below.c.position_id)
    found = _held(on, Assignment.position_id.in_(positions))
    return {row[1] for row in found} - {person}


def _around(people: Collection[PersonId], on: date) -> tuple[dict[UUID, UUID], set[Held]]:
    """The lines above these people's positions, and who is in the positions met."""
    asked = {"tenant": current_tenant(), "people": list(people), "on": on}
    rows = db.session.execute(_lines_around(), asked).all()
    superior_of = {position: other for position, other, kind in rows if kind is None}
    held = {(row[0], PersonId(row[1]), row[2]) for row in rows if row[2] is not None}
    return superior_of, held


@cache
def _lines_around() -> CompoundSelect[UUID, UUID, int]:
    """Lines and holders in one statement, told apart by the kind; built once, being asked often."""
    tenant: Any = bindparam("tenant")
    on: Any = bindparam("on", type_=Date())
    own = _assignments(Assignment.position_id, tenant, on)
    own = own.where(Assignment.person_id.in_(bindparam("people", expanding=True)))
    above = _above(own, tenant, on)
    met = union(own, select(above.c.superior_id))
    held = _assignments(Assignment.position_id, tenant, on).add_columns(
        Assignment.person_id, Assignment.kind
    )
    of_people = Assignment.person_id.in_(bindparam("people", expanding=True))
    lines = select(above.c.position_id, above.c.superior_id, null().cast(SmallInteger))
    return union_all(lines, held.where(or_(of_people, Assignment.position_id.in_(met))))


def _assignments(column: Any, tenant: Any, on: Any) -> Select[Any]:
    return select(column).where(Assignment.tenant_id == tenant, Assignment.during.contains(on))


def _above(starts: Select[UUID], tenant: Any, on: Any) -> CTE:
    line, next_line = ReportingLine, aliased(ReportingLine)
    first = select(line.position_id, line.superior_id).where(
        line.tenant_id == tenant, line.position_id.in_(starts), line.during.contains(on)
    )
    above = first.cte("above", recursive=True)
    # UNION drops what was met before, so that lines in a circle come to an end
    return above.union(
        select(next_line.position_id, next_line.superior_id)
        .join(above, next_line.position_id == above.c.superior_id)
        .where(next_line.tenant_id == tenant, next_line.during.contains(on))
    )


def _below(starts: Collection[UUID], on: date) -> CTE:
    line, next_line = ReportingLine, aliased(ReportingLine)
    first = select(line.position_id).where(
        line.tenant_id == current_tenant(),
        line.superior_id.in_(starts),
        _holds(line.during, on),
    )
    below = first.cte("below", recursive=True)
    held = aliased(Assignment)
    is_held = exists().where(
        held.tenant_id == current_tenant(),
        held.position_id == below.c.position_id,
        held.kind == AssignmentKind.DEFINITIF,
        _holds(held.during, on),
    )
    return below.union(
        select(next_line.position_id)
        .join(below, and_(next_line.superior_id == below.c.position_id, ~is_held))
        .where(next_line.tenant_id == current_tenant(), _holds(next_line.during, on))
    )


def _held(on: date, which: ColumnElement[bool]) -> list[Held]:
    row = (Assignment.position_id, Assignment.person_id, Assignment.kind)
    found = db.session.execute(select(*row).where(which, _holds(Assignment.during, on)))
    return [(position, person, int(kind)) for position, person, kind in found]


def _holds(during: Any, on: date) -> ColumnElement[bool]:
    holds: ColumnElement[bool] = during.contains(literal(on, Date()))
    return holds
