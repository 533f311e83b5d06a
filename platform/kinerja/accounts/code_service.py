"""Codes an administrator hands over: for a first password, or in place of a forgotten one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from kinerja import audit
from kinerja.access.identity import Identity
from kinerja.accounts import code_rows, codes, delays
from kinerja.accounts.errors import CodeRefused
from kinerja.accounts.identifiers import Identifier
from kinerja.accounts.keys import keyed_hash, keyed_hashes
from kinerja.accounts.models import Account, AccountState, CodePurpose
from kinerja.accounts.password_service import set_password
from kinerja.accounts.sign_in import (
    Attempt,
    check_free,
    find_account,
    identity_of,
    keys_of,
    remember_failure,
)


@dataclass(frozen=True, slots=True)
class Handed:
    """A code to hand over: the only time it is seen, and until when it opens."""

    code: str
    expires_at: datetime
    purpose: CodePurpose


def issue_code(account: Account, lasts: timedelta, issued_by: UUID | None) -> Handed:
    """A new code for an account in place of all earlier ones; lasts 15 minutes to 14 days."""
    in_use = account.state is AccountState.ACTIVE
    purpose = CodePurpose.RESET if in_use else CodePurpose.ACTIVATION
    code = codes.new_code()
    lasts = codes.within_limits(lasts)
    code_rows.void(account.id)
    kept = code_rows.keep(
        account.id, purpose, keyed_hash("code", account.id, code), lasts, issued_by
    )
    after = {"purpose": purpose.name.lower(), "expires_at": kept.expires_at.isoformat()}
    audit.record("account.code_issued", "account", account.id, after=after)
    return Handed(codes.shown(code), kept.expires_at, purpose)


def use_code(identifier: Identifier, typed: str, password: str, attempt: Attempt) -> Identity:
    """Set a password by a code; SignInDelayed, CodeRefused or PasswordRefused otherwise.

    A refused password does not use the code up.
    """
    found = find_account(identifier)
    keys = keys_of("code", identifier, found, attempt)
    check_free(keys)
    hashes = keyed_hashes("code", found.account.id, codes.read_code(typed)) if found else []
    if found is None or found.account.state is AccountState.CLOSED or not code_rows.find(hashes):
        remember_failure(keys, found, "account.code_refused")
        raise CodeRefused
    set_password(found, password, "account.password_set_by_code")
    delays.lift(found.account.id)
    return identity_of(found)
