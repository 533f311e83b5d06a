"""Who is asking, as far as permission goes: set by sign-in, read by the decorator."""

from dataclasses import dataclass
from uuid import UUID

from flask import g

from kinerja.access.roles import Permission, Role, permissions_of
from kinerja.ids import PersonId


@dataclass(frozen=True, slots=True)
class Identity:
    """The signed-in person of this request: account, person, roles, and the units of the roles.

    `person_id` is None at the national and the operator's door. `units` holds, for each role
    scoped to units, those units; a role absent from it is held for the whole region.
    """

    account_id: UUID
    person_id: PersonId | None
    name: str
    roles: frozenset[Role]
    units: frozenset[UUID] = frozenset()

    def may(self, permission: Permission) -> bool:
        """True if one of the roles carries the permission."""
        return permission in permissions_of(self.roles)

    def holds(self, role: Role) -> bool:
        """True if this role is held."""
        return role in self.roles


def identify(identity: Identity | None) -> None:
    """Say, for the rest of this request, who is signed in."""
    g.identity = identity


def find_identity() -> Identity | None:
    """Who is signed in, or None."""
    found: Identity | None = g.get("identity")
    return found


def get_identity() -> Identity:
    """Who is signed in; LookupError for a programming fault: a view without a door."""
    identity = find_identity()
    if identity is None:
        raise LookupError("no identity on a view that needs one")
    return identity
