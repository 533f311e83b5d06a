"""A session belongs to one browser, one account and one region, and ends when it should."""

import pytest
from flask.testing import FlaskClient

from kinerja.tenancy import TenantId
from tests.browsers import fill
from tests.counting import counted
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD)


def enter(client: FlaskClient, who: Somebody, **more: str) -> object:
    return fill(client, f"/{who.slug}/sign-in", {"who": who.nip, "password": PASSWORD, **more})


def cookie_of(client: FlaskClient, who: Somebody) -> str:
    cookie = client.get_cookie(f"kinerja_{who.slug}", path=f"/{who.slug}/")
    assert cookie is not None
    return cookie.value


def is_in(client: FlaskClient, who: Somebody) -> bool:
    return client.get(f"/{who.slug}/profile").status_code == 200


def test_signing_in_leads_home(client: FlaskClient, somebody: Somebody) -> None:
    answer = fill(client, f"/{somebody.slug}/sign-in", {"who": somebody.nip, "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, f"/{somebody.slug}/")
    assert is_in(client, somebody)


def test_reading_a_page_signed_in_asks_for_the_session_once(
    client: FlaskClient, somebody: Somebody
) -> None:
    sign_in(client, somebody)
    with counted() as statements:
        assert client.get(f"/{somebody.slug}/").status_code == 200
    assert sum("web_session" in sql for sql in statements) == 1
    assert len(statements) <= 8
