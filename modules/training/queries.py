"""Reading referrals: one's own, those that wait for a superior, those the agency works on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.training.models import Referral, ReferralState

WAITS_FOR_SUPERIOR = (ReferralState.PROPOSED, ReferralState.REVISE)
WAITS_FOR_AGENCY = (ReferralState.ENDORSED, ReferralState.APPROVED, ReferralState.SCHEDULED)


def referrals_of(person: PersonId) -> Sequence[Referral]:
    """Everything a person was referred to, the latest first."""
    own = select(Referral).where(Referral.person_id == person)
    return db.session.scalars(own.order_by(Referral.id.desc())).all()


def waiting_for(superior: PersonId) -> int:
    """How many referrals wait for this superior."""
    waiting = select(func.count()).where(
        Referral.superior_id == superior, Referral.state.in_(WAITS_FOR_SUPERIOR)
    )
    return db.session.scalar(waiting) or 0


def endorsed_by(superior: PersonId, cursor: Cursor | None) -> Page[Any]:
    """One page of the referrals of a superior's people: those that wait first, then the rest."""
    return _page(_rows().where(Referral.superior_id == superior), cursor)


def worked_on(state: ReferralState | None, cursor: Cursor | None) -> Page[Any]:
    """One page of the region's referrals in a state; those that wait for the agency by default."""
    states = WAITS_FOR_AGENCY if state is None else (state,)
    return _page(_rows().where(Referral.state.in_(states)), cursor)


def by_state() -> dict[ReferralState, int]:
    """How many of the region's referrals are in each state."""
    counted = select(Referral.state, func.count()).group_by(Referral.state)
    found: dict[ReferralState, int] = {row[0]: row[1] for row in db.session.execute(counted)}
    return found


def raised_from(evaluations: Sequence[UUID]) -> int:
    """How many referrals these evaluations led to."""
    raised = select(func.count()).where(Referral.evaluation_id.in_(evaluations))
    return db.session.scalar(raised) or 0


def _rows() -> Select[Any]:
    return select(
        *(Referral.id, Referral.state, Referral.programme, Referral.training_version_id),
        *(Referral.reason, Referral.purpose, Referral.note, Referral.scheduled_on),
        *(Person.nama, Person.gelar_depan, Person.gelar_belakang),
    ).join(Person, Person.id == Referral.person_id)


def _page(rows: Select[Any], cursor: Cursor | None) -> Page[Any]:
    order: Any = (Referral.state, Referral.id)
    found = db.session.execute(keyset(rows, order, cursor)).all()
    return page_slice(found, cursor, lambda row: (int(row.state), row.id))
