"""Who assesses in a generated region, and whether visitors sign in as them."""

from dataclasses import dataclass

from sqlalchemy import func, select

from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.periods.models import Period
from modules.evaluations.models import Evaluation


@dataclass(frozen=True, slots=True)
class Assessor:
    """Somebody with `people` to rate; `is_shown` to visitors, who can sign in as them."""

    id: PersonId
    is_shown: bool
    people: int


def assessors_in(period: Period) -> list[Assessor]:
    """Everybody who assesses in a period, by NIP."""
    opened = (
        select(Account.id)
        .where(
            Account.tenant_id == Evaluation.tenant_id,
            Account.person_id == Evaluation.assessor_id,
            Account.state == AccountState.ACTIVE,
        )
        .exists()
    )
    rows = db.session.execute(
        select(Evaluation.assessor_id, func.bool_or(opened), func.count())
        .join(Person, Person.id == Evaluation.assessor_id)
        .where(Evaluation.period_id == period.id)
        .group_by(Evaluation.assessor_id, Person.nip)
        .order_by(Person.nip)
    )
    return [Assessor(person, is_shown, people) for person, is_shown, people in rows]
