"""The tree of units."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.tenancy import current_tenant


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit in the order of the tree; `depth` is 0 at the top."""

    id: UUID
    name: str
    depth: int


def units_below(roots: Collection[UUID]) -> frozenset[UUID]:
    """These units and all below them."""
    if not roots:
        return frozenset()
    unit, child = Unit, aliased(Unit)
    first = select(unit.id).where(unit.tenant_id == current_tenant(), unit.id.in_(roots))
    below = first.cte("units_below", recursive=True)
    below = below.union(
        select(child.id)
        .join(below, child.parent_id == below.c.id)
        .where(child.tenant_id == current_tenant())
    )
    return frozenset(db.session.scalars(select(below.c.id)))


def unit_tree(roots: Collection[UUID] | None = None) -> list[UnitLine]:
    """The units of the region (or these and all below) as a reader goes through a tree."""
    rows = db.session.execute(
        select(Unit.id, Unit.parent_id, Unit.name).order_by(Unit.name_key, Unit.id)
    ).all()
    children: dict[UUID | None, list[tuple[UUID, str]]] = {}
    for unit_id, parent, name in rows:
        children.setdefault(parent, []).append((unit_id, name))
    names = {unit_id: name for unit_id, _parent, name in rows}
    tops = children.get(None, []) if roots is None else [(root, names[root]) for root in roots]
    found: list[UnitLine] = []
    waiting = [(unit_id, name, 0) for unit_id, name in reversed(tops)]
    while waiting:
        unit_id, name, depth = waiting.pop()
        found.append(UnitLine(unit_id, name, depth))
        below = reversed(children.get(unit_id, []))
        waiting.extend((child, its_name, depth + 1) for child, its_name in below)
    return found
