"""Who leads a unit's meeting: who holds the position that leads it, in the own right or acting."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Date, exists, literal, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, Position, Unit
from kinerja.tenancy import current_tenant


def led_units(person: PersonId, on: date) -> CTE:
    """The units a person leads on a day, with those below whose own lead nobody holds."""
    mine = (
        select(Position.unit_id.label("id"))
        .join(Assignment, Assignment.position_id == Position.id)
        .where(
            Position.tenant_id == current_tenant(),
            Assignment.tenant_id == current_tenant(),
            Position.leads_unit,
            Assignment.person_id == person,
            _holds(on),
        )
    )
    led = mine.cte("led", recursive=True)
    below = (
        select(Unit.id)
        .join(led, Unit.parent_id == led.c.id)
        .where(Unit.tenant_id == current_tenant(), ~_is_led(on))
    )
    # UNION drops what was met before, so that units in a circle come to an end
    return led.union(below)


def leads(person: PersonId, unit_id: UUID, on: date) -> bool:
    """Whether this person leads this unit's meeting on a day."""
    led = led_units(person, on)
    return db.session.scalar(select(led.c.id).where(led.c.id == unit_id).limit(1)) is not None


def _is_led(on: date) -> ColumnElement[bool]:
    """That somebody holds the position that leads the unit."""
    return exists(
        select(literal(1))
        .select_from(Position)
        .join(
            Assignment,
            (Assignment.tenant_id == Position.tenant_id) & (Assignment.position_id == Position.id),
        )
        .where(
            Position.tenant_id == Unit.tenant_id,
            Position.unit_id == Unit.id,
            Position.leads_unit,
            _holds(on),
        )
        .correlate(Unit)
    )


def _holds(on: date) -> ColumnElement[bool]:
    during: Any = Assignment.during
    holds: ColumnElement[bool] = during.contains(literal(on, Date()))
    return holds
