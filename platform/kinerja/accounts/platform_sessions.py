"""Sessions at the national and the operators' door: rows of schema platform, of no region."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, update

from kinerja.access import Door, Role
from kinerja.access.identity import Identity
from kinerja.accounts.kept import Kept
from kinerja.accounts.models import PlatformAccount, PlatformKind, PlatformSession
from kinerja.database import engine_of, now

KIND_OF: Final = {Door.NATIONAL: PlatformKind.NATIONAL, Door.OPERATOR: PlatformKind.OPERATOR}
ROLE_OF: Final = {
    PlatformKind.NATIONAL: Role.ANALIS_NASIONAL,
    PlatformKind.OPERATOR: Role.OPERATOR,
}


class PlatformKeeper:
    """Keeps sessions of one door, each in a short transaction of role platform."""

    def __init__(self, door: Door) -> None:
        self.kind = KIND_OF[door]

    def find(self, token_hash: bytes) -> Kept | None:
        """The open session under this token, begun at this very door."""
        session, account = PlatformSession, PlatformAccount
        statement = (
            select(
                *(session.id, session.data, session.created_at, session.last_seen_at),
                *(account.id, account.name, account.kind),
            )
            .join(account, account.id == session.account_id)
            .where(
                session.token_hash == token_hash,
                session.revoked_at.is_(None),
                session.kind == self.kind,
                account.kind == self.kind,
            )
        )
        with engine_of("platform").connect() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        session_id, data, began, last_seen, account_id, name, kind = row
        identity = Identity(account_id, None, name, frozenset({ROLE_OF[kind]}))
        return Kept(session_id, identity, data, began, last_seen)

    def add(
        self, session_id: UUID, token_hash: bytes, account_id: UUID, data: dict[str, Any]
    ) -> None:
        """Keep a new session."""
        self._write(
            insert(PlatformSession).values(
                id=session_id,
                token_hash=token_hash,
                account_id=account_id,
                kind=self.kind,
                data=data,
            )
        )

    def update(self, session_id: UUID, data: dict[str, Any]) -> None:
        """Keep its data; it has been seen just now."""
        self._write(
            update(PlatformSession)
            .where(PlatformSession.id == session_id)
            .values(data=data, last_seen_at=now())
        )

    def end(self, session_id: UUID) -> None:
        """End it for good."""
        self._write(
            update(PlatformSession).where(PlatformSession.id == session_id).values(revoked_at=now())
        )

    def _write(self, statement: Any) -> None:
        with engine_of("platform").begin() as connection:
            connection.execute(statement)
