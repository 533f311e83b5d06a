"""Who has results of two periods in a generated region: the people of some assessors."""

from typing import Any, Final

from sqlalchemy import func, select

from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.periods.models import Period
from modules.evaluations.models import Evaluation

_EVERY: Final = 8


def early_raters(period: Period) -> set[PersonId]:
    """Those who have rated a half-year already: whom visitors sign in as, and one of eight."""
    opened = (
        select(Account.id)
        .where(
            Account.tenant_id == Evaluation.tenant_id,
            Account.person_id == Evaluation.assessor_id,
            Account.state == AccountState.ACTIVE,
        )
        .exists()
    )
    rows: Any = (
        select(Evaluation.assessor_id, func.bool_or(opened))
        .join(Person, Person.id == Evaluation.assessor_id)
        .where(Evaluation.period_id == period.id)
        .group_by(Evaluation.assessor_id, Person.nip)
        .order_by(Person.nip)
    )
    found = db.session.execute(rows).all()
    return {
        assessor
        for number, (assessor, is_shown) in enumerate(found)
        if is_shown or number % _EVERY == 0
    }
