"""Setting a password: by a code, by a link, or by its owner who knows the present one."""

from uuid import UUID

from sqlalchemy import select, update

from kinerja import audit
from kinerja.accounts import code_rows, delays, passwords
from kinerja.accounts.errors import PasswordRefused, SignInRefused
from kinerja.accounts.identifiers import Identifier
from kinerja.accounts.models import Account, AccountState, WebSession
from kinerja.accounts.password_rules import password_fault
from kinerja.accounts.sign_in import Attempt, Found, check_free, keys_of, remember_failure
from kinerja.database import db, now
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.tenancy.models import Region


def set_password(found: Found, password: str, action: str) -> None:
    """Set a password and end every session and code of the account; PasswordRefused otherwise."""
    account, person = found.account, found.person
    region = db.session.scalar(select(Region.name)) or ""
    names = (person.nama, person.full_name, person.email or "", region, region.split(" ", 1)[-1])
    fault = password_fault(password, person.nip, names)
    if fault is not None:
        raise PasswordRefused(fault)
    before = account.state
    account.password_hash = passwords.hash_password(password)
    account.password_changed_at = now()
    account.state = AccountState.ACTIVE
    account.activated_at = account.activated_at or now()
    db.session.flush()
    code_rows.void(account.id)
    ended = end_sessions(account.id)
    audit.record(
        action,
        "account",
        account.id,
        {"state": before.name.lower()},
        {"state": "active", "sessions_ended": ended},
    )


def change_password(person_id: PersonId, present: str, password: str, attempt: Attempt) -> None:
    """Set a new password for somebody signed in who knows the present one.

    SignInDelayed, SignInRefused (the present one is wrong) or PasswordRefused otherwise.
    """
    found = own_account(person_id)
    keys = keys_of("password", Identifier(found.person.nip, None), found, attempt)
    check_free(keys)
    if not passwords.matches(found.account.password_hash, present):
        remember_failure(keys, found, "account.password_change_refused")
        raise SignInRefused
    delays.of_region().forget(keys[0])
    set_password(found, password, "account.password_changed")


def own_account(person_id: PersonId) -> Found:
    """The account of somebody signed in."""
    row = db.session.execute(
        select(Account, Person)
        .join(Person, Person.id == Account.person_id)
        .where(Person.id == person_id)
    ).one()
    return Found(*row)


def end_sessions(account_id: UUID, *, but: UUID | None = None) -> int:
    """End every open session of the account, `but` one; says how many."""
    ended = db.session.execute(
        update(WebSession)
        .where(WebSession.account_id == account_id, WebSession.revoked_at.is_(None))
        .where(WebSession.id != but if but else WebSession.id.is_not(None))
        .values(revoked_at=now())
        .returning(WebSession.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())
