"""The form of a self-assessment: what it asks, what it keeps, for whom it opens."""

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.database import db
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations.criteria_service import confirm_reading
from modules.evaluations.queries import get_case
from modules.evaluations.rules import Mark
from modules.evaluations.self_queries import self_draft_of
from modules.evaluations.self_rules import SelfDraft
from modules.evaluations.self_service import send_self_assessment
from tests.counting import counted
from tests.factories.accounts import slug_of
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    json_of,
    signed_in,
    text_of,
)
from tests.modules.evaluations.self_assessments import (
    BASIS,
    OWN,
    OWN_FORM,
    allow,
    count_self,
    keep_own,
    own_address,
    post_own,
    send_own,
)


@pytest.fixture
def person(app: Flask, scene: Scene) -> FlaskClient:
    """The first of the staff, signed in to a region with self-assessments."""
    allow(scene)
    return signed_in(app, scene, scene.office.staff[0])


def draft_kept(scene: Scene) -> SelfDraft:
    with enter(scene.tenant):
        return self_draft_of(get_case(scene.first).evaluation)


class TestForm:
    def test_it_says_that_it_does_not_count_where_the_rubric_gives_no_weight(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(self_due_on=date(2026, 1, 15)))
        page = person.get(own_address(scene, "self"))
        text = text_of(page)
        assert heading_of(page) == "Penilaian diri 2025: belum ada indikator yang Anda nilai."
        assert "penilaian diri tidak dihitung dalam nilai" in text
        assert text.count("persiapan, tidak dihitung") == 3
        assert "Capaian pada tingkat 3 terlihat begini adanya." in text
        assert "Tenggat 15 Januari 2026" in text

    def test_it_says_on_which_indicators_it_counts(self, person: FlaskClient, scene: Scene) -> None:
        count_self(scene)
        text = text_of(person.get(own_address(scene, "self"))).replace("\N{NO-BREAK SPACE}", " ")
        assert "Pada 2 dari 3 indikator suara Anda ikut dihitung, sebesar 20 %." in text
        assert text.count("suara Anda 20 %") == 2
        assert text.count("persiapan, tidak dihitung") == 1

    def test_in_english_everything_is_english(self, person: FlaskClient, scene: Scene) -> None:
        person.set_cookie("kinerja_lang", "en")
        text = text_of(person.get(own_address(scene, "self")))
        assert "Capaian pada tingkat 3 terlihat begini adanya. (en)" in text

    def test_saving_keeps_everything_and_shows_it_again(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        answer = post_own(person, scene, **OWN_FORM)
        assert (answer.status_code, answer.location) == (303, own_address(scene, "self"))
        page = person.get(own_address(scene, "self"))
        assert "semua indikator sudah Anda nilai" in heading_of(page)
        assert re.search(r'name="level_capaian" value="4" checked', page.text)
        assert BASIS in page.text
        assert "Draf tersimpan" in page.text
        assert draft_kept(scene) == OWN

    def test_a_number_that_is_no_level_is_refused_and_nothing_is_lost(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        answer = post_own(person, scene, level_disiplin="9", words="Tahun yang berat.")
        assert answer.status_code == 422
        assert "“9” tidak ada dalam pilihan" in text_of(answer)
        assert "Tahun yang berat." in answer.text

    def test_it_reminds_of_the_criteria_and_opens_all_the_same(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        page = person.get(own_address(scene, "self"))
        assert page.status_code == 200
        assert "Anda belum menyatakan sudah membaca kriterianya." in text_of(page)

    def test_it_takes_few_queries(self, person: FlaskClient, scene: Scene) -> None:
        url = own_address(scene, "self")
        person.get(url)
        with counted() as statements:
            person.get(url)
        assert len(statements) <= 10, statements


class TestTwoTabs:
    def test_both_versions_are_shown_and_neither_is_overwritten(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        post_own(person, scene, **OWN_FORM)
        answer = post_own(person, scene, **{**OWN_FORM, "level_capaian": "2", "words": "Lain."})
        assert answer.status_code == 409
        text = text_of(answer)
        assert "Ada dua versi draf. Dua isian berbeda, pilih yang Anda pakai." in text
        assert "Versi halaman ini: 2 · Tingkat 2" in text
        assert "Versi yang tersimpan: 4 · Tingkat 4" in text
        assert f'action="{own_address(scene, "self")}"' in answer.text
        assert draft_kept(scene) == OWN

    def test_the_choice_is_saved_with_everything_that_agreed(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        post_own(person, scene, **OWN_FORM)
        page = post_own(person, scene, **{**OWN_FORM, "level_capaian": "2"})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
        chosen = {**hidden, "level_capaian": "2", "go": "save"}
        assert person.post(own_address(scene, "self"), data=chosen).status_code == 303
        assert draft_kept(scene) == SelfDraft({**OWN.marks, "capaian": Mark(2)}, OWN.words)

    def test_the_script_is_told_what_another_tab_filled_in(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        first = post_own(person, scene, "self/draft", level_capaian="4")
        assert json_of(first)["fields"] == {"edition": "1"}
        late = post_own(person, scene, "self/draft", level_disiplin="3")
        assert json_of(late)["fields"] == {"edition": "2", "level_capaian": "4"}

    def test_the_script_never_overwrites_another_tab(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        post_own(person, scene, **OWN_FORM)
        answer = person.post(
            own_address(scene, "self/draft"),
            data={**OWN_FORM, "edition": "0", "level_capaian": "1"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 409
        assert "belum disimpan" in json_of(answer)["title"]
        assert draft_kept(scene) == OWN

    def test_the_script_is_told_which_field_is_wrong(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        answer = post_own(person, scene, "self/draft", level_disiplin="9")
        assert answer.status_code == 422
        assert "Disiplin belum tersimpan" in json_of(answer)["message"]


class TestSending:
    def test_what_is_missing_is_named_beside_the_field(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        count_self(scene)
        short = {**OWN_FORM, "reason_disiplin": "singkat", "level_capaian": "", "go": "check"}
        answer = post_own(person, scene, **short)
        assert answer.location == f"{own_address(scene)}?check=1"
        text = text_of(person.get(answer.location))
        assert "2 isian perlu diperbaiki" in text
        assert "Belum Anda nilai. Pilih satu tingkat." in text
        assert "Alasan tingkat 5 baru 7 huruf." in text

    def test_a_complete_draft_gets_a_last_look_and_is_sent_once(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        answer = post_own(person, scene, **{**OWN_FORM, "go": "check"})
        assert answer.location == own_address(scene, "self/send")
        look = person.get(answer.location)
        assert heading_of(look) == "Periksa sekali lagi: penilaian diri 2025 dikirim satu kali."
        assert BASIS in look.text
        sent = person.post(answer.location, data={"edition": "1"})
        assert sent.location == own_address(scene, "self")
        page = person.get(sent.location)
        assert heading_of(page).startswith("Penilaian diri 2025 Anda terkirim")
        assert "<textarea" not in page.text
        again = post_own(person, scene, **OWN_FORM)
        assert again.status_code == 409
        assert "tidak berubah lagi" in heading_of(again)
        assert BASIS in again.text

    def test_an_older_page_sends_nothing(self, person: FlaskClient, scene: Scene) -> None:
        keep_own(scene)
        answer = person.post(own_address(scene, "self/send"), data={"edition": "0"})
        assert answer.status_code == 409
        assert "jadi belum dikirim" in text_of(answer)
        with enter(scene.tenant):
            assert get_case(scene.first).evaluation.self_submitted_at is None

    def test_without_a_readable_edition_nothing_is_sent(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        keep_own(scene)
        assert person.post(own_address(scene, "self/send"), data={}).status_code == 422

    def test_what_is_incomplete_has_no_last_look(self, person: FlaskClient, scene: Scene) -> None:
        answer = person.get(own_address(scene, "self/send"))
        assert answer.location == f"{own_address(scene)}?check=1"
        answer = person.post(own_address(scene, "self/send"), data={"edition": "0"})
        assert answer.location == f"{own_address(scene)}?check=1"

    def test_the_last_look_after_sending_is_the_sent_one(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        send_own(scene)
        assert person.get(own_address(scene, "self/send")).location == own_address(scene, "self")


class TestSuperior:
    def test_the_form_shows_levels_and_what_they_rest_on_only_once_sent(
        self, app: Flask, scene: Scene
    ) -> None:
        allow(scene)
        keep_own(scene)
        head = signed_in(app, scene, scene.head)
        before = text_of(head.get(address(scene, "rate")))
        assert BASIS not in before
        assert "belum dikirim" in before
        with unit_of_work(scene.tenant):
            send_self_assessment(scene.first, scene.office.staff[0], 1)
        after = text_of(head.get(address(scene, "rate")))
        assert BASIS in after
        assert "Penilaian diri: 5 · Tingkat 5" in after
        assert "Laporan selesai; data warga sulit didapat." in after

    def test_where_there_are_none_the_form_says_nothing_of_them(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        assert "Penilaian diri" not in text_of(head.get(address(scene, "rate")))

    def test_it_reports_whether_the_criteria_were_read(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        assert "belum dinyatakan dibaca" in text_of(head.get(address(scene, "rate")))
        with unit_of_work(scene.tenant):
            version = get_case(scene.first).period.rubric_version_id
            confirm_reading(scene.office.staff[0], version)
        assert "dibaca orangnya" in text_of(head.get(address(scene, "rate")))


class TestAccess:
    PAGES = (
        *(("GET", "self"), ("POST", "self"), ("POST", "self/draft")),
        *(("GET", "self/send"), ("POST", "self/send")),
    )

    @pytest.mark.parametrize(("method", "page"), PAGES)
    def test_a_region_without_the_part_says_so(
        self, app: Flask, scene: Scene, method: str, page: str
    ) -> None:
        client = signed_in(app, scene, scene.office.staff[0])
        answer = client.open(own_address(scene, page), method=method, data={"edition": "0"})
        assert answer.status_code == 404
        assert heading_of(answer) == "Daerah Anda tidak memakai penilaian diri."

    @pytest.mark.parametrize(("method", "page"), PAGES)
    def test_the_superior_does_not_fill_it_in(
        self, app: Flask, scene: Scene, method: str, page: str
    ) -> None:
        allow(scene)
        client = signed_in(app, scene, scene.head)
        answer = client.open(own_address(scene, page), method=method, data={"edition": "0"})
        assert answer.status_code == 403
        assert heading_of(answer) == "Penilaian diri ini bukan milik Anda."

    @pytest.mark.parametrize(("method", "page"), PAGES)
    def test_another_regions_evaluation_is_not_found(
        self, person: FlaskClient, scene: Scene, other_scene: Scene, method: str, page: str
    ) -> None:
        url = f"/{slug_of(scene.tenant)}/results/{other_scene.first}/{page}"
        assert person.open(url, method=method, data={"edition": "0"}).status_code == 404

    def test_once_the_result_is_set_it_is_over(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        answer = post_own(person, scene, **OWN_FORM)
        assert answer.status_code == 409
        assert heading_of(answer) == "Waktu penilaian diri 2025 sudah lewat."
        assert BASIS in answer.text

    def test_in_the_stage_of_meetings_it_is_over(self, person: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            move_to(scene.period, PeriodStage.RATING)
            move_to(scene.period, PeriodStage.MEETING)
        assert person.get(own_address(scene, "self")).status_code == 409


class TestFirstPage:
    def test_criteria_and_self_assessment_wait_with_their_day(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(self_due_on=date(2026, 1, 15)))
        text = text_of(person.get(f"/{slug_of(scene.tenant)}/"))
        assert "Baca kriteria penilaian 2025" in text
        assert "Nilai diri Anda untuk 2025" in text
        assert "15 Jan" in text

    def test_a_begun_draft_is_to_be_continued(self, person: FlaskClient, scene: Scene) -> None:
        keep_own(scene)
        assert "Sudah ada drafnya." in text_of(person.get(f"/{slug_of(scene.tenant)}/"))

    def test_what_is_sent_waits_no_more(self, person: FlaskClient, scene: Scene) -> None:
        send_own(scene)
        assert "Nilai diri Anda" not in text_of(person.get(f"/{slug_of(scene.tenant)}/"))

    def test_without_the_part_only_the_criteria_wait(self, app: Flask, scene: Scene) -> None:
        client = signed_in(app, scene, scene.office.staff[0])
        text = text_of(client.get(f"/{slug_of(scene.tenant)}/"))
        assert "Baca kriteria penilaian 2025" in text
        assert "Nilai diri Anda" not in text
