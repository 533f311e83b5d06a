"""Accounts, and browsers that are already signed in without the cost of a password."""

import secrets
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import insert

from kinerja.access.roles import Role
from kinerja.accounts.keys import token_hash
from kinerja.accounts.models import (
    Account,
    AccountState,
    PlatformAccount,
    PlatformKind,
    PlatformSession,
    WebSession,
)
from kinerja.database import db, engine_of, new_id, now
from kinerja.ids import PersonId, TenantId
from kinerja.people.models import Person
from kinerja.tenancy import unit_of_work
from kinerja.tenancy.directory import read
from tests.browsers import FORM_TOKEN, Browser
from tests.factories.people import grant_role, make_person

PASSWORD = "empat kata tanpa hubungan"
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Somebody:
    """A person with an account, by ids and names that outlive the session."""

    tenant: TenantId
    slug: str
    person_id: PersonId
    account_id: UUID
    nip: str


def make_account(
    person: Person, *, state: AccountState = AccountState.ACTIVE, password: str | None = None
) -> Account:
    """An account, in the session of the tenant entered now and flushed."""
    account = Account(
        person_id=person.id,
        state=state,
        password_hash=_CHEAP.hash(password) if password else None,
        activated_at=now() if state is AccountState.ACTIVE else None,
    )
    db.session.add(account)
    db.session.flush()
    return account


def slug_of(tenant: TenantId) -> str:
    """The slug of a region."""
    return next(entry.slug for entry in read() if entry.id == tenant)


def make_somebody(  # noqa: PLR0913  # each is one thing a test may care about
    tenant: TenantId,
    nama: str = "Budi Santoso",
    *,
    role: Role | None = None,
    unit: UUID | None = None,
    password: str | None = None,
    state: AccountState = AccountState.ACTIVE,
    email: str | None = None,
) -> Somebody:
    """A person with an account, and a role beside `pegawai` if named; committed."""
    with unit_of_work(tenant):
        person = make_person(nama, email=email)
        account = make_account(person, state=state, password=password)
        if role is not None:
            grant_role(person, role, unit)
        ids = person.id, account.id, person.nip
    return Somebody(tenant, slug_of(tenant), *ids)


def sign_in(client: FlaskClient, who: Somebody) -> None:
    """Give the browser a session of this person, as signing in would; committed."""
    token = secrets.token_urlsafe(32)
    with unit_of_work(who.tenant):
        db.session.add(
            WebSession(
                token_hash=token_hash(token),
                account_id=who.account_id,
                data={"_user_id": str(who.account_id), "csrf_token": FORM_TOKEN},
                browser="Chrome, Android",
            )
        )
    _hold(client, who.slug, token)


def sign_in_as(client: FlaskClient, tenant: TenantId, role: Role | None = None) -> Somebody:
    """A new person with this role, signed in."""
    who = make_somebody(tenant, role=role)
    sign_in(client, who)
    return who


def sign_in_platform(client: FlaskClient, kind: PlatformKind) -> UUID:
    """A new analyst or operator, signed in at their door; gives the account's id."""
    token, account_id = secrets.token_urlsafe(32), new_id()
    with engine_of("platform").begin() as connection:
        connection.execute(
            insert(PlatformAccount).values(
                id=account_id, kind=kind, email=f"{account_id}@contoh.test", name="Ratna Dewi"
            )
        )
        connection.execute(
            insert(PlatformSession).values(
                token_hash=token_hash(token),
                account_id=account_id,
                kind=kind,
                data={"_user_id": str(account_id), "csrf_token": FORM_TOKEN},
            )
        )
    _hold(client, kind.name.lower(), token)
    return account_id


def _hold(client: FlaskClient, slug: str, token: str) -> None:
    client.set_cookie(f"kinerja_{slug}", f"t.{token}", path=f"/{slug}/")
    cast("Browser", client).sends_form_token = True
