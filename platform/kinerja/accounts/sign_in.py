"""Signing in to a region: who is it, may they try now, is it them."""

from dataclasses import dataclass

from sqlalchemy import select

from kinerja import audit, outbox
from kinerja.access.identity import Identity
from kinerja.access.service import roles_of
from kinerja.accounts import delays, devices, passwords
from kinerja.accounts.delays import Key
from kinerja.accounts.errors import SignInDelayed, SignInRefused
from kinerja.accounts.identifiers import Identifier
from kinerja.accounts.keys import keyed_hash
from kinerja.accounts.models import Account, AccountState
from kinerja.accounts.throttle import ACCOUNT_AND_ADDRESS, ADDRESS, TELL_OWNER_AT
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.people.models import Person, PersonState
from kinerja.tenancy import refuse_in_turn


@dataclass(frozen=True, slots=True)
class Attempt:
    """Where a try comes from: the network address, and the browser's token if it has one."""

    address: str
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An account with its person."""

    account: Account
    person: Person


def find_account(identifier: Identifier) -> Found | None:
    """The account under this NIP or address; an address two people share names nobody."""
    if not identifier.key:
        return None
    named = Person.nip == identifier.nip if identifier.nip else Person.email == identifier.email
    rows = db.session.execute(
        select(Account, Person)
        .join(Person, Person.id == Account.person_id)
        .where(named, Person.state == PersonState.ACTIVE)
        .limit(2)
    ).all()
    return Found(*rows[0]) if len(rows) == 1 else None


def check_password(identifier: Identifier, password: str, attempt: Attempt) -> Identity:
    """Whose name and password these are; SignInDelayed or SignInRefused otherwise."""
    found = find_account(identifier)
    keys = keys_of("password", identifier, found, attempt)
    check_free(keys)
    if not _is_right(found, password) or found is None:
        remember_failure(keys, found, "account.sign_in_refused")
        raise SignInRefused
    delays.of_region().forget(keys[0])
    _renew_hash(found.account, password)
    return identity_of(found)


def identity_of(found: Found) -> Identity:
    """The identity of an account's person, as of today."""
    holdings = roles_of(found.person.id, today())
    return Identity.holding(found.account.id, found.person.id, found.person.full_name, holdings)


def keys_of(
    purpose: str, identifier: Identifier, found: Found | None, attempt: Attempt
) -> list[Key]:
    """What failures count for: the account from this address, and the address.

    From a browser the account knows they count for that browser alone, so that nobody else on
    the same network can slow its owner.
    """
    account_id = found.account.id if found else None
    name = account_id or identifier.key
    if account_id and devices.is_known(account_id, attempt.device):
        known = keyed_hash("delay", purpose, name, attempt.device)
        return [Key(known, ACCOUNT_AND_ADDRESS, account_id)]
    return [
        Key(keyed_hash("delay", purpose, name, attempt.address), ACCOUNT_AND_ADDRESS, account_id),
        Key(keyed_hash("delay", "address", attempt.address), ADDRESS),
    ]


def check_free(keys: list[Key]) -> None:
    """Let a try pass, or SignInDelayed with the moment it becomes free.

    The next try for the same account and address is judged once this one is over. Others at the
    address do not wait: an office signs in at eight o'clock.
    """
    failures = delays.of_region()
    failures.take_turns(keys[0])
    until = failures.waits_until(keys)
    if until is not None:
        raise SignInDelayed(until)


def remember_failure(keys: list[Key], found: Found | None, action: str) -> None:
    """Count the failure and log it, whatever becomes of the request; tell the owner of a row."""
    account_id = found.account.id if found else None
    person_id = found.person.id if found else None
    with refuse_in_turn():
        failures, *_of_address = [delays.of_region().count(key).failures for key in keys]
        audit.record(action, "account", account_id, after={"failures": failures})
        if person_id is not None and failures == TELL_OWNER_AT:
            told = {"person_id": str(person_id), "count": failures}
            outbox.post("account.sign_in_failures", told)


def _is_right(found: Found | None, password: str) -> bool:
    usable = found is not None and found.account.state == AccountState.ACTIVE
    stored = found.account.password_hash if found and usable else None
    return passwords.matches(stored, password)


def _renew_hash(account: Account, password: str) -> None:
    if account.password_hash and passwords.is_outdated(account.password_hash):
        account.password_hash = passwords.hash_password(password)
        db.session.flush()
