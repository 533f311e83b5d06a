"""The superior's way: list, form, drafts in two tabs, checking, setting."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kinerja.database import db
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import service
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.queries import draft_of, get_case
from modules.evaluations.rules import Draft, Mark
from tests.counting import counted
from tests.factories.accounts import slug_of
from tests.factories.evaluations import make_office
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    json_of,
    make_scene,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.drafts import FULL, LONG
from tests.modules.evaluations.test_service import former_head, kept

FORM = {
    "level_capaian": "4",
    "level_disiplin": "3",
    "level_kerja_sama": "5",
    "reason_kerja_sama": LONG,
    "strengths": "Teliti.",
    "recommendation": "Lanjutkan.",
}


@pytest.fixture
def head(app: Flask, scene: Scene) -> FlaskClient:
    return signed_in(app, scene, scene.head)


def post(client: FlaskClient, scene: Scene, page: str = "rate", **fields: str) -> TestResponse:
    return client.post(address(scene, page), data={"edition": "0", "go": "save", **fields})


class TestList:
    def test_it_says_who_waits_and_until_when(self, head: FlaskClient, scene: Scene) -> None:
        page = head.get(f"/{slug_of(scene.tenant)}/evaluations")
        assert page.status_code == 200
        assert heading_of(page) == (
            "Dua orang menunggu penilaian Anda, paling lambat 31 Januari 2026."
        )
        assert "Pegawai 00 Dinas Contoh" in page.text
        assert "belum dimulai" in page.text

    def test_drafts_stand_above_and_final_results_below(
        self, app: Flask, other_scene: Scene
    ) -> None:
        scene = make_scene_with_three(other_scene)
        page = signed_in(app, scene, scene.head).get(f"/{slug_of(scene.tenant)}/evaluations")
        order = re.findall(r"Pegawai (0\d) Dinas", page.text)
        assert list(dict.fromkeys(order)) == ["02", "01", "00"]
        assert "Sangat Baik" in page.text

    def test_who_rates_nobody_is_told_so(self, app: Flask, scene: Scene) -> None:
        client = signed_in(app, scene, scene.office.staff[0])
        page = client.get(f"/{slug_of(scene.tenant)}/evaluations")
        assert heading_of(page) == "Tidak ada orang yang Anda nilai."

    def test_sixty_people_come_in_two_pages_of_few_queries(
        self, app: Flask, other_tenant: int
    ) -> None:
        scene = make_scene(other_tenant, 60)  # type: ignore[arg-type]
        client = signed_in(app, scene, scene.head)
        url = f"/{slug_of(scene.tenant)}/evaluations"
        client.get(url)
        with counted() as statements:
            first = client.get(url)
        assert len(statements) <= 8, statements
        assert len(re.findall(r"Pegawai \d\d Dinas Contoh</a>", first.text)) == 50
        onward = re.search(r'rel="next" href="([^"]+)"', first.text)
        assert onward
        second = client.get(unescape(onward[1]))
        assert len(re.findall(r"Pegawai \d\d Dinas Contoh</a>", second.text)) == 10


def make_scene_with_three(scene: Scene) -> Scene:
    """The first of three is final, the second untouched, the third a draft."""
    three = make_scene(scene.tenant, 3)
    finish(three)
    with unit_of_work(three.tenant):
        service.save_draft(three.evaluations[2], three.head, 0, Draft({"capaian": Mark(3)}))
    return three


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


class TestTwoTabs:
    def test_both_versions_are_shown_and_neither_is_overwritten(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, **FORM)
        stale = {**FORM, "level_capaian": "2", "strengths": "Cepat."}
        answer = post(head, scene, **stale)
        assert answer.status_code == 409
        text = text_of(answer)
        assert "Ada dua versi draf. Dua isian berbeda, pilih yang Anda pakai." in text
        assert "Versi halaman ini: 2 · Tingkat 2" in text
        assert "Versi yang tersimpan: 4 · Tingkat 4" in text
        assert "Teliti." in text
        assert "Cepat." in text
        with enter(scene.tenant):
            assert draft_of(get_case(scene.first).evaluation) == FULL

    def test_the_choice_is_saved_with_everything_that_agreed(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, **FORM)
        page = post(head, scene, **{**FORM, "level_capaian": "2", "strengths": "Cepat."})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
        chosen = {**hidden, "level_capaian": "2", "strengths": "Teliti.", "go": "save"}
        assert chosen["edition"] == "1"
        assert head.post(address(scene, "rate"), data=chosen).status_code == 303
        with enter(scene.tenant):
            draft = draft_of(get_case(scene.first).evaluation)
        assert draft.mark("capaian") == Mark(2)
        assert draft.mark("kerja_sama") == Mark(5, LONG)
        assert draft.strengths == "Teliti."

    def test_the_script_is_told_the_new_edition(self, head: FlaskClient, scene: Scene) -> None:
        first = post(head, scene, "draft", **FORM)
        assert first.status_code == 200
        assert json_of(first)["kind"] == "ok"
        assert re.match(r"Draf tersimpan \d\d\.\d\d\. Aman ditutup\.", json_of(first)["message"])
        assert json_of(first)["fields"] == {"edition": "1"}
        again = post(head, scene, "draft", **{**FORM, "level_capaian": "3", "edition": "1"})
        assert json_of(again)["fields"] == {"edition": "2"}

    def test_the_script_is_told_what_another_tab_filled_in(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, level_capaian="4", strengths="Teliti.")
        late = post(head, scene, "draft", level_disiplin="3")
        assert json_of(late)["fields"] == {
            "edition": "2",
            "level_capaian": "4",
            "strengths": "Teliti.",
        }

    def test_the_script_never_overwrites_another_tab(self, head: FlaskClient, scene: Scene) -> None:
        post(head, scene, **FORM)
        answer = head.post(
            address(scene, "draft"),
            data={**FORM, "edition": "0", "level_capaian": "1"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 409
        assert "belum disimpan" in json_of(answer)["title"]
        with enter(scene.tenant):
            assert draft_of(get_case(scene.first).evaluation) == FULL


class TestSetting:
    def decide(self, head: FlaskClient, scene: Scene, **fields: str) -> TestResponse:
        chosen = {"edition": "1", "results_rating": "above", "behaviour_rating": "above", **fields}
        return head.post(address(scene, "confirm"), data=chosen)

    def test_confirming_sets_the_result_and_leads_to_it(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        answer = self.decide(head, scene)
        assert (answer.status_code, answer.location) == (303, result_address(scene))
        page = head.get(answer.location)
        assert heading_of(page) == "Predikat Pegawai 00 Dinas Contoh: Sangat Baik."

    def test_a_departure_without_a_reason_is_kept_and_named(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        answer = self.decide(head, scene, results_rating="as", departure_reason="kurang jelas")
        assert answer.location == f"{address(scene, 'confirm')}?check=1"
        page = head.get(answer.location)
        assert "Alasan baru 12 huruf." in text_of(page)
        assert "kurang jelas</textarea>" in page.text
        assert re.search(r'name="results_rating" value="as" checked', page.text)
        with enter(scene.tenant):
            assert get_case(scene.first).evaluation.stage is EvaluationStage.RATING

    def test_a_departure_with_a_reason_is_in_force(self, head: FlaskClient, scene: Scene) -> None:
        kept(scene)
        self.decide(head, scene, results_rating="as", departure_reason=LONG)
        with enter(scene.tenant):
            result = get_case(scene.first).evaluation
            assert (result.predicate, result.proposed_results) == ("baik", "above")

    def test_what_changed_meanwhile_is_checked_again(self, head: FlaskClient, scene: Scene) -> None:
        kept(scene)
        answer = self.decide(head, scene, edition="0")
        assert answer.status_code == 409
        assert "Isian berubah sejak Anda membuka halaman ini." in text_of(answer)

    def test_a_second_submit_changes_nothing_and_says_so(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        self.decide(head, scene)
        answer = self.decide(head, scene, results_rating="below", departure_reason=LONG)
        assert answer.status_code == 409
        assert "sudah ditetapkan" in heading_of(answer)
        assert LONG in answer.text
        with enter(scene.tenant):
            assert db.session.get(Evaluation, scene.first).predicate == "sangat_baik"  # type: ignore[union-attr]

    def test_the_form_of_a_final_result_leads_to_the_result(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        self.decide(head, scene)
        for page in ("rate", "confirm"):
            assert head.get(address(scene, page)).location == result_address(scene)


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
        assert len(statements) <= 8, statements
