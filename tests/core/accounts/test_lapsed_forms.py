"""A form sent after the session ran out is not lost: it is shown, and can be sent again."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from kinerja.tenancy import TenantId
from tests.browsers import Browser, form_token
from tests.core.accounts.asking import age_sessions, enter, is_in
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in


@pytest.fixture
def somebody(client: Browser, tenant: TenantId) -> Somebody:
    who = make_somebody(tenant, password=PASSWORD)
    sign_in(client, who)
    client.sends_form_token = False
    return who


def send(client: FlaskClient, who: Somebody) -> tuple[int, str]:
    """What a form left open since the first session sends."""
    typed = {
        "csrf_token": form_token(client.application),
        "present_password": PASSWORD,
        "password": "pendek",
        "password_again": "pendek",
        "note": "ini panjang sekali",
    }
    answer = client.post(f"/{who.slug}/profile/password", data=typed)
    return answer.status_code, answer.text


def test_reading_leads_to_the_door_and_back(client: Browser, somebody: Somebody) -> None:
    age_sessions(somebody, seen=timedelta(minutes=16))
    answer = client.get(f"/{somebody.slug}/people?q=a+b")
    assert answer.status_code == 303
    assert (
        answer.location == f"/{somebody.slug}/sign-in?next=%2F{somebody.slug}%2Fpeople%3Fq%3Da%2Bb"
    )


def test_what_was_sent_is_shown_without_secrets(client: Browser, somebody: Somebody) -> None:
    age_sessions(somebody, seen=timedelta(minutes=16))
    status, text = send(client, somebody)
    assert status == 401
    assert "Sesi Anda sudah berakhir" in text
    assert "ini panjang sekali" in text
    assert PASSWORD not in text


def test_after_signing_in_again_the_same_form_is_taken(client: Browser, somebody: Somebody) -> None:
    age_sessions(somebody, seen=timedelta(minutes=16))
    assert send(client, somebody)[0] == 401
    enter(client, somebody)
    assert is_in(client, somebody)
    status, text = send(client, somebody)
    assert status == 422
    assert "Isian ini tidak ada di formulir" in text


def test_a_form_of_somebody_else_s_session_is_not_taken(
    client: Browser, somebody: Somebody
) -> None:
    other = make_somebody(somebody.tenant, "Sari", password=PASSWORD)
    age_sessions(somebody, seen=timedelta(minutes=16))
    send(client, somebody)
    enter(client, other)
    assert is_in(client, other)
    assert send(client, somebody)[0] == 400


def test_a_session_ended_by_its_owner_leaves_no_form_behind(
    client: Browser, somebody: Somebody
) -> None:
    client.sends_form_token = True
    client.post(f"/{somebody.slug}/sign-out")
    client.sends_form_token = False
    assert send(client, somebody)[0] == 401
    enter(client, somebody)
    assert send(client, somebody)[0] == 400
