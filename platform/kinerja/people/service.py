"""What an administrator does for somebody's account: hand over a code, lift a wait."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, select

from kinerja import audit
from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.access.service import roles_of
from kinerja.accounts import delays
from kinerja.accounts.code_service import Handed, issue_code
from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.errors import AccountAboveIssuer, AccountClosed, PersonNotFound, UnitNotFound
from kinerja.people.queries import PersonLine, find_person, names_of
from kinerja.people.reporting import assessor_of
from kinerja.people.units import UnitLine, select_below, subtree, units_below


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as their administrator sees them today."""

    line: PersonLine
    assessor: str | None
    is_assessor_acting: bool


def units_within(identity: Identity, permission: Permission) -> frozenset[UUID] | None:
    """The units a permission of the reader covers; None is the whole region.

    Read once a transaction: several parts of a page ask, mostly for the same units.
    """
    reach = identity.reach(permission)
    if reach is None:
        return None
    return db.session().once(("units_within", reach), lambda: units_below(reach))


def select_within(identity: Identity, permission: Permission) -> Select[UUID] | None:
    """The same units, to ask for inside a statement; None is the whole region."""
    reach = identity.reach(permission)
    return None if reach is None else select_below(reach)


def units_wanted(
    asked: str, tree: Sequence[UnitLine], reach: frozenset[UUID] | None
) -> frozenset[UUID] | None:
    """What a list is narrowed to: the unit asked for and below, else all that the reader reaches.

    `tree` are the units the reader reaches; UnitNotFound for one that is not among them.
    """
    if not asked:
        return None if reach is None else frozenset(line.id for line in tree)
    try:
        found = subtree(tree, UUID(asked))
    except ValueError:
        found = frozenset()
    if not found:
        raise UnitNotFound(asked)
    return found


def get_person(person_id: PersonId, units: Collection[UUID] | None) -> PersonLine:
    """A person at work within these units; PersonNotFound otherwise."""
    line = find_person(person_id, units)
    if line is None:
        raise PersonNotFound(person_id)
    return line


def view_person(person_id: PersonId, identity: Identity) -> PersonView:
    """A person and who rates them today; PersonNotFound outside of the reader's units."""
    line = get_person(person_id, units_within(identity, Permission.PEOPLE_READ))
    assessor = assessor_of(person_id, today())
    name = names_of([assessor.person_id])[assessor.person_id] if assessor else None
    return PersonView(line, name, assessor is not None and assessor.is_acting)


def hand_code(person_id: PersonId, lasts: timedelta, issuer: Identity) -> Handed:
    """A one-time code for somebody; makes their account where there is none yet.

    An administrator of one unit gives none to people who hold a role: it would be a way to
    their rights. PersonNotFound, AccountAboveIssuer or AccountClosed otherwise.
    """
    line = get_person(person_id, units_within(issuer, Permission.CODE_ISSUE))
    covers_all = issuer.reach(Permission.CODE_ISSUE) is None
    if not covers_all and roles_of(person_id, today()):
        raise AccountAboveIssuer(line.name)
    account = _account_of(person_id)
    if account.state is AccountState.CLOSED:
        raise AccountClosed(line.name)
    return issue_code(account, lasts, issuer.person_id)


def lift_waits(person_id: PersonId, identity: Identity) -> int:
    """End every wait after failures to sign in; says how many there were."""
    get_person(person_id, units_within(identity, Permission.CODE_ISSUE))
    account = _account_of(person_id)
    lifted = delays.lift(account.id)
    audit.record("account.waits_lifted", "account", account.id, after={"lifted": lifted})
    return lifted


def _account_of(person_id: PersonId) -> Account:
    account = db.session.scalar(select(Account).where(Account.person_id == person_id))
    if account is None:
        account = Account(person_id=person_id)
        db.session.add(account)
        db.session.flush()
        audit.record("account.added", "account", account.id)
    return account
