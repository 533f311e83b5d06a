"""The rating form: the rubric's words, drafts, what is missing, and for whom it opens."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations.queries import draft_of, get_case
from tests.counting import counted
from tests.factories.accounts import slug_of
from tests.factories.evaluations import make_office
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    heading_of,
    post,
    signed_in,
    text_of,
)
from tests.modules.evaluations.drafts import FORM, FULL, LONG
from tests.modules.evaluations.test_service_refusals import former_head


class TestForm:
    def test_anchors_weights_and_the_note_come_from_the_rubric(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        page = head.get(address(scene, "rate"))
        text = text_of(page)
        assert "Capaian pada tingkat 3 terlihat begini adanya." in text
        assert "Target belum dicatat, jadi hasil dinilai dengan satu indikator." in text
        assert "bobot 60 %" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert heading_of(page) == "Pegawai 00 Dinas Contoh: belum ada indikator yang dinilai."

    def test_in_english_everything_of_the_rubric_is_english(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        head.set_cookie("kinerja_lang", "en")
        text = text_of(head.get(address(scene, "rate")))
        assert "Capaian pada tingkat 3 terlihat begini adanya. (en)" in text
        assert "Tingkat 3 (en)" in text

    def test_saving_keeps_everything_and_shows_it_again(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = post(head, scene, **FORM)
        assert (answer.status_code, answer.location) == (303, address(scene, "rate"))
        page = head.get(address(scene, "rate"))
        assert "semua indikator sudah dinilai" in heading_of(page)
        assert re.search(r'name="level_capaian" value="4" checked', page.text)
        assert LONG in page.text
        assert "Draf tersimpan" in page.text
        with enter(scene.tenant):
            assert draft_of(get_case(scene.first).evaluation) == FULL

    def test_a_draft_of_another_day_says_which(self, head: FlaskClient, scene: Scene) -> None:
        post(head, scene, **FORM)
        with unit_of_work(scene.tenant):
            get_case(scene.first).evaluation.saved_at = datetime(2026, 2, 3, 2, 30, tzinfo=UTC)
        page = head.get(address(scene, "rate"))
        assert "Draf tersimpan 3 Feb 2026, 09.30." in text_of(page)

    def test_half_a_form_can_be_saved(self, head: FlaskClient, scene: Scene) -> None:
        assert post(head, scene, level_disiplin="3").status_code == 303
        page = head.get(address(scene, "rate"))
        assert (
            heading_of(page) == "Pegawai 00 Dinas Contoh: satu dari tiga indikator sudah dinilai."
        )

    def test_a_number_that_is_no_level_is_refused_and_nothing_is_lost(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = post(head, scene, level_disiplin="9", strengths="Selalu teliti.")
        assert answer.status_code == 422
        assert "“9” tidak ada dalam pilihan" in text_of(answer)
        assert "Selalu teliti." in answer.text

    def test_words_too_many_are_refused_and_shown(self, head: FlaskClient, scene: Scene) -> None:
        answer = post(head, scene, strengths="panjang " * 600)
        assert answer.status_code == 422
        assert "terlalu panjang" in answer.text
        assert answer.text.count("panjang panjang") > 1


class TestChecking:
    def test_what_is_missing_is_named_beside_the_field(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        short = {**FORM, "reason_kerja_sama": "terlalu singkat", "level_disiplin": ""}
        answer = post(head, scene, **{**short, "go": "check"})
        assert (answer.status_code, answer.location) == (303, f"{address(scene, 'rate')}?check=1")
        page = head.get(answer.location)
        text = text_of(page)
        assert "2 isian perlu diperbaiki" in text
        assert "Alasan tingkat 5 baru 15 huruf." in text
        assert "paling sedikit 40 huruf" in text
        assert "Belum dinilai. Pilih satu tingkat." in text
        assert "terlalu singkat</textarea>" in page.text

    def test_a_complete_draft_goes_on_to_the_proposal(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = post(head, scene, **{**FORM, "go": "check"})
        assert answer.location == address(scene, "confirm")
        page = head.get(answer.location)
        text = text_of(page)
        assert "Predikat yang diusulkan untuk Pegawai 00 Dinas Contoh: Sangat Baik." in text
        assert "Dari mana angka 90,00" in text
        assert "tingkat 4 = 90" in text
        assert re.search(r'name="results_rating" value="above" checked', page.text)

    def test_without_the_superiors_voice_nothing_is_proposed(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, level_capaian="4")
        page = head.get(address(scene, "confirm"))
        assert heading_of(page) == ("Predikat belum dapat diusulkan: 2 indikator belum lengkap.")
        assert "tetapkan predikat" not in text_of(page).lower()


class TestAccess:
    PAGES = (("GET", "rate"), ("POST", "rate"), ("GET", "confirm"), ("POST", "confirm"))

    @pytest.mark.parametrize(("method", "page"), [*PAGES, ("POST", "draft")])
    def test_another_assessor_of_the_region_is_refused(
        self, app: Flask, scene: Scene, method: str, page: str
    ) -> None:
        with unit_of_work(scene.tenant):
            stranger = make_office(0, "Dinas Lain").head
        client = signed_in(app, scene, stranger)
        answer = client.open(address(scene, page), method=method, data={"edition": "0", **FORM})
        assert answer.status_code == 403
        assert heading_of(answer) == "Anda bukan pejabat penilai orang ini."
        assert "Pegawai 00" not in answer.text

    def test_who_used_to_rate_reads_since_when_not_and_why(self, app: Flask, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            former = former_head(scene.office)
        page = signed_in(app, scene, former).get(address(scene, "rate"))
        assert page.status_code == 403
        assert heading_of(page) == "Anda tidak lagi menilai orang ini sejak 1 November 2019."
        text = text_of(page)
        assert "Garis pelaporan berpindah ke Kepala Dinas Contoh." in text
        assert "penilai sampai 31 Oktober 2019" in text

    @pytest.mark.parametrize(("method", "page"), [*PAGES, ("POST", "draft")])
    def test_another_regions_evaluation_is_not_found(
        self, head: FlaskClient, scene: Scene, other_scene: Scene, method: str, page: str
    ) -> None:
        url = f"/{slug_of(scene.tenant)}/evaluations/{other_scene.first}/{page}"
        assert head.open(url, method=method, data={"edition": "0"}).status_code == 404

    def test_the_person_rated_cannot_rate(self, app: Flask, scene: Scene) -> None:
        client = signed_in(app, scene, scene.office.staff[0])
        assert client.get(address(scene, "rate")).status_code == 403

    def test_the_form_takes_few_queries(self, head: FlaskClient, scene: Scene) -> None:
        url = address(scene, "rate")
        head.get(url)
        with counted() as statements:
            head.get(url)
        assert len(statements) <= 10, statements


@pytest.mark.parametrize("page", ["rate", "confirm"])
def test_a_closed_period_shows_no_form(head: FlaskClient, scene: Scene, page: str) -> None:
    post(head, scene, **FORM)
    with unit_of_work(scene.tenant):
        for stage in (PeriodStage.RATING, PeriodStage.FINAL):
            move_to(scene.period, stage)
    answer = head.get(address(scene, page))
    assert answer.status_code == 409
    assert heading_of(answer) == "Penilaian 2025 sudah ditutup."
    assert "<textarea" not in answer.text
