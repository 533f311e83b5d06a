"""Lists of plans: of those somebody rates, and of the units somebody oversees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, func, literal, select
from sqlalchemy.dialects.postgresql import distinct_on

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import day_in, zone_of_request
from kinerja.people.kinds import AssignmentKind, PersonState
from kinerja.people.models import Assignment, Person, Position, Unit
from kinerja.web.paging import PAGE_SIZE, Cursor, Page, keyset, page_slice
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.rules import next_superior_may_agree, plan_day

Asked = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the plans of some people are; `missing` have not begun theirs."""

    people: int
    drafts: int = 0
    proposed: int = 0
    returned: int = 0
    agreed: int = 0

    @property
    def missing(self) -> int:
        """How many have none."""
        return self.people - self.drafts - self.proposed - self.returned - self.agreed


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list is of: a year, the day whose positions count, one stage or who has no plan."""

    year: int
    on: date
    state: PlanState | None = None
    is_missing: bool = False


def progress_of(people: Collection[PersonId], year: int) -> Progress:
    """How far the plans of these people for a year are."""
    if not people:
        return Progress(0)
    latest = _latest_plans(year).where(Plan.person_id.in_(people)).subquery()
    counted = select(latest.c.state, func.count()).group_by(latest.c.state)
    return _progress(len(people), db.session.execute(counted).all())


def team_page(people: Collection[PersonId], lists: Listed, cursor: Cursor | None) -> Page[Any]:
    """These people by name, each with the plan of the year, if there is one."""
    if not people:
        return Page(())
    return _page(_people_with_plans(lists).where(Person.id.in_(people)), cursor)


def overview_page(
    units: Collection[UUID] | None, lists: Listed, cursor: Cursor | None
) -> Page[Any]:
    """Everybody who holds a position in these units (None is all), by name, with their plan."""
    return _page(_people_with_plans(lists).where(_in_units(units)), cursor)


def overview_progress(units: Collection[UUID] | None, lists: Listed) -> Progress:
    """How far the plans of the people in these units are."""
    rows = _people_with_plans(replace(lists, state=None)).where(_in_units(units)).subquery()
    counted = select(rows.c.state, func.count()).group_by(rows.c.state)
    found = db.session.execute(counted).all()
    return _progress(sum(count for _state, count in found), found)


def overdue_below(assessors: Collection[PersonId], year: int, on: date) -> Sequence[Any]:
    """Plans proposed in time to one of these, who had done nothing by the deadline."""
    if not assessors:
        return ()
    lists = Listed(year, on, PlanState.PROPOSED)
    plans = _latest_plans(year).where(Plan.assessor_id.in_(assessors)).subquery()
    asked = _people_with_plans(lists).where(Person.id.in_(select(plans.c.person_id)))
    rows = db.session.execute(asked.order_by(Person.name_key, Person.id).limit(PAGE_SIZE)).all()
    zone = zone_of_request()
    return [
        row
        for row in rows
        if next_superior_may_agree(year, row.state, day_in(zone, row.proposed_at), on)
    ]


def _in_units(units: Collection[UUID] | None) -> ColumnElement[bool]:
    return Position.id.is_not(None) if units is None else Position.unit_id.in_(units)


def _progress(people: int, counted: Sequence[Any]) -> Progress:
    found: dict[PlanState | None, int] = {row[0]: row[1] for row in counted}
    return Progress(
        people,
        found.get(PlanState.DRAFT, 0),
        found.get(PlanState.PROPOSED, 0),
        found.get(PlanState.RETURNED, 0),
        found.get(PlanState.AGREED, 0),
    )


def _page(asked: Asked, cursor: Cursor | None) -> Page[Any]:
    key = (Person.name_key.expression, Person.id.expression)
    rows = db.session.execute(keyset(asked, key, cursor)).all()
    return page_slice(rows, cursor, lambda row: (row.name_key, row.id))


def _latest_plans(year: int) -> Asked:
    """The plan of a year each person began last: that of the position they hold now."""
    columns = (Plan.tenant_id, Plan.person_id, Plan.id, Plan.state, Plan.proposed_at)
    asked: Asked = select(*columns, Plan.agreed_at).where(Plan.year == year)
    return asked.ext(distinct_on(Plan.person_id)).order_by(Plan.person_id, Plan.id.desc())


def _people_with_plans(lists: Listed) -> Asked:
    plan = _latest_plans(lists.year).subquery()
    name = (Person.id, Person.name_key, Person.nama, Person.gelar_depan, Person.gelar_belakang)
    place = (Position.title.label("position"), Unit.name.label("unit"))
    about = (plan.c.id.label("plan_id"), plan.c.state, plan.c.proposed_at, plan.c.agreed_at)
    is_theirs = and_(plan.c.tenant_id == Person.tenant_id, plan.c.person_id == Person.id)
    asked = (
        select(*name, *place, *about)
        .outerjoin(Assignment, _held_on(plan_day(lists.year, lists.on)))
        .outerjoin(Position, Position.id == Assignment.position_id)
        .outerjoin(Unit, Unit.id == Position.unit_id)
        .outerjoin(plan, is_theirs)
        .where(Person.state == PersonState.ACTIVE)
    )
    if lists.state is not None:
        asked = asked.where(plan.c.state == lists.state)
    elif lists.is_missing:
        asked = asked.where(plan.c.id.is_(None))
    return asked


def _held_on(day: date) -> ColumnElement[bool]:
    return and_(
        Assignment.person_id == Person.id,
        Assignment.kind == AssignmentKind.DEFINITIF,
        Assignment.during.contains(literal(day, Date())),
    )
