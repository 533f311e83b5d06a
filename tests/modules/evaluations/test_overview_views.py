"""How far a period is: by unit, by assessor, and only as far as somebody's reach goes."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.tenancy import TenantId, unit_of_work
from modules.evaluations import overview_views
from modules.evaluations.opening import open_evaluations
from modules.evaluations.queries_overview import Completeness
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import Office, make_evaluation, make_office, make_period
from tests.modules.evaluations.conftest import Scene, finish, heading_of, text_of


def client_of(app: Flask, tenant: TenantId, role: Role, unit: object = None) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(tenant, role=role, unit=unit))  # type: ignore[arg-type]
    return client


@pytest.fixture
def upper(scene: Scene) -> Office:
    """Two more offices, one below the other, with one person waiting in each."""
    with unit_of_work(scene.tenant):
        period = make_period(2025)
        upper = make_office(1, "Dinas Atas")
        make_evaluation(period, upper)
        make_evaluation(period, make_office(1, "Bidang Bawah", parent=upper.unit))
    return upper


def overview(client: FlaskClient, scene: Scene, query: str = "") -> str:
    page = client.get(f"/{slug_of(scene.tenant)}/overview{query}")
    assert page.status_code == 200
    return text_of(page).replace("\N{NO-BREAK SPACE}", " ")


def test_the_heading_says_how_much_is_done(app: Flask, scene: Scene, upper: Office) -> None:
    finish(scene)
    client = client_of(app, scene.tenant, Role.ADMIN_DAERAH)
    page = client.get(f"/{slug_of(scene.tenant)}/overview")
    assert heading_of(page).replace("\N{NO-BREAK SPACE}", " ") == (
        "Penilaian 25 % selesai. Tiga unit belum lengkap, tenggatnya 31 Januari 2026."
    )
    assert upper.unit


def test_the_heading_counts_units_that_the_table_leaves_out(
    app: Flask, scene: Scene, upper: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview_views, "_UNITS", 1)
    page = client_of(app, scene.tenant, Role.ADMIN_DAERAH).get(f"/{slug_of(scene.tenant)}/overview")
    assert "Tiga unit belum lengkap" in heading_of(page)
    assert "1 dari 3 unit" in text_of(page)
    assert upper.unit


def test_the_least_complete_unit_stands_first(app: Flask, scene: Scene, upper: Office) -> None:
    finish(scene)
    text = overview(client_of(app, scene.tenant, Role.AUDITOR), scene)
    table = text.split("Kelengkapan menurut unit", 1)[1].split("Siapa yang menahan", 1)[0]
    order = re.findall(r"Bidang Bawah|Dinas Atas|Dinas Contoh", table)
    assert list(dict.fromkeys(order)) == ["Bidang Bawah", "Dinas Atas", "Dinas Contoh"]
    assert upper.unit


def test_when_all_is_done_nobody_holds_anything_up(app: Flask, scene: Scene) -> None:
    finish(scene, 0)
    finish(scene, 1)
    text = overview(client_of(app, scene.tenant, Role.ADMIN_DAERAH), scene)
    assert "Penilaian 2025 selesai untuk semua 2 pegawai." in text
    assert "Siapa yang menahan" not in text


def test_who_holds_up_most_is_named(app: Flask, scene: Scene, upper: Office) -> None:
    text = overview(client_of(app, scene.tenant, Role.ADMIN_DAERAH), scene)
    holders = text.split("Siapa yang menahan paling banyak penilaian", 1)[1]
    assert holders.index("Kepala Dinas Contoh") < holders.index("Kepala Dinas Atas")
    assert "2 orang" in holders
    assert upper.unit


def test_people_without_an_assessor_are_named_as_such(app: Flask, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        open_evaluations(make_period(2025))
    text = overview(client_of(app, scene.tenant, Role.ADMIN_DAERAH), scene)
    assert "1 orang belum punya penilai" in text
    assert "Belum ada penilai" in text


def test_an_opd_admin_sees_the_own_unit_and_those_below(
    app: Flask, scene: Scene, upper: Office
) -> None:
    text = overview(client_of(app, scene.tenant, Role.ADMIN_OPD, upper.unit), scene)
    assert "Dinas Atas" in text
    assert "Bidang Bawah" in text
    assert "Dinas Contoh" not in text
    assert "Anda melihat unit Anda dan unit di bawahnya." in text


def test_many_units_are_cut_with_a_way_to_all(app: Flask, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        period = make_period(2025)
        for number in range(52):
            make_evaluation(period, make_office(1, f"Unit {number:02d}"))
    client = client_of(app, scene.tenant, Role.ADMIN_DAERAH)
    url = f"/{slug_of(scene.tenant)}/overview"
    client.get(url)
    with counted() as statements:
        text = text_of(client.get(url))
    assert len(statements) <= 8, statements
    assert "50 dari 53 unit" in text
    assert "dari 53 unit" not in overview(client, scene, "?all=1")


def test_a_region_without_a_period_says_what_comes_first(app: Flask, tenant: TenantId) -> None:
    client = client_of(app, tenant, Role.ADMIN_DAERAH)
    page = client.get(f"/{slug_of(tenant)}/overview")
    assert heading_of(page) == "Belum ada periode penilaian."


def test_staff_do_not_see_it(app: Flask, scene: Scene) -> None:
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant))
    assert client.get(f"/{slug_of(scene.tenant)}/overview").status_code == 403


def test_another_regions_units_are_not_counted(
    app: Flask, scene: Scene, other_scene: Scene
) -> None:
    finish(other_scene)
    text = overview(client_of(app, scene.tenant, Role.ADMIN_DAERAH), scene)
    assert "Penilaian 0 % selesai." in text
    assert "2 pegawai, 1 unit" in text


def test_nothing_to_do_is_nothing_done() -> None:
    assert Completeness(0, 0, 0, 0, 0, 0).percent == 0
