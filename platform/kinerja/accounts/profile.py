"""What the profile shows, and ending one session of one's own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from kinerja import audit
from kinerja.access.identity import Identity
from kinerja.accounts.errors import SessionNotFound
from kinerja.accounts.kept import OWN_DEVICE
from kinerja.accounts.lifetime import is_alive
from kinerja.accounts.models import WebSession
from kinerja.database import db, now
from kinerja.people.models import Person


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One browser in which the account is signed in now."""

    id: UUID
    browser: str
    began: datetime
    last_seen: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class OwnLines:
    """What the region keeps of its reader."""

    name: str
    nip: str
    email: str | None


def own_lines(identity: Identity) -> OwnLines:
    """The reader as the region knows them."""
    person = db.session.scalars(select(Person).where(Person.id == identity.person_id)).one()
    return OwnLines(person.full_name, person.nip, person.email)


def sessions_of(account_id: UUID, this: UUID) -> list[SessionLine]:
    """The sessions that hold now, the latest seen first."""
    at = now()
    rows = db.session.execute(
        select(
            WebSession.id,
            WebSession.browser,
            WebSession.created_at,
            WebSession.last_seen_at,
            WebSession.data,
        )
        .where(WebSession.account_id == account_id, WebSession.revoked_at.is_(None))
        .order_by(WebSession.last_seen_at.desc())
    )
    return [
        SessionLine(row_id, browser, began, last_seen, row_id == this)
        for row_id, browser, began, last_seen, data in rows
        if is_alive(began, last_seen, at, own_device=bool(data.get(OWN_DEVICE)))
    ]


def end_session(account_id: UUID, session_id: UUID) -> None:
    """End one session of the account; SessionNotFound for anybody else's."""
    ended = db.session.execute(
        update(WebSession)
        .where(
            WebSession.id == session_id,
            WebSession.account_id == account_id,
            WebSession.revoked_at.is_(None),
        )
        .values(revoked_at=now())
        .returning(WebSession.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not ended:
        raise SessionNotFound
    audit.record("account.session_ended", "account", account_id)
