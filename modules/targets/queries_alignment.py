"""Which results of whom contribute to which of the superior's."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanTarget


@dataclass(frozen=True, slots=True)
class Contribution:
    """A result of somebody's that contributes to the superior's result `superior`."""

    person: PersonId
    superior: UUID
    result: str
    weight: int
    agreed: bool


def contributions_to(results: Collection[UUID]) -> list[Contribution]:
    """Everything linked to these results, in the order of its plans."""
    if not results:
        return []
    asked = (
        select(
            Plan.person_id,
            PlanTarget.superior_target_id,
            PlanTarget.result,
            PlanTarget.weight,
            Plan.state,
        )
        .join(Plan, Plan.id == PlanTarget.plan_id)
        .where(PlanTarget.superior_target_id.in_(results))
        .order_by(PlanTarget.number, PlanTarget.id)
    )
    return [
        Contribution(person, superior, result, weight, state is PlanState.AGREED)
        for person, superior, result, weight, state in db.session.execute(asked)
        if superior is not None
    ]


def people_named(people: Collection[PersonId]) -> list[tuple[PersonId, str]]:
    """These people with their full names, by name."""
    if not people:
        return []
    asked = select(Person).where(Person.id.in_(people)).order_by(Person.name_key, Person.id)
    return [(person.id, person.full_name) for person in db.session.scalars(asked)]
