"""Reading who assesses, and who of them has passed the training for raters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from kinerja.access.models import RoleGrant
from kinerja.access.roles import GRANTS, Permission
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.kinds import PersonState
from kinerja.people.models import Person
from kinerja.people.names import full_name
from kinerja.periods.models import Period
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.models_records import RaterPass
from modules.evaluations.queries import TAKES_RATINGS

_RECORDERS: Final = [role.value for role in GRANTS if Permission.RATER_PASS in GRANTS[role]]


@dataclass(frozen=True, slots=True)
class RaterRow:
    """Somebody who assesses `people` in a period, of whom `waiting` have no result yet."""

    id: PersonId
    name: str
    name_key: str
    nip: str
    people: int
    waiting: int
    passed_on: date | None


@dataclass(frozen=True, slots=True)
class RaterCounts:
    """How many assess in a period, and how many of them have passed."""

    total: int
    passed: int

    @property
    def missing(self) -> int:
        """How many have not passed."""
        return self.total - self.passed


@dataclass(frozen=True, slots=True)
class Held:
    """Results that wait for want of a pass, by `raters` people, due on a day."""

    raters: int
    is_mine: bool
    due: date | None


def pass_of(person: PersonId) -> date | None:
    """The day on which somebody passed the training; None if they have not."""
    found: date | None = db.session.scalar(
        select(RaterPass.passed_on).where(RaterPass.person_id == person)
    )
    return found


def raters_of(
    period_id: UUID, cursor: Cursor | None, *, passed: bool, units: Collection[UUID] | None = None
) -> Page[RaterRow]:
    """One page of those who assess in a period, by name: with a pass, or without."""
    waiting = func.count().filter(Evaluation.stage == EvaluationStage.RATING)
    has_passed = RaterPass.id.is_not(None)
    rows: Any = (
        select(
            *(Person.id, Person.nama, Person.gelar_depan, Person.gelar_belakang),
            *(Person.name_key, Person.nip, func.count(), waiting, RaterPass.passed_on),
        )
        .select_from(Evaluation)
        .join(Person, _assesses())
        .outerjoin(RaterPass, RaterPass.person_id == Person.id)
        .where(Evaluation.period_id == period_id, has_passed if passed else ~has_passed)
        .group_by(Person.tenant_id, Person.id, RaterPass.tenant_id, RaterPass.passed_on)
    )
    order: Any = (Person.name_key, Person.id)
    found = db.session.execute(keyset(_within(rows, units), order, cursor)).all()
    return page_slice([_row(*each) for each in found], cursor, lambda row: (row.name_key, row.id))


def count_raters(period_id: UUID, units: Collection[UUID] | None = None) -> RaterCounts:
    """How many assess in a period, with a pass and in all."""
    counted: Any = (
        select(
            func.count(Evaluation.assessor_id.distinct()),
            func.count(RaterPass.person_id.distinct()),
        )
        .select_from(Evaluation)
        .outerjoin(RaterPass, RaterPass.person_id == Evaluation.assessor_id)
        .where(Evaluation.period_id == period_id, Evaluation.assessor_id.is_not(None))
    )
    return RaterCounts(*db.session.execute(_within(counted, units)).one())


def held_for_want_of_a_pass(person: PersonId) -> Held:
    """Who assesses somebody in an open period and has not passed; whether `person` is one."""
    held: Any = (
        select(
            func.count(Evaluation.assessor_id.distinct()),
            func.coalesce(func.bool_or(Evaluation.assessor_id == person), False),
            func.min(Period.ratings_due_on),
        )
        .select_from(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .outerjoin(RaterPass, RaterPass.person_id == Evaluation.assessor_id)
        .where(
            Evaluation.stage == EvaluationStage.RATING,
            Evaluation.assessor_id.is_not(None),
            Period.stage.in_(TAKES_RATINGS),
            RaterPass.id.is_(None),
        )
    )
    return Held(*db.session.execute(held).one())


def recorders(on: date) -> list[str]:
    """The names of those who record passes on a day."""
    rows = (
        select(Person)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(
            RoleGrant.role.in_(_RECORDERS),
            RoleGrant.from_date <= on,
            or_(RoleGrant.until_date.is_(None), RoleGrant.until_date >= on),
            Person.state == PersonState.ACTIVE,
        )
        .order_by(Person.name_key)
    )
    return list(dict.fromkeys(person.full_name for person in db.session.scalars(rows)))


def without_pass(people: Collection[PersonId]) -> set[PersonId]:
    """Those of these people who have not passed."""
    passed = select(RaterPass.person_id).where(RaterPass.person_id.in_(people))
    return set(people) - set(db.session.scalars(passed))


def _assesses() -> Any:
    return and_(Person.tenant_id == Evaluation.tenant_id, Person.id == Evaluation.assessor_id)


def _within(statement: Any, units: Collection[UUID] | None) -> Any:
    return statement if units is None else statement.where(Evaluation.unit_id.in_(units))


def _row(person_id: PersonId, nama: str, front: str, back: str, *rest: Any) -> RaterRow:
    return RaterRow(person_id, full_name(nama, front, back), *rest)
