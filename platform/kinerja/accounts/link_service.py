"""Links by mail in place of a forgotten password."""

import secrets
from uuid import UUID

from flask import url_for
from sqlalchemy import select

from kinerja import audit, outbox
from kinerja.access.identity import Identity
from kinerja.accounts import code_rows, codes, delays
from kinerja.accounts.delays import Key
from kinerja.accounts.errors import CodeRefused
from kinerja.accounts.identifiers import Identifier
from kinerja.accounts.keys import keyed_hash, keyed_hashes
from kinerja.accounts.models import Account, AccountState, CodePurpose
from kinerja.accounts.password_service import set_password
from kinerja.accounts.sign_in import Found, find_account, identity_of
from kinerja.accounts.throttle import ACCOUNT_AND_ADDRESS, ADDRESS
from kinerja.database import db
from kinerja.people.models import Person, PersonState


def ask_for_link(identifier: Identifier, address: str) -> None:
    """Mail a link if this names an account in use with an address; never says whether it did.

    Asking is slowed like failing is, but silently: nobody can fill a stranger's mail box. Asking
    too early is not counted: it would put off the next link for as long as somebody kept asking.
    A network address that asks for hundreds waits as a whole, so that invented names leave few
    rows. Earlier links and codes go on working, else anybody could make useless what was handed
    out.
    """
    found = find_account(identifier)
    keys = [
        Key(keyed_hash("delay", "link", identifier.key), ACCOUNT_AND_ADDRESS),
        Key(keyed_hash("delay", "link_address", address), ADDRESS),
    ]
    failures = delays.of_region()
    failures.take_turns(keys[0])
    if failures.waits_until(keys) is not None:
        return
    for key in keys:
        failures.count(key)
    if found and found.person.email and _is_in_use(found):
        _mail_link(found)


def opens(token: str) -> bool:
    """Whether a link still opens something."""
    return code_rows.find(keyed_hashes("link", token)) is not None


def use_link(token: str, password: str) -> Identity:
    """Set a password by a link; CodeRefused or PasswordRefused otherwise."""
    code = code_rows.find(keyed_hashes("link", token))
    found = _account(code.account_id) if code else None
    if found is None or not _is_in_use(found):
        raise CodeRefused
    set_password(found, password, "account.password_set_by_link")
    return identity_of(found)


def _mail_link(found: Found) -> None:
    token = secrets.token_urlsafe(32)
    code_rows.keep(found.account.id, CodePurpose.RESET, keyed_hash("link", token), codes.OF_A_LINK)
    audit.record("account.link_asked", "account", found.account.id)
    url = url_for("accounts.link", token=token)
    outbox.post("account.reset_link", {"person_id": str(found.person.id), "url": url})


def _is_in_use(found: Found) -> bool:
    return found.account.state is AccountState.ACTIVE


def _account(account_id: UUID) -> Found | None:
    row = db.session.execute(
        select(Account, Person)
        .join(Person, Person.id == Account.person_id)
        .where(Account.id == account_id, Person.state == PersonState.ACTIVE)
    ).one_or_none()
    return Found(*row) if row else None
