"""One's own account: the password changes by one who knows it, sessions end by name."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kinerja.tenancy import TenantId
from tests.core.accounts.asking import cookie_of, enter, is_in, logged, sessions_of
from tests.counting import counted
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in

NEW = "sepeda hujan lampu"


@pytest.fixture
def somebody(client: FlaskClient, tenant: TenantId) -> Somebody:
    who = make_somebody(tenant, password=PASSWORD)
    sign_in(client, who)
    return who


def change(client: FlaskClient, who: Somebody, **more: str) -> TestResponse:
    typed = {"present_password": PASSWORD, "password": NEW, "password_again": NEW, **more}
    return client.post(f"/{who.slug}/profile/password", data=typed)


def test_the_profile_shows_who_one_is_and_where_one_is_in(
    client: FlaskClient, somebody: Somebody
) -> None:
    sign_in(client.application.test_client(), somebody)
    with counted() as statements:
        page = client.get(f"/{somebody.slug}/profile")
    assert "Anda masuk di 2 peramban." in page.text
    assert "Budi Santoso" in page.text
    assert re.search(r"19870217 \d{6} 1 \d{3}", page.text)
    assert len(statements) <= 8


def test_changing_the_password_ends_every_other_session_and_renews_this_one(
    client: FlaskClient, somebody: Somebody
) -> None:
    elsewhere = client.application.test_client()
    sign_in(elsewhere, somebody)
    before = cookie_of(client, somebody)
    answer = change(client, somebody)
    assert (answer.status_code, answer.location) == (
        303,
        f"/{somebody.slug}/profile?done=password",
    )
    assert is_in(client, somebody)
    assert cookie_of(client, somebody) != before
    assert not is_in(elsewhere, somebody)
    old = client.application.test_client()
    old.set_cookie(f"kinerja_{somebody.slug}", before, path=f"/{somebody.slug}/")
    assert not is_in(old, somebody)
    (entry,) = logged(somebody.tenant, "account.password_changed")
    assert entry.after == {"state": "active", "sessions_ended": 2}


def test_the_present_password_is_asked_for(client: FlaskClient, somebody: Somebody) -> None:
    answer = change(client, somebody, present_password="bukan ini ya")
    assert answer.status_code == 422
    assert "Ini bukan kata sandi Anda sekarang." in answer.text
    assert enter(client.application.test_client(), somebody).status_code == 303


def test_guessing_the_present_password_is_slowed(client: FlaskClient, somebody: Somebody) -> None:
    for _time in range(4):
        assert change(client, somebody, present_password="bukan ini ya").status_code == 422
    assert change(client, somebody).status_code == 429
    assert is_in(client, somebody)


def test_the_right_password_forgets_earlier_failures(
    client: FlaskClient, somebody: Somebody
) -> None:
    for present in (PASSWORD, NEW):
        for _time in range(3):
            assert change(client, somebody, present_password="bukan ini ya").status_code == 422
        new = NEW if present == PASSWORD else "empat kata yang lain"
        typed = {"present_password": present, "password": new, "password_again": new}
        assert change(client, somebody, **typed).status_code == 303
        sign_in(client, somebody)  # the new session's form token is not the factories'


@pytest.mark.parametrize(
    "given", [{"password_again": "lain sekali"}, {"password": "12345", "password_again": "12345"}]
)
def test_a_password_that_cannot_be_taken_changes_nothing(
    client: FlaskClient, somebody: Somebody, given: dict[str, str]
) -> None:
    assert change(client, somebody, **given).status_code == 422
    assert enter(client.application.test_client(), somebody).status_code == 303


def test_one_session_is_ended_by_its_owner(client: FlaskClient, somebody: Somebody) -> None:
    elsewhere = client.application.test_client()
    sign_in(elsewhere, somebody)
    _this, other = sessions_of(somebody)
    client.post(f"/{somebody.slug}/profile/sessions/end", data={"session": str(other.id)})
    assert not is_in(elsewhere, somebody)
    assert is_in(client, somebody)


def test_a_session_of_somebody_else_is_not_found(client: FlaskClient, somebody: Somebody) -> None:
    neighbour = make_somebody(somebody.tenant, "Sari")
    elsewhere = client.application.test_client()
    sign_in(elsewhere, neighbour)
    (row,) = sessions_of(neighbour)
    answer = client.post(f"/{somebody.slug}/profile/sessions/end", data={"session": str(row.id)})
    assert answer.status_code == 404
    assert is_in(elsewhere, neighbour)


def test_all_others_end_at_once(client: FlaskClient, somebody: Somebody) -> None:
    others = [client.application.test_client() for _browser in range(2)]
    for other in others:
        sign_in(other, somebody)
    client.post(f"/{somebody.slug}/profile/sessions/end-others")
    assert is_in(client, somebody)
    assert not any(is_in(other, somebody) for other in others)
