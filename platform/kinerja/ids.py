"""Identifiers: made by the application, so that bulk loads need no round trips."""

from typing import NewType
from uuid import UUID, uuid4

from uuid_utils.compat import uuid7

TenantId = NewType("TenantId", int)
PersonId = NewType("PersonId", UUID)


def new_id() -> UUID:
    """A UUIDv7: sorts by the time it was made."""
    return uuid7()


def random_id() -> UUID:
    """A UUIDv4, for rows whose time of day must not leak (ratings by peers, citizens' answers)."""
    return uuid4()
