"""The pages of notes, the evidence on the rating form, and who never sees any of it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations.models_records import Observation
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_office
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.observations import FORM, WORDS, noted

PRACTICE = {"observations": True}


def own_page(scene: Scene) -> str:
    return f"/{slug_of(scene.tenant)}/observations"


class TestWriting:
    def test_a_note_is_written_and_stands_below(self, head: FlaskClient, asked: Scene) -> None:
        page = head.get(address(asked, "observations"))
        assert heading_of(page).startswith("Belum ada catatan pengamatan tentang Pegawai 00")
        assert "1 Januari 2025 sampai 31 Desember 2025." in text_of(page)
        answer = head.post(address(asked, "observations"), data=FORM)
        assert answer.status_code == 303
        after = head.get(answer.location)
        assert heading_of(after).startswith("Satu catatan pengamatan tentang Pegawai 00")
        assert "Catatan tersimpan, dan orangnya diberi tahu." in text_of(after)
        assert WORDS in after.text
        assert "hal baik" in text_of(after)

    def test_faults_stand_beside_their_fields_and_nothing_is_lost(
        self, head: FlaskClient, asked: Scene
    ) -> None:
        data = {**FORM, "on_date": "3 Februari 2026"}
        answer = head.post(address(asked, "observations"), data=data)
        assert answer.status_code == 422
        text = text_of(answer)
        assert "3 Februari 2026 di luar periode ini." in text
        assert WORDS in answer.text
        empty = head.post(address(asked, "observations"), data={"seen": "Baik."})
        assert "4 isian perlu diperbaiki" in text_of(empty)
        assert "Baru 5 huruf." in text_of(empty)
        with enter(asked.tenant):
            assert db.session.query(Observation).count() == 0

    def test_it_takes_few_queries(self, head: FlaskClient, asked: Scene) -> None:
        noted(asked)
        head.get(address(asked, "observations"))
        with counted() as statements:
            head.get(address(asked, "observations"))
        assert len(statements) <= 8, statements

    def test_the_rating_form_shows_them_beside_the_indicator(
        self, head: FlaskClient, asked: Scene
    ) -> None:
        assert "Belum ada catatan pada periode ini." in text_of(head.get(address(asked, "rate")))
        noted(asked)
        page = head.get(address(asked, "rate"))
        field = page.text.partition('id="level_kerja_sama"')[2].partition("</fieldset>")[0]
        assert WORDS in field
        assert page.text.count(WORDS) == 1
        assert f'href="{address(asked, "observations")}"' in page.text

    def test_the_rating_form_asks_one_query_more(self, head: FlaskClient, asked: Scene) -> None:
        noted(asked)
        head.get(address(asked, "rate"))
        with counted() as statements:
            head.get(address(asked, "rate"))
        assert len(statements) <= 11, statements


class TestReading:
    def test_the_person_reads_everything_at_once(self, app: Flask, asked: Scene) -> None:
        person = signed_in(app, asked, asked.office.staff[0])
        assert heading_of(person.get(own_page(asked))).startswith("Belum ada catatan")
        noted(asked)
        page = person.get(own_page(asked))
        assert heading_of(page) == "Yang dicatat atasan tentang pekerjaan Anda."
        assert WORDS in page.text
        assert "14 Agustus 2025 · Kerja sama · hal baik · Kepala Dinas Contoh" in text_of(page)
        person.set_cookie("kinerja_lang", "en")
        assert "Kerja sama (en)" in text_of(person.get(own_page(asked)))

    def test_it_takes_few_queries(self, app: Flask, asked: Scene) -> None:
        noted(asked)
        person = signed_in(app, asked, asked.office.staff[0])
        person.get(own_page(asked))
        with counted() as statements:
            person.get(own_page(asked))
        assert len(statements) <= 8, statements

    def test_every_page_leads_there(self, app: Flask, asked: Scene, other_scene: Scene) -> None:
        person = signed_in(app, asked, asked.office.staff[0])
        assert f'href="{own_page(asked)}"' in person.get(f"/{slug_of(asked.tenant)}/").text
        stranger = signed_in(app, other_scene, other_scene.office.staff[0])
        home = stranger.get(f"/{slug_of(other_scene.tenant)}/").text
        assert "observations" not in home

    def test_the_result_lists_them_for_the_person_and_the_assessor(
        self, app: Flask, head: FlaskClient, asked: Scene
    ) -> None:
        noted(asked)
        finish(asked)
        person = signed_in(app, asked, asked.office.staff[0])
        for client in (person, head):
            page = client.get(result_address(asked))
            assert "Satu catatan pengamatan pada periode ini" in text_of(page)
            assert WORDS in page.text

    def test_who_oversees_reads_the_result_without_them(self, app: Flask, asked: Scene) -> None:
        noted(asked)
        finish(asked)
        client = app.test_client()
        sign_in(client, make_somebody(asked.tenant, role=Role.AUDITOR))
        page = client.get(result_address(asked))
        assert page.status_code == 200
        assert WORDS not in page.text
        assert "catatan pengamatan" not in text_of(page).lower().replace(
            "catatan pengamatan tentang anda", ""
        )

    def test_beside_a_final_result_there_is_no_form(self, head: FlaskClient, asked: Scene) -> None:
        finish(asked)
        answer = head.get(address(asked, "observations"))
        assert (answer.status_code, answer.location) == (303, result_address(asked))
        late = head.post(address(asked, "observations"), data=FORM)
        assert late.status_code == 409
        assert WORDS in late.text


class TestOthers:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_peers_and_other_superiors_are_refused(
        self, app: Flask, asked: Scene, method: str
    ) -> None:
        noted(asked)
        with unit_of_work(asked.tenant):
            elsewhere = make_office(1, name="Dinas Lain").head
        for somebody in (asked.office.staff[1], elsewhere, asked.office.staff[0]):
            client = signed_in(app, asked, somebody)
            answer = client.open(address(asked, "observations"), method=method, data=FORM)
            assert answer.status_code == 403
            assert heading_of(answer) == "Anda bukan atasan orang ini."
            assert WORDS not in answer.text or method == "POST"

    def test_a_peer_reads_nothing_of_them_on_the_own_page(self, app: Flask, asked: Scene) -> None:
        noted(asked)
        peer = signed_in(app, asked, asked.office.staff[1])
        assert WORDS not in peer.get(own_page(asked)).text

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_another_regions_evaluation_is_not_found(
        self, head: FlaskClient, asked: Scene, other_scene: Scene, method: str
    ) -> None:
        url = f"/{slug_of(asked.tenant)}/evaluations/{other_scene.first}/observations"
        assert head.open(url, method=method, data=FORM).status_code == 404

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_a_region_without_notes_says_so(self, app: Flask, scene: Scene, method: str) -> None:
        client = signed_in(app, scene, scene.head)
        answer = client.open(address(scene, "observations"), method=method, data=FORM)
        assert answer.status_code == 404
        assert heading_of(answer) == "Daerah Anda tidak memakai catatan pengamatan."
        assert client.get(own_page(scene)).status_code == 404
        assert "pengamatan" not in text_of(client.get(address(scene, "rate")))
