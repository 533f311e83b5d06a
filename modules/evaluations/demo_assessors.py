"""Who assesses in a generated region, and whether visitors sign in as them."""

from dataclasses import dataclass

from sqlalchemy import Exists, func, select

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


def is_shown() -> Exists:
    """Of a person in a query: whether visitors can sign in as them."""
    return (
        select(Account.id)
        .where(
            Account.tenant_id == Person.tenant_id,
            Account.person_id == Person.id,
            Account.state == AccountState.ACTIVE,
        )
        .exists()
    )


def assessors_in(period: Period) -> list[Assessor]:
    """Everybody who assesses in a period, by NIP."""
    rows = db.session.execute(
        select(Evaluation.assessor_id, func.bool_or(is_shown()), func.count())
        .join(Person, Person.id == Evaluation.assessor_id)
        .where(Evaluation.period_id == period.id)
        .group_by(Evaluation.assessor_id, Person.nip)
        .order_by(Person.nip)
    )
    return [Assessor(*row) for row in rows]
