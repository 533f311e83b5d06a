"""The first page of a unit's administrator and of an auditor, and the results they read."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.tenancy import unit_of_work
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import (
    Scene,
    finish,
    heading_of,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.unit_records import administering


def client_of(app: Flask, scene: Scene, role: Role) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant, role=role))
    return client


@pytest.fixture
def auditor(app: Flask, scene: Scene) -> FlaskClient:
    return client_of(app, scene, Role.AUDITOR)


@pytest.fixture
def admin(app: Flask, scene: Scene) -> FlaskClient:
    return administering(app, scene)


class TestHome:
    def test_an_auditor_finds_what_can_be_read_and_that_nothing_is_changed(
        self, auditor: FlaskClient, scene: Scene
    ) -> None:
        slug = slug_of(scene.tenant)
        page = auditor.get(f"/{slug}/")
        text = text_of(page)
        assert "Yang dapat Anda periksa" in text
        assert "sebagai auditor Anda tidak mengubah apa pun" in text
        for address in ("overview?period=2025", "overview/results", "criteria", "people"):
            assert f'href="/{slug}/{address}' in page.text, address
        assert "unit-records" not in page.text

    def test_a_unit_s_administrator_reads_how_far_it_is_and_who_is_late(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            make_evaluation(make_period(2025), make_office(1, "Dinas Lain"))
        finish(scene)
        text = text_of(admin.get(f"/{slug_of(scene.tenant)}/"))
        assert "Unit yang Anda kelola dan unit di bawahnya." in text
        assert "Penilaian 2025: satu orang belum ditetapkan" in text
        assert "Tenggatnya 31 Januari 2026." in text
        assert "Paling banyak menunggu: Kepala Dinas Contoh (1)." in text
        assert "1 dari 2" in text
        assert "Dinas Lain" not in text

    def test_when_all_is_done_nobody_is_named(self, admin: FlaskClient, scene: Scene) -> None:
        finish(scene, 0)
        finish(scene, 1)
        text = text_of(admin.get(f"/{slug_of(scene.tenant)}/"))
        assert "Penilaian 2025 lengkap" in text
        assert "Paling banyak menunggu" not in text

    def test_units_records_appear_where_the_region_has_them(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        home = f"/{slug_of(scene.tenant)}/"
        assert "Catatan unit" not in text_of(admin.get(home))
        with unit_of_work(scene.tenant):
            set_practice(unit_reports=True)
        assert "Catatan unit" in text_of(admin.get(home))

    @pytest.mark.parametrize("role", [Role.ADMIN_DAERAH, Role.KALIBRASI])
    def test_other_roles_have_no_such_desk(self, app: Flask, scene: Scene, role: Role) -> None:
        text = text_of(client_of(app, scene, role).get(f"/{slug_of(scene.tenant)}/"))
        assert "Yang dapat Anda periksa" not in text
        assert "Unit yang Anda kelola" not in text

    def test_it_takes_few_queries(self, admin: FlaskClient, scene: Scene) -> None:
        home = f"/{slug_of(scene.tenant)}/"
        admin.get(home)
        with counted() as statements:
            admin.get(home)
        assert len(statements) <= 14, statements


class TestResults:
    def test_final_results_are_listed_with_a_link_to_read_them(
        self, auditor: FlaskClient, scene: Scene
    ) -> None:
        url = f"/{slug_of(scene.tenant)}/overview/results"
        assert heading_of(auditor.get(url)) == "Belum ada hasil 2025 yang ditetapkan."
        finish(scene)
        page = auditor.get(url)
        assert heading_of(page) == "Satu hasil 2025 sudah ditetapkan."
        assert f'href="{result_address(scene)}"' in page.text
        assert "Sangat Baik" in text_of(page)
        assert auditor.get(result_address(scene)).status_code == 200

    def test_a_unit_s_administrator_reads_those_of_the_unit(
        self, admin: FlaskClient, app: Flask, scene: Scene
    ) -> None:
        finish(scene)
        url = f"/{slug_of(scene.tenant)}/overview/results?period=2025"
        assert "Pegawai 00 Dinas Contoh" in text_of(admin.get(url))
        with unit_of_work(scene.tenant):
            elsewhere = make_office(1, "Dinas Lain").unit
        other = administering(app, scene, elsewhere)
        assert "Belum ada hasil 2025" in text_of(other.get(url))

    def test_staff_are_refused(self, app: Flask, scene: Scene) -> None:
        url = f"/{slug_of(scene.tenant)}/overview/results"
        assert signed_in(app, scene, scene.head).get(url).status_code == 403

    def test_another_region_s_results_are_not_listed(
        self, auditor: FlaskClient, scene: Scene, other_scene: Scene
    ) -> None:
        finish(other_scene)
        url = f"/{slug_of(scene.tenant)}/overview/results"
        assert "Belum ada hasil" in heading_of(auditor.get(url))

    def test_it_takes_few_queries(self, auditor: FlaskClient, scene: Scene) -> None:
        finish(scene)
        url = f"/{slug_of(scene.tenant)}/overview/results"
        auditor.get(url)
        with counted() as statements:
            auditor.get(url)
        assert len(statements) <= 8, statements
