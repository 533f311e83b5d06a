"""National analysts and operators have doors of their own, and no others."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from kinerja.accounts.errors import PasswordRefused
from kinerja.accounts.keys import keyed_hash
from kinerja.accounts.models import (
    PlatformAccount,
    PlatformAudit,
    PlatformDelay,
    PlatformKind,
    PlatformSession,
)
from kinerja.accounts.platform_accounts import add_platform_account
from kinerja.database import engine_of, new_id, now
from kinerja.tenancy import TenantId
from tests.browsers import fill
from tests.factories.accounts import (
    PASSWORD,
    make_somebody,
    sign_in,
    sign_in_platform,
    slug_of,
)

DOORS = {"national": PlatformKind.NATIONAL, "operator": PlatformKind.OPERATOR}
pytestmark = pytest.mark.usefixtures("app_context")


@pytest.fixture
def email() -> str:
    address = f"{new_id()}@contoh.example"
    add_platform_account(PlatformKind.OPERATOR, address, "Ratna Dewi", PASSWORD)
    return address


def enter(
    client: FlaskClient, email: str, password: str = PASSWORD, door: str = "operator"
) -> TestResponse:
    return fill(client, f"/{door}/sign-in", {"who": email, "password": password})


def end_waits() -> None:
    with engine_of("platform").begin() as connection:
        connection.execute(update(PlatformDelay).values(free_at=now()))


def delays_of(email: str) -> list[int]:
    mine = select(PlatformAccount.id).where(PlatformAccount.email == email).scalar_subquery()
    rows = select(PlatformDelay.failures).where(PlatformDelay.account_id == mine)
    with engine_of("platform").connect() as connection:
        return list(connection.scalars(rows))


def actions_of(email: str) -> list[str]:
    mine = select(PlatformAccount.id).where(PlatformAccount.email == email).scalar_subquery()
    rows = select(PlatformAudit.action).where(PlatformAudit.account_id == mine)
    with engine_of("platform").connect() as connection:
        return list(connection.execute(rows.order_by(PlatformAudit.at)).scalars())


def test_an_operator_comes_in_and_goes(client: FlaskClient, email: str) -> None:
    answer = enter(client, email.upper())
    assert (answer.status_code, answer.location) == (303, "/operator/")
    page = client.get("/operator/")
    assert page.status_code == 200
    assert "Ratna Dewi" in page.text
    left = fill(client, "/operator/", {}, to="/operator/sign-out")
    assert left.location == "/operator/sign-in"
    assert client.get("/operator/").status_code == 303
    assert actions_of(email) == ["sign_in.accepted", "sign_out"]


def test_the_cookie_holds_behind_its_own_door(client: FlaskClient, email: str) -> None:
    device, header = enter(client, email).headers.getlist("Set-Cookie")
    assert device.startswith("kinerja_operator_device=")
    assert "Path=/operator/sign-in;" in f"{device};"
    assert header.startswith("kinerja_operator=t.")
    assert "Path=/operator/;" in f"{header};"
    assert "HttpOnly" in header


def test_an_operator_s_password_does_not_open_the_national_door(
    client: FlaskClient, email: str
) -> None:
    assert enter(client, email, door="national").status_code == 422


@pytest.mark.parametrize(("door", "other"), [("national", "operator"), ("operator", "national")])
def test_a_session_of_one_door_is_nothing_at_the_other(
    client: FlaskClient, door: str, other: str
) -> None:
    sign_in_platform(client, DOORS[door])
    cookie = client.get_cookie(f"kinerja_{door}", path=f"/{door}/")
    assert cookie is not None
    client.set_cookie(f"kinerja_{other}", cookie.value, path=f"/{other}/")
    assert client.get(f"/{other}/").location == f"/{other}/sign-in?next=%2F{other}%2F"


def test_a_region_s_session_is_nothing_at_a_door_and_the_other_way_round(
    client: FlaskClient, tenant: TenantId
) -> None:
    who = make_somebody(tenant)
    sign_in(client, who)
    mine = client.get_cookie(f"kinerja_{who.slug}", path=f"/{who.slug}/")
    assert mine is not None
    client.set_cookie("kinerja_operator", mine.value, path="/operator/")
    assert client.get("/operator/").status_code == 303
    sign_in_platform(client, PlatformKind.OPERATOR)
    theirs = client.get_cookie("kinerja_operator", path="/operator/")
    assert theirs is not None
    client.set_cookie(f"kinerja_{who.slug}", theirs.value, path=f"/{who.slug}/")
    assert client.get(f"/{who.slug}/profile").status_code == 303


def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    client: FlaskClient, email: str
) -> None:
    answers = [enter(client, email, "bukan ini ya"), enter(client, "tidak@ada.example")]
    assert {answer.status_code for answer in answers} == {422}
    stripped = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert len(stripped) == 1
    assert actions_of(email) == ["sign_in.refused"]


def test_failures_slow_the_account_in_the_same_words(client: FlaskClient, email: str) -> None:
    wrong = [enter(client, email, "bukan ini ya") for _time in range(4)]
    right = enter(client, email)
    assert right.status_code == 422
    assert "Surel dan kata sandi tidak cocok, atau sudah terlalu sering dicoba" in wrong[0].text
    assert "Surel dan kata sandi tidak cocok, atau sudah terlalu sering dicoba" in right.text
    assert actions_of(email) == ["sign_in.refused"] * 4
    end_waits()
    assert enter(client, email).status_code == 303
    assert delays_of(email) == []


def test_an_unknown_address_waits_like_a_known_one(client: FlaskClient) -> None:
    nobody = f"{new_id()}@contoh.example"
    for _time in range(6):
        assert enter(client, nobody, "bukan ini ya").status_code == 422
    with engine_of("platform").connect() as connection:
        counted = set(connection.scalars(select(PlatformDelay.failures)))
    assert 4 in counted


def test_a_stranger_elsewhere_keeps_nobody_out(app: Flask, client: FlaskClient, email: str) -> None:
    stranger = app.test_client()
    stranger.environ_base["REMOTE_ADDR"] = "192.0.2.9"
    for _time in range(5):
        enter(stranger, email, "bukan ini ya")
    assert enter(stranger, email).status_code == 422
    assert enter(client, email).status_code == 303


def test_a_known_browser_is_not_slowed_by_strangers_at_its_own_address(
    app: Flask, client: FlaskClient, email: str
) -> None:
    enter(client, email)
    client.delete_cookie("kinerja_operator", path="/operator/")
    stranger = app.test_client()
    for _time in range(5):
        enter(stranger, email, "bukan ini ya")
    assert enter(stranger, email).status_code == 422
    assert enter(client, email).status_code == 303


def test_another_account_s_known_browser_is_a_stranger(client: FlaskClient, email: str) -> None:
    other = f"{new_id()}@contoh.example"
    add_platform_account(PlatformKind.OPERATOR, other, "Sari Wulan", PASSWORD)
    enter(client, other)
    client.delete_cookie("kinerja_operator", path="/operator/")
    for _time in range(5):
        enter(client.application.test_client(), email, "bukan ini ya")
    assert enter(client, email).status_code == 422


def test_an_address_waits_after_hundreds_of_failures(client: FlaskClient, email: str) -> None:
    client.environ_base["REMOTE_ADDR"] = "192.0.2.30"
    address = keyed_hash("delay", "address", "192.0.2.30")
    assert enter(client, f"{new_id()}@contoh.example").status_code == 422
    with engine_of("platform").begin() as connection:
        hundreds = update(PlatformDelay).where(PlatformDelay.key_hash == address)
        connection.execute(hundreds.values(failures=300))
    assert enter(client, f"{new_id()}@contoh.example").status_code == 422
    assert enter(client, email).status_code == 422
    end_waits()
    assert enter(client, email).status_code == 303


def test_signing_out_ends_the_row(client: FlaskClient) -> None:
    account_id = sign_in_platform(client, PlatformKind.OPERATOR)
    assert client.get("/operator/").status_code == 200
    client.post("/operator/sign-out")
    with engine_of("platform").connect() as connection:
        rows = select(PlatformSession.revoked_at).where(PlatformSession.account_id == account_id)
        assert connection.execute(rows).scalar_one() is not None


def test_a_weak_password_makes_no_account() -> None:
    with pytest.raises(PasswordRefused):
        add_platform_account(PlatformKind.NATIONAL, "lemah@contoh.example", "Ratna", "rahasia2026")


def test_the_operator_sees_regions_by_slug_and_state_only(
    client: FlaskClient, tenant: TenantId
) -> None:
    sign_in_platform(client, PlatformKind.OPERATOR)
    page = client.get("/operator/")
    assert slug_of(tenant) in page.text
    assert "Kabupaten Contoh" not in page.text
    assert re.search(r"\d+ daerah, ", page.text)
