"""Cookies stay in their place, out of reach of scripts, and off the open wire."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kinerja.tenancy import TenantId
from tests.core.accounts.asking import cookie_of, enter
from tests.factories.accounts import PASSWORD, make_somebody


def set_by(answer: TestResponse) -> dict[str, str]:
    found = {}
    for header in answer.headers.getlist("Set-Cookie"):
        name, _equals, rest = header.partition("=")
        found[name] = rest
    return found


def test_the_session_s_cookie_holds_below_its_region_only(
    client: FlaskClient, tenant: TenantId
) -> None:
    who = make_somebody(tenant, password=PASSWORD)
    header = set_by(enter(client, who))[f"kinerja_{who.slug}"]
    assert f"Path=/{who.slug}/;" in f"{header};"
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Max-Age" not in header


def test_the_known_browser_s_cookie_goes_to_the_door_only(
    client: FlaskClient, tenant: TenantId
) -> None:
    who = make_somebody(tenant, password=PASSWORD)
    header = set_by(enter(client, who))[f"kinerja_{who.slug}_device"]
    assert f"Path=/{who.slug}/sign-in" in header
    assert "HttpOnly" in header
    assert "Max-Age=31536000" in header


def test_on_one_s_own_device_the_session_survives_closing_the_browser(
    client: FlaskClient, tenant: TenantId
) -> None:
    who = make_somebody(tenant, password=PASSWORD)
    header = set_by(enter(client, who, own="1"))[f"kinerja_{who.slug}"]
    assert "Max-Age=28800" in header


def test_away_from_the_machine_itself_cookies_need_tls(
    client: FlaskClient, tenant: TenantId
) -> None:
    slug = make_somebody(tenant).slug
    here = set_by(client.get(f"/{slug}/sign-in", base_url="http://127.0.0.1:8000"))
    away = set_by(client.get(f"/{slug}/sign-in", base_url="http://kinerja.example"))
    tls = set_by(client.get(f"/{slug}/sign-in", base_url="https://localhost"))
    name = f"kinerja_{slug}"
    assert "Secure" not in here[name]
    assert "Secure" in away[name]
    assert "Secure" in tls[name]


def test_flask_s_own_cookie_is_never_set(client: FlaskClient, tenant: TenantId) -> None:
    who = make_somebody(tenant, password=PASSWORD)
    names = set(set_by(client.get("/"))) | set(set_by(client.get(f"/{who.slug}/sign-in")))
    names |= set(set_by(enter(client, who))) | set(set_by(client.get("/nowhere/at-all")))
    assert names == {f"kinerja_{who.slug}", f"kinerja_{who.slug}_device"}


def test_a_visitor_s_cookie_of_one_region_is_not_read_in_another(
    client: FlaskClient, tenant: TenantId, other_tenant: TenantId
) -> None:
    here, there = make_somebody(tenant), make_somebody(other_tenant)
    client.get(f"/{here.slug}/sign-in")
    client.set_cookie(f"kinerja_{there.slug}", cookie_of(client, here), path=f"/{there.slug}/")
    answer = client.get(f"/{there.slug}/sign-in")
    assert f"kinerja_{there.slug}" in set_by(answer)


def test_pages_differ_by_cookie_and_say_so(client: FlaskClient, tenant: TenantId) -> None:
    answer = client.get(f"/{make_somebody(tenant).slug}/sign-in")
    assert "Cookie" in answer.vary
    assert answer.headers["Cache-Control"] == "no-store"
