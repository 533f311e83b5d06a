"""Sessions of a region's accounts: rows inside the tenant, read with account, person and roles."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import request
from sqlalchemy import and_, or_, select, update

from kinerja.access.identity import Holding, Identity
from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.accounts.browsers import browser_label
from kinerja.accounts.kept import Kept
from kinerja.accounts.models import Account, AccountState, WebSession
from kinerja.database import db, now
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person, PersonState
from kinerja.people.names import full_name


class RegionKeeper:
    """Keeps sessions in the tenant of this request, within its transaction."""

    def find(self, token_hash: bytes) -> Kept | None:
        """The open session under this token, its person at work and the account in use."""
        return _kept(db.session.execute(_statement(token_hash)).all())

    def add(
        self, session_id: UUID, token_hash: bytes, account_id: UUID, data: dict[str, Any]
    ) -> None:
        """Keep a new session of this request's browser."""
        db.session.add(
            WebSession(
                id=session_id,
                token_hash=token_hash,
                account_id=account_id,
                data=data,
                browser=browser_label(request.user_agent.string),
            )
        )
        db.session.flush()

    def update(self, session_id: UUID, data: dict[str, Any]) -> None:
        """Keep its data; it has been seen just now."""
        db.session.execute(
            update(WebSession)
            .where(WebSession.id == session_id)
            .values(data=data, last_seen_at=now())
            .execution_options(synchronize_session=False)
        )

    def end(self, session_id: UUID) -> None:
        """End it for good."""
        db.session.execute(
            update(WebSession)
            .where(WebSession.id == session_id)
            .values(revoked_at=now())
            .execution_options(synchronize_session=False)
        )


def _statement(token_hash: bytes) -> Any:
    on = today()
    holds = and_(
        RoleGrant.person_id == Person.id,
        RoleGrant.from_date <= on,
        or_(RoleGrant.until_date.is_(None), RoleGrant.until_date >= on),
    )
    session = (WebSession.id, WebSession.data, WebSession.created_at, WebSession.last_seen_at)
    name = (Person.nama, Person.gelar_depan, Person.gelar_belakang)
    return (
        select(*session, Account.id, Person.id, *name, RoleGrant.role, RoleGrant.unit_id)
        .join(Account, Account.id == WebSession.account_id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(RoleGrant, holds)
        .where(
            WebSession.token_hash == token_hash,
            WebSession.revoked_at.is_(None),
            Account.state == AccountState.ACTIVE,
            Person.state == PersonState.ACTIVE,
        )
    )


def _kept(rows: Sequence[Any]) -> Kept | None:
    if not rows:
        return None
    session_id, data, began, last_seen, account_id, person_id, nama, front, back = rows[0][:9]
    holdings = frozenset(Holding(Role(role), unit) for *_session, role, unit in rows if role)
    identity = Identity.holding(
        account_id, PersonId(person_id), full_name(nama, front, back), holdings
    )
    return Kept(session_id, identity, data, began, last_seen)
