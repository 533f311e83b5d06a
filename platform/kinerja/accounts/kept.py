"""A session as it is kept, whoever keeps it: a region or the platform."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from kinerja.access.identity import Identity
from kinerja.accounts import lifetime

OWN_DEVICE = "own"


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored session with who it belongs to, read in one query."""

    id: UUID
    identity: Identity
    data: dict[str, Any]
    began: datetime
    last_seen: datetime

    def is_alive(self, at: datetime) -> bool:
        """True while it holds."""
        own = bool(self.data.get(OWN_DEVICE))
        return lifetime.is_alive(self.began, self.last_seen, at, own_device=own)


class Keeper(Protocol):
    """Keeps the sessions of one place; each method is one statement."""

    def find(self, token_hash: bytes) -> Kept | None:
        """The session under this token that nobody has ended, of an account in use."""

    def add(
        self, session_id: UUID, token_hash: bytes, account_id: UUID, data: dict[str, Any]
    ) -> None:
        """Keep a new session."""

    def update(self, session_id: UUID, data: dict[str, Any]) -> None:
        """Keep its data; it has been seen just now."""

    def end(self, session_id: UUID) -> None:
        """End it for good."""
