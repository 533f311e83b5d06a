"""A session belongs to one browser, one account and one region, and ends when it should."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.accounts.keys import token_hash
from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.people.models import Person, PersonState
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.accounts.asking import (
    age_sessions,
    cookie_of,
    enter,
    is_in,
    logged,
    sessions_of,
)
from tests.counting import counted
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD)


def test_signing_in_leads_home(client: FlaskClient, somebody: Somebody) -> None:
    answer = enter(client, somebody)
    assert (answer.status_code, answer.location) == (303, f"/{somebody.slug}/")
    assert is_in(client, somebody)
    (entry,) = logged(somebody.tenant, "account.signed_in")
    assert (entry.actor_id, entry.origin) == (somebody.person_id, "127.0.0.1")


def test_the_row_holds_a_hash_of_the_token_only(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    token = cookie_of(client, somebody).removeprefix("t.")
    (row,) = sessions_of(somebody)
    assert row.token_hash == token_hash(token)
    assert token not in str(row.data)


def test_signing_in_changes_the_cookie_a_visitor_brought(
    client: FlaskClient, somebody: Somebody
) -> None:
    client.get(f"/{somebody.slug}/sign-in")
    before = cookie_of(client, somebody)
    enter(client, somebody)
    assert before.startswith("v.")
    assert cookie_of(client, somebody).startswith("t.")


def test_a_token_planted_before_signing_in_opens_nothing_after(
    client: FlaskClient, somebody: Somebody
) -> None:
    client.set_cookie(f"kinerja_{somebody.slug}", "t.planted", path=f"/{somebody.slug}/")
    enter(client, somebody)
    assert cookie_of(client, somebody) != "t.planted"
    assert token_hash("planted") not in {row.token_hash for row in sessions_of(somebody)}


def test_signing_in_over_a_session_ends_it(
    client: FlaskClient, somebody: Somebody, app: Flask
) -> None:
    sign_in(client, somebody)
    before = cookie_of(client, somebody)
    typed = {"who": somebody.nip, "password": PASSWORD}
    assert client.post(f"/{somebody.slug}/sign-in", data=typed).status_code == 303
    assert cookie_of(client, somebody) != before
    elsewhere = app.test_client()
    elsewhere.set_cookie(f"kinerja_{somebody.slug}", before, path=f"/{somebody.slug}/")
    assert not is_in(elsewhere, somebody)
    assert is_in(client, somebody)


def test_signing_out_ends_the_session_for_good(
    client: FlaskClient, somebody: Somebody, app: Flask
) -> None:
    sign_in(client, somebody)
    kept = cookie_of(client, somebody)
    answer = client.post(f"/{somebody.slug}/sign-out")
    assert (answer.status_code, answer.location) == (303, f"/{somebody.slug}/sign-in")
    assert client.get_cookie(f"kinerja_{somebody.slug}", path=f"/{somebody.slug}/") is None
    other = app.test_client()
    other.set_cookie(f"kinerja_{somebody.slug}", kept, path=f"/{somebody.slug}/")
    assert not is_in(other, somebody)


def test_a_session_of_one_region_is_nothing_in_another(
    client: FlaskClient, somebody: Somebody, other_tenant: TenantId
) -> None:
    neighbour = make_somebody(other_tenant)
    sign_in(client, somebody)
    client.set_cookie(
        f"kinerja_{neighbour.slug}", cookie_of(client, somebody), path=f"/{neighbour.slug}/"
    )
    assert is_in(client, somebody)
    assert not is_in(client, neighbour)


def test_one_may_be_signed_in_to_two_regions_side_by_side(
    client: FlaskClient, somebody: Somebody, other_tenant: TenantId
) -> None:
    neighbour = make_somebody(other_tenant)
    sign_in(client, somebody)
    sign_in(client, neighbour)
    assert is_in(client, somebody)
    assert is_in(client, neighbour)
    client.post(f"/{somebody.slug}/sign-out")
    assert not is_in(client, somebody)
    assert is_in(client, neighbour)


@pytest.mark.parametrize(
    ("own", "times", "holds"),
    [
        ("", {"began": timedelta(hours=1), "seen": timedelta(minutes=14)}, True),
        ("", {"began": timedelta(hours=1), "seen": timedelta(minutes=15)}, False),
        ("1", {"began": timedelta(hours=7), "seen": timedelta(hours=7)}, True),
        ("1", {"began": timedelta(hours=8), "seen": timedelta(0)}, False),
    ],
)
def test_a_session_ends_by_itself(
    client: FlaskClient, somebody: Somebody, own: str, times: dict[str, timedelta], *, holds: bool
) -> None:
    enter(client, somebody, own=own)
    age_sessions(somebody, **times)
    assert is_in(client, somebody) is holds


def test_reading_on_keeps_a_session_alive_without_writing_each_time(
    client: FlaskClient, somebody: Somebody
) -> None:
    sign_in(client, somebody)
    with counted() as statements:
        assert is_in(client, somebody)
    assert not [sql for sql in statements if sql.startswith("UPDATE")]
    age_sessions(somebody, began=timedelta(hours=1), seen=timedelta(minutes=3))
    before = sessions_of(somebody)[0].last_seen_at
    assert is_in(client, somebody)
    assert sessions_of(somebody)[0].last_seen_at > before


@pytest.mark.parametrize("lost", ["closed", "left"])
def test_a_closed_account_or_a_leaver_is_out_at_once(
    client: FlaskClient, somebody: Somebody, lost: str
) -> None:
    sign_in(client, somebody)
    with unit_of_work(somebody.tenant):
        if lost == "closed":
            db.session.execute(update(Account).values(state=AccountState.CLOSED))
        else:
            db.session.execute(update(Person).values(state=PersonState.LEFT))
    assert not is_in(client, somebody)


def test_reading_a_page_signed_in_asks_for_the_session_once(
    client: FlaskClient, somebody: Somebody
) -> None:
    sign_in(client, somebody)
    with counted() as statements:
        assert client.get(f"/{somebody.slug}/").status_code == 200
    assert sum("web_session" in sql for sql in statements) == 1
    # the first page gathers what waits: a statement or two for each feature, none for each person
    assert len(statements) <= 14


def test_pictures_and_sheets_do_not_ask_for_the_session(
    client: FlaskClient, somebody: Somebody
) -> None:
    sign_in(client, somebody)
    with counted() as statements:
        assert client.get(f"/{somebody.slug}/theme.css").status_code == 200
    assert not [sql for sql in statements if "web_session" in sql]


def test_the_database_knows_the_person(client: FlaskClient, somebody: Somebody) -> None:
    sign_in(client, somebody)
    with counted(with_settings=True) as statements:
        assert is_in(client, somebody)
    assert f"SET LOCAL app.person = '{somebody.person_id}'" in statements
