"""Analysts' and operators' accounts: made by the command line, signed in at their own doors."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from kinerja.access.identity import Identity
from kinerja.accounts import passwords
from kinerja.accounts.errors import PasswordRefused, SignInRefused
from kinerja.accounts.identifiers import email_key
from kinerja.accounts.models import PlatformAccount, PlatformAudit, PlatformKind
from kinerja.accounts.password_rules import password_fault
from kinerja.accounts.platform_sessions import ROLE_OF
from kinerja.accounts.throttle import ACCOUNT_AND_ADDRESS, Delay
from kinerja.database import engine_of, new_id, now


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


def check_platform_password(kind: PlatformKind, email: str, password: str) -> Identity:
    """Whose address and password these are at this door; SignInRefused otherwise.

    While an account waits after failures even the right password is refused, in the same words
    as a wrong one: nobody learns here which addresses have an account.
    """
    account = PlatformAccount
    with engine_of("platform").begin() as connection:
        row = connection.execute(
            select(account)
            .where(account.email == email_key(email), account.kind == kind)
            .with_for_update()
        ).one_or_none()
        waits = row is not None and row.free_at is not None and row.free_at > now()
        is_right = passwords.matches(row.password_hash if row else None, password)
        if row is not None and is_right and not waits:
            _succeed(connection, row)
            return Identity(row.id, None, row.name, frozenset({ROLE_OF[kind]}))
        if row is not None and not waits:
            _fail(connection, row)
        _log(connection, row.id if row else None, "sign_in.refused", {"door": kind.name.lower()})
    raise SignInRefused


def log_platform(account_id: UUID, action: str) -> None:
    """Write what an analyst or operator did."""
    with engine_of("platform").begin() as connection:
        _log(connection, account_id, action, {})


def _succeed(connection: Connection, row: Any) -> None:
    connection.execute(
        update(PlatformAccount).where(PlatformAccount.id == row.id).values(failures=0, free_at=None)
    )
    _log(connection, row.id, "sign_in.accepted", {})


def _fail(connection: Connection, row: Any) -> None:
    at = now()
    before = Delay(row.failures, at, row.free_at) if row.free_at else None
    after = ACCOUNT_AND_ADDRESS.after_failure(before, at)
    connection.execute(
        update(PlatformAccount)
        .where(PlatformAccount.id == row.id)
        .values(failures=after.failures, free_at=after.free_at)
    )


def _log(
    connection: Connection, account_id: UUID | None, action: str, detail: dict[str, Any]
) -> None:
    connection.execute(
        insert(PlatformAudit).values(
            id=new_id(), account_id=account_id, action=action, detail=detail
        )
    )
