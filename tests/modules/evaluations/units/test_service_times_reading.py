"""What the list of units, the rating form and the decision say of service times."""

from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import Scene, address, heading_of, signed_in, text_of
from tests.modules.evaluations.conftest import kept as saved
from tests.modules.evaluations.unit_records import COUNTS, allow, record


def test_the_superior_reads_which_services_have_no_figures(app: Flask, scene: Scene) -> None:
    allow(scene)
    client = signed_in(app, scene, scene.head)
    text = text_of(client.get(address(scene, "rate")))
    assert "Waktu layanan tanpa angka: Kartu keluarga, Akta kelahiran." in text
    record(scene, COUNTS)
    assert "Waktu layanan tanpa angka" not in text_of(client.get(address(scene, "rate")))


def test_where_the_rubric_waits_for_figures_nothing_is_set_before(app: Flask, scene: Scene) -> None:
    allow(scene, missing="hold")
    saved(scene)
    client = signed_in(app, scene, scene.head)
    page = client.get(address(scene, "confirm"))
    assert heading_of(page) == (
        "Predikat belum dapat diusulkan: rubrik menunggu angka yang belum tercatat."
    )
    text = text_of(page)
    assert "Waktu layanan belum tercatat: Kartu keluarga, Akta kelahiran." in text
    assert "Masih menunggu Anda" not in text
    record(scene, COUNTS)
    assert heading_of(client.get(address(scene, "confirm"))).startswith("Predikat yang diusulkan")


class TestRecords:
    def test_units_are_listed_with_what_they_have(self, admin: FlaskClient, scene: Scene) -> None:
        home = f"/{slug_of(scene.tenant)}/"
        assert "Catatan unit" in text_of(admin.get(home))
        page = admin.get(f"{home}unit-records")
        assert "satu unit belum lengkap waktu layanannya" in heading_of(page)
        assert "0 dari 2 layanan tercatat" in text_of(page)
        record(scene, COUNTS)
        page = admin.get(f"{home}unit-records")
        assert heading_of(page) == "Catatan unit untuk 2025 lengkap."
        assert "2 layanan tercatat" in text_of(page)

    def test_it_takes_few_queries(self, admin: FlaskClient, scene: Scene) -> None:
        url = f"/{slug_of(scene.tenant)}/unit-records"
        admin.get(url)
        with counted() as statements:
            admin.get(url)
        assert len(statements) <= 8, statements

    def test_without_both_parts_it_is_absent(self, app: Flask, scene: Scene) -> None:
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        home = f"/{slug_of(scene.tenant)}/"
        assert "Catatan" not in text_of(client.get(home))
        page = client.get(f"{home}unit-records")
        assert page.status_code == 404
        assert "tidak mencatat waktu layanan" in heading_of(page)
