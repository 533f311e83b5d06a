"""The criteria page, saying that one has read it, and the region's guide."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.criteria_queries import reading_of, standing_of
from modules.evaluations.models_records import CriteriaReading
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_period, rubric_document, words
from tests.modules.evaluations.conftest import Scene, heading_of, signed_in, text_of
from tests.modules.evaluations.self_assessments import allow, own_address


def version_of(scene: Scene) -> str:
    with enter(scene.tenant):
        standing = standing_of(scene.office.staff[0], date(2026, 1, 10))
    assert standing
    return str(standing.version_id)


def here(scene: Scene, page: str = "criteria") -> str:
    return f"/{slug_of(scene.tenant)}/{page}"


class TestPage:
    def test_it_says_what_counts_who_rates_and_what_follows(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        page = person.get(here(scene))
        text = text_of(page).replace("\N{NO-BREAK SPACE}", " ")
        assert heading_of(page).replace("\N{NO-BREAK SPACE}", " ") == (
            "Anda dinilai pada 3 indikator: hasil kerja 60 % dan perilaku 40 %."
        )
        assert "Bobot untuk keluarga jabatan Umum." in text
        assert "Dinilai: atasan langsung 70 %, rekan kerja 30 %." in text
        assert "Capaian pada tingkat 5 terlihat begini adanya." in text
        assert "Nilai sumbu 90 atau lebih diusulkan di atas ekspektasi" in text
        assert "Sumbu perilaku kerja: Perilaku." in text
        assert "4 · Tingkat 4 90" in text

    def test_in_english_everything_of_the_rubric_is_english(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        person.set_cookie("kinerja_lang", "en")
        assert "Capaian pada tingkat 3 terlihat begini adanya. (en)" in text_of(
            person.get(here(scene))
        )

    def test_somebody_without_an_evaluation_reads_what_is_in_force(
        self, app: Flask, scene: Scene
    ) -> None:
        client = signed_in(app, scene, scene.head)
        assert "Anda dinilai pada 3 indikator" in heading_of(client.get(here(scene)))

    def test_a_period_is_read_by_its_own_version(self, person: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            publish_rubric({**rubric_document("2026.1"), "title": words("Rubrik Baru")})
        assert "Rubrik Baru" not in text_of(person.get(here(scene) + "?period=2025"))

    def test_a_period_without_an_evaluation_is_not_found(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            make_period(2024)
        assert person.get(here(scene) + "?period=2024").status_code == 404
        assert person.get(here(scene) + "?period=tidak-ada").status_code == 404

    def test_a_region_without_a_rubric_says_so(self, app: Flask, tenant: TenantId) -> None:
        client = app.test_client()
        sign_in(client, make_somebody(tenant))
        page = client.get(f"/{slug_of(tenant)}/criteria")
        assert page.status_code == 200
        assert "Kriteria penilaian belum diterbitkan." in text_of(page)

    def test_it_takes_few_queries(self, person: FlaskClient, scene: Scene) -> None:
        person.get(here(scene))
        with counted() as statements:
            person.get(here(scene))
        assert len(statements) <= 8, statements

    def test_it_leads_to_the_self_assessment_while_that_is_open(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        own = own_address(scene, "self")
        assert own not in person.get(here(scene)).text
        allow(scene)
        assert own in person.get(here(scene)).text
        with unit_of_work(scene.tenant):
            for stage in (PeriodStage.RATING, PeriodStage.FINAL):
                move_to(scene.period, stage)
        assert own not in person.get(here(scene)).text


class TestReading:
    def test_it_is_recorded_once_and_in_the_log(self, person: FlaskClient, scene: Scene) -> None:
        version = version_of(scene)
        for _time in range(2):
            answer = person.post(here(scene, "criteria/read"), data={"version": version})
            assert answer.status_code == 303
        page = person.get(answer.location)
        assert "Tercatat: Anda sudah membaca kriteria versi 1." in text_of(page)
        assert "Saya sudah membaca kriteria ini" not in page.text
        with enter(scene.tenant):
            assert db.session.scalar(select(func.count()).select_from(CriteriaReading)) == 1
            actions = select(AuditEntry.action).where(AuditEntry.action == "criteria.read")
            assert len(db.session.scalars(actions).all()) == 1

    def test_a_new_version_is_to_be_read_anew(self, person: FlaskClient, scene: Scene) -> None:
        person.post(here(scene, "criteria/read"), data={"version": version_of(scene)})
        with unit_of_work(scene.tenant):
            version = publish_rubric(rubric_document("2026.1")).id
        with enter(scene.tenant):
            assert reading_of(scene.office.staff[0], version) is None

    def test_what_is_read_waits_no_more(self, person: FlaskClient, scene: Scene) -> None:
        home = here(scene, "")
        assert "Baca kriteria penilaian 2025" in text_of(person.get(home))
        person.post(here(scene, "criteria/read"), data={"version": version_of(scene)})
        assert "Baca kriteria penilaian 2025" not in text_of(person.get(home))

    def test_another_regions_version_is_not_found(
        self, person: FlaskClient, scene: Scene, other_scene: Scene
    ) -> None:
        theirs = version_of(other_scene)
        answer = person.post(here(scene, "criteria/read"), data={"version": theirs})
        assert answer.status_code == 404

    def test_something_that_is_no_version_is_refused(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        answer = person.post(here(scene, "criteria/read"), data={"version": "x"})
        assert answer.status_code == 422
        assert "Pilihan ini tidak dikenal." in text_of(answer)


FIRST = "Anda dinilai atas hasil yang disepakati."
SECOND = "Anda boleh menanggapi dan mengajukan keberatan."
SHORT = "Pegawai dinilai atas hasil dan perilakunya setiap tahun."
GUIDE = [
    {"audience": "staff", "title": words("Bagi pegawai"), "text": words(f"{FIRST}\n\n{SECOND}")},
    {"audience": "public", "title": words("Bagi umum"), "text": words(SHORT)},
]


class TestGuide:
    def guided(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            publish_rubric({**rubric_document("2026.1"), "guide": GUIDE})

    def test_everybody_reads_the_short_one(self, client: FlaskClient, scene: Scene) -> None:
        self.guided(scene)
        page = client.get(here(scene, "guide"))
        text = text_of(page)
        assert page.status_code == 200
        assert f"Bagi umum {SHORT}" in text
        assert "Bagi pegawai" not in text

    def test_staff_read_the_long_one(self, app: Flask, scene: Scene) -> None:
        self.guided(scene)
        client = signed_in(app, scene, scene.head)
        page = client.get(here(scene, "criteria/guide"))
        assert f"<p>{FIRST}</p><p>{SECOND}</p>" in page.text
        assert "Bagi umum" not in text_of(page)

    def test_signed_out_the_long_one_asks_to_sign_in(
        self, client: FlaskClient, scene: Scene
    ) -> None:
        assert "sign-in" in client.get(here(scene, "criteria/guide")).location

    def test_while_it_is_not_written_it_says_so(
        self, client: FlaskClient, person: FlaskClient, scene: Scene
    ) -> None:
        assert "Keterangannya belum ditulis." in text_of(client.get(here(scene, "guide")))
        assert "Panduannya belum ditulis." in text_of(person.get(here(scene, "criteria/guide")))

    def test_a_region_without_a_rubric_has_a_page_too(
        self, client: FlaskClient, tenant: TenantId
    ) -> None:
        page = client.get(f"/{slug_of(tenant)}/guide")
        assert page.status_code == 200
        assert "Keterangannya belum ditulis." in text_of(page)

    def test_the_door_and_every_page_lead_to_it(
        self, client: FlaskClient, person: FlaskClient, scene: Scene
    ) -> None:
        door = client.get(here(scene, "sign-in"))
        assert door.text.count(f'href="{here(scene, "guide")}"') == 2
        home = person.get(here(scene, ""))
        assert f'href="{here(scene, "criteria/guide")}"' in home.text
        assert f'href="{here(scene)}"' in home.text
        assert client.get("/").text.count("/guide") == 0
