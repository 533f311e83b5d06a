"""Analysts' and operators' accounts: made by the command line, signed in at their own doors."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from kinerja.access.identity import Identity
from kinerja.accounts import delays, devices, passwords
from kinerja.accounts.delays import Key
from kinerja.accounts.errors import PasswordRefused, SignInRefused
from kinerja.accounts.identifiers import email_key
from kinerja.accounts.keys import keyed_hash
from kinerja.accounts.models import PlatformAccount, PlatformAudit, PlatformKind
from kinerja.accounts.password_rules import password_fault
from kinerja.accounts.platform_sessions import ROLE_OF
from kinerja.accounts.sign_in import Attempt
from kinerja.accounts.throttle import ACCOUNT_AND_ADDRESS, ADDRESS
from kinerja.database import engine_of, new_id


def add_platform_account(kind: PlatformKind, email: str, name: str, password: str) -> UUID:
    """A new account at one of the two doors; PasswordRefused when the password is weak."""
    fault = password_fault(password, "", (name, email))
    if fault is not None:
        raise PasswordRefused(fault)
    account_id = new_id()
    with engine_of("platform").begin() as connection:
        connection.execute(
            insert(PlatformAccount).values(
                id=account_id,
                kind=kind,
                email=email_key(email),
                name=name,
                password_hash=passwords.hash_password(password),
            )
        )
        _log(connection, None, "platform_account.added", {"kind": kind.name.lower()})
    return account_id


def check_platform_password(
    kind: PlatformKind, email: str, password: str, attempt: Attempt
) -> Identity:
    """Whose address and password these are at this door; SignInRefused otherwise.

    While tries wait after failures even the right password is refused, in the same words as a
    wrong one and whether or not there is such an account. No row is held while a password is
    looked at, only the turn of this account and address.
    """
    account = PlatformAccount
    with engine_of("platform").begin() as connection:
        row = connection.execute(
            select(account).where(account.email == email_key(email), account.kind == kind)
        ).one_or_none()
        keys = _keys_of(email, row.id if row else None, attempt)
        failures = delays.of_doors(connection)
        failures.take_turns(keys[0])
        if failures.waits_until(keys) is not None:
            raise SignInRefused
        if passwords.matches(row.password_hash if row else None, password) and row is not None:
            failures.forget(keys[0])
            _log(connection, row.id, "sign_in.accepted", {})
            return Identity(row.id, None, row.name, frozenset({ROLE_OF[kind]}))
        counted, *_of_address = [failures.count(key).failures for key in keys]
        detail = {"door": kind.name.lower(), "failures": counted}
        _log(connection, row.id if row else None, "sign_in.refused", detail)
    raise SignInRefused


def log_platform(account_id: UUID, action: str) -> None:
    """Write what an analyst or operator did."""
    with engine_of("platform").begin() as connection:
        _log(connection, account_id, action, {})


def _keys_of(email: str, account_id: UUID | None, attempt: Attempt) -> list[Key]:
    """What failures count for, as in a region: the account from this address, and the address."""
    name = account_id or email_key(email)
    if account_id and devices.names(account_id, attempt.device):
        known = keyed_hash("delay", "door", name, attempt.device)
        return [Key(known, ACCOUNT_AND_ADDRESS, account_id)]
    return [
        Key(keyed_hash("delay", "door", name, attempt.address), ACCOUNT_AND_ADDRESS, account_id),
        Key(keyed_hash("delay", "address", attempt.address), ADDRESS),
    ]


def _log(
    connection: Connection, account_id: UUID | None, action: str, detail: dict[str, Any]
) -> None:
    connection.execute(
        insert(PlatformAudit).values(
            id=new_id(), account_id=account_id, action=action, detail=detail
        )
    )
