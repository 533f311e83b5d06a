"""A region that can only be read: people still get in and out, and change nothing."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.database import engine_of
from kinerja.tenancy import TenantId
from kinerja.tenancy.directory import directory
from kinerja.tenancy.models import Tenant, TenantState
from tests.browsers import fill
from tests.core.accounts.asking import enter, is_in, logged
from tests.factories.accounts import PASSWORD, Somebody, make_somebody

NEW = "lima kata yang sama sekali lain"


def set_state(tenant: TenantId, state: TenantState) -> None:
    with engine_of("platform").begin() as connection:
        connection.execute(update(Tenant).where(Tenant.id == tenant).values(state=state))
    directory.forget()


@pytest.fixture
def somebody(tenant: TenantId) -> Iterator[Somebody]:
    found = make_somebody(tenant, password=PASSWORD)
    set_state(tenant, TenantState.SUSPENDED)
    yield found
    set_state(tenant, TenantState.ACTIVE)


def test_people_get_in_and_read(client: FlaskClient, somebody: Somebody) -> None:
    assert enter(client, somebody).status_code == 303
    assert is_in(client, somebody)
    assert len(logged(somebody.tenant, "account.signed_in")) == 1


def test_a_wrong_password_is_still_refused_and_counted(
    client: FlaskClient, somebody: Somebody
) -> None:
    for _time in range(4):
        assert enter(client, somebody, "bukan yang benar").status_code == 422
    assert enter(client, somebody).status_code == 429
    assert not is_in(client, somebody)


def test_people_get_out(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    left = fill(client, f"/{somebody.slug}/profile", {}, to=f"/{somebody.slug}/sign-out")
    assert left.status_code == 303
    assert not is_in(client, somebody)


def test_the_language_can_be_chosen(client: FlaskClient, somebody: Somebody) -> None:
    home = f"/{somebody.slug}/sign-in"
    assert client.get(f"/language/en?next={home}").location == home
    assert 'lang="en"' in client.get(home).text


def test_nothing_else_can_be_sent(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    profile = f"/{somebody.slug}/profile"
    typed = {"present_password": PASSWORD, "password": NEW, "password_again": NEW}
    refused = fill(client, profile, typed, to=f"{profile}/password")
    assert refused.status_code == 403
    assert "sedang ditutup untuk perubahan" in refused.text
    for path in ("code", "forgotten", "profile/sessions/end-others", "tidak-ada"):
        assert client.post(f"/{somebody.slug}/{path}").status_code in {403, 404}
    set_state(somebody.tenant, TenantState.ACTIVE)
    assert enter(client.application.test_client(), somebody).status_code == 303
