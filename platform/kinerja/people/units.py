"""The tree of units."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from sqlalchemy import CTE, Select, literal, select
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
    return frozenset(db.session.scalars(select_below(roots))) if roots else frozenset()


def select_below(roots: Collection[UUID]) -> Select[UUID]:
    """The same units, to ask for inside a statement."""
    unit, child = Unit, aliased(Unit)
    first = select(unit.id).where(unit.tenant_id == current_tenant(), unit.id.in_(roots))
    below = first.cte("units_below", recursive=True)
    below = below.union(
        select(child.id)
        .join(below, child.parent_id == below.c.id)
        .where(child.tenant_id == current_tenant())
    )
    return select(below.c.id)


def units_above(starts: Collection[UUID] | Select[UUID]) -> CTE:
    """Each of these units (`origin`) with itself and all above it, `steps` (0 at itself) away.

    Columns: origin, id, parent_id, kind, name, steps.
    """
    unit, parent = Unit, aliased(Unit)
    here = (unit.id.label("origin"), unit.id, unit.parent_id, unit.kind, unit.name)
    first = select(*here, literal(0).label("steps")).where(
        unit.tenant_id == current_tenant(), unit.id.in_(starts)
    )
    above = first.cte("units_above", recursive=True)
    return above.union_all(
        select(
            *(above.c.origin, parent.id, parent.parent_id, parent.kind, parent.name),
            above.c.steps + 1,
        )
        .join(above, parent.id == above.c.parent_id)
        .where(parent.tenant_id == current_tenant())
    )


def unit_tree(roots: Collection[UUID] | None = None) -> list[UnitLine]:
    """The units of the region (or these and all below) as a reader goes through a tree."""
    rows = db.session.execute(
        select(Unit.id, Unit.parent_id, Unit.name).order_by(Unit.name_key, Unit.id)
    ).all()
    parents: dict[UUID, UUID | None] = {row.id: row.parent_id for row in rows}
    children: dict[UUID | None, list[tuple[UUID, str]]] = {}
    for unit_id, parent, name in rows:
        children.setdefault(parent, []).append((unit_id, name))
    tops = [(unit_id, name) for unit_id, _parent, name in rows if _is_top(unit_id, parents, roots)]
    found: list[UnitLine] = []
    waiting = [(unit_id, name, 0) for unit_id, name in reversed(tops)]
    while waiting:
        unit_id, name, depth = waiting.pop()
        found.append(UnitLine(unit_id, name, depth))
        below = reversed(children.get(unit_id, []))
        waiting.extend((child, its_name, depth + 1) for child, its_name in below)
    return found


def subtree(tree: Sequence[UnitLine], unit: UUID) -> frozenset[UUID]:
    """A unit of the tree and all below it; empty when the tree has no such unit."""
    start = next((place for place, line in enumerate(tree) if line.id == unit), None)
    if start is None:
        return frozenset()
    below = takewhile(lambda line: line.depth > tree[start].depth, tree[start + 1 :])
    return frozenset({unit, *(line.id for line in below)})


def _is_top(
    unit: UUID, parents: Mapping[UUID, UUID | None], roots: Collection[UUID] | None
) -> bool:
    """Whether a tree of `roots` begins with this unit: no other root lies above it."""
    if roots is None:
        return parents[unit] is None
    above = parents[unit]
    while above is not None and above not in roots:
        above = parents[above]
    return unit in roots and above is None
