"""The first pages: choosing a region, its colours and crest, and whether the program is well."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.database import db
from kinerja.start.regions import names
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.models import Region
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.tenants import make_tenant

CREST = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
pytestmark = pytest.mark.usefixtures("app_context")


@pytest.fixture(autouse=True)
def ask_again() -> None:
    names.forget()


def describe(tenant: TenantId, **said: object) -> str:
    with unit_of_work(tenant):
        db.session.execute(update(Region).values(**said))
    return slug_of(tenant)


def test_the_chooser_lists_regions_by_name(client: FlaskClient) -> None:
    south = describe(make_tenant(), name="Kota Zamrud", agency_short="BKD Zamrud")
    north = describe(make_tenant(), name="Kabupaten Aksara", crest_svg=CREST)
    page = client.get("/").text
    assert "Di daerah mana Anda bertugas?" in page
    assert page.index("Kabupaten Aksara") < page.index("Kota Zamrud")
    assert "BKD Zamrud" in page
    assert f'src="/{north}/crest.svg"' in page
    assert f'src="/{south}/crest.svg"' not in page
    assert 'href="/national/"' in page
    assert 'href="/operator/"' in page


def test_the_chooser_finds_a_region_by_a_part_of_its_name(client: FlaskClient) -> None:
    describe(make_tenant(), name="Kota Mutiara")
    assert "Kota Mutiara" in client.get("/?q=UTIAR").text
    missing = client.get("/?q=tidak+ada").text
    assert "Kota Mutiara" not in missing
    assert "Tidak ada daerah bernama “tidak ada”." in missing


def test_the_names_are_asked_once_and_remembered(client: FlaskClient, tenant: TenantId) -> None:
    client.get("/")
    describe(tenant, name="Kota Baru Bernama")
    assert "Kota Baru Bernama" not in client.get("/").text
    names.forget()
    assert "Kota Baru Bernama" in client.get("/").text


def test_a_region_s_colours_are_a_sheet_of_their_own(client: FlaskClient, tenant: TenantId) -> None:
    answer = client.get(f"/{slug_of(tenant)}/theme.css")
    assert answer.mimetype == "text/css"
    assert "--k-accent: #1f6845;" in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_a_crest_is_served_as_a_picture_and_asked_for_once(client: FlaskClient) -> None:
    slug = describe(make_tenant(), crest_svg=CREST)
    answer = client.get(f"/{slug}/crest.svg")
    assert (answer.mimetype, answer.text) == ("image/svg+xml", CREST)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "script" not in answer.headers["Content-Security-Policy"]
    again = client.get(f"/{slug}/crest.svg", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.text) == (304, "")


def test_a_region_without_a_crest_has_none(client: FlaskClient, tenant: TenantId) -> None:
    assert client.get(f"/{slug_of(tenant)}/crest.svg").status_code == 404


def test_the_program_says_it_runs_and_is_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ready\n")


def test_without_redis_the_program_is_not_ready_and_says_no_more(
    client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "kinerja.redis_url", "unix:///nowhere/redis.sock")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "not ready\n")
    assert client.get("/healthz").status_code == 200


def test_signing_in_and_reading_need_no_redis(
    client: FlaskClient, app: Flask, tenant: TenantId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "kinerja.redis_url", "unix:///nowhere/redis.sock")
    who = make_somebody(tenant)
    assert client.get(f"/{who.slug}/sign-in").status_code == 200
    sign_in(client, who)
    assert client.get(f"/{who.slug}/").status_code == 200


def test_the_language_is_remembered(client: FlaskClient) -> None:
    answer = client.get("/language/en?next=/")
    assert answer.status_code == 302
    assert 'lang="en"' in client.get("/").text
    assert client.get("/language/xx").status_code == 404


def test_home_says_calmly_that_nothing_waits(client: FlaskClient, tenant: TenantId) -> None:
    who = make_somebody(tenant)
    sign_in(client, who)
    page = client.get(f"/{who.slug}/").text
    assert "Tidak ada yang menunggu Anda hari ini." in page
    assert "Budi Santoso" in page
    assert "Keluar" in page


def test_home_asks_visitors_to_sign_in(client: FlaskClient, tenant: TenantId) -> None:
    slug = slug_of(tenant)
    answer = client.get(f"/{slug}/")
    assert (answer.status_code, answer.location) == (303, f"/{slug}/sign-in?next=%2F{slug}%2F")
