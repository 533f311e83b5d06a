"""Who is asking, as far as permission goes: set by sign-in, read by the decorator."""

from dataclasses import dataclass
from uuid import UUID

from flask import g

from kinerja.access.roles import GRANTS, Permission, Role, permissions_of
from kinerja.ids import PersonId


@dataclass(frozen=True, slots=True)
class Holding:
    """A role in force, for one unit and those below it, or (None) for the whole region."""

    role: Role
    unit: UUID | None


@dataclass(frozen=True, slots=True)
class Identity:
    """The signed-in person of this request: account, person, roles, and the units of the roles.

    `person_id` is None at the national and the operator's door. `units` are the units of all
    scoped roles together; `reach` tells them apart by permission.
    """

    account_id: UUID
    person_id: PersonId | None
    name: str
    roles: frozenset[Role]
    units: frozenset[UUID] = frozenset()
    holdings: frozenset[Holding] = frozenset()

    @classmethod
    def holding(
        cls, account_id: UUID, person_id: PersonId, name: str, holdings: frozenset[Holding]
    ) -> "Identity":
        """Somebody of a region: `pegawai` like everybody, and what they hold beside it."""
        roles = {Role.PEGAWAI, *(held.role for held in holdings)}
        units = {held.unit for held in holdings if held.unit is not None}
        return cls(account_id, person_id, name, frozenset(roles), frozenset(units), holdings)

    def may(self, permission: Permission) -> bool:
        """True if one of the roles carries the permission."""
        return permission in permissions_of(self.roles)

    def reach(self, permission: Permission) -> frozenset[UUID] | None:
        """The units below which the permission holds; None is the whole region, empty nothing."""
        carriers = {role for role in self.roles if permission in GRANTS[role]}
        units = {held.unit for held in self.holdings if held.role in carriers}
        scoped = {held.role for held in self.holdings}
        if None in units or carriers - scoped:
            return None
        return frozenset(unit for unit in units if unit is not None)

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
