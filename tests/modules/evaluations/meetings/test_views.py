"""The pages of evaluation meetings: calling one and preparing a turn."""

import pytest
from flask.testing import FlaskClient

from tests.factories.meetings import PLACE
from tests.modules.evaluations.conftest import Scene, heading_of, json_of, text_of
from tests.modules.evaluations.meetings.held import (
    LATE,
    call_page,
    called,
    closed,
    form,
    home_page,
    page,
)


class TestCalling:
    def test_the_leader_is_asked_at_home_and_calls_it(
        self, leader: FlaskClient, office: Scene
    ) -> None:
        home = text_of(leader.get(home_page(office)))
        assert "Panggil rapat evaluasi 2025 Dinas Contoh" in home
        asked = leader.get(call_page(office))
        assert "satu giliran untuk 2 orang di Dinas Contoh" in text_of(asked)
        sent = leader.post(call_page(office), data=form(office))
        assert sent.status_code == 303
        text = text_of(leader.get(sent.location))
        assert "09.00–09.15" in text
        assert "Pegawai 01 Dinas Contoh 09.15–09.30 belum menulis" in text
        assert "Panggil rapat" not in text_of(leader.get(home_page(office)))

    @pytest.mark.parametrize(
        ("field", "typed", "fault"),
        [
            ("held_on", "1 Januari 2025", "sudah lewat"),
            ("held_on", "", "Isi bagian ini."),
            ("starts_at", "sembilan", "“sembilan” tidak terbaca sebagai jam"),
            ("starts_at", "05.00", "di luar hari kerja"),
            ("length", "0", "di luar batas"),
            ("place", "", "Isi bagian ini."),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
        self, leader: FlaskClient, office: Scene, field: str, typed: str, fault: str
    ) -> None:
        answer = leader.post(call_page(office), data=form(office, **{field: typed}))
        assert answer.status_code == 422
        assert fault in text_of(answer)
        assert typed in answer.text
        assert field == "place" or PLACE in answer.text

    def test_turns_that_run_into_the_night_are_refused_with_the_sum(
        self, leader: FlaskClient, office: Scene
    ) -> None:
        late = form(office, starts_at="21.30", length="20")
        text = text_of(leader.post(call_page(office), data=late))
        assert "2 giliran selama itu perlu 40 menit dan lewat dari pukul 22.00" in text

    def test_a_second_call_leads_to_the_first(self, leader: FlaskClient, office: Scene) -> None:
        meeting = called(office)
        assert leader.get(call_page(office)).location == page(office, f"/{meeting}")
        again = leader.post(call_page(office), data=form(office))
        assert again.status_code == 409
        assert f"/meetings/{meeting}" in again.text

    def test_it_is_timed_anew(self, leader: FlaskClient, office: Scene) -> None:
        change = page(office, f"/{called(office)}/change")
        assert 'value="09.00"' in leader.get(change).text
        moved = leader.post(change, data=form(office, starts_at="13:30"))
        assert "13.30–13.45" in text_of(leader.get(moved.location))

    def test_staff_call_nothing(self, person: FlaskClient, office: Scene) -> None:
        assert person.get(call_page(office)).status_code == 403
        assert person.post(call_page(office), data=form(office)).status_code == 403
        meeting = called(office)
        assert person.get(page(office, f"/{meeting}/change")).status_code == 403


class TestOwnTurn:
    def test_it_is_on_the_first_page_with_day_time_and_place(
        self, person: FlaskClient, office: Scene
    ) -> None:
        called(office)
        home = text_of(person.get(home_page(office)))
        assert "Siapkan giliran Anda di rapat evaluasi 2025" in home
        assert f"Giliran Anda pukul 09.00 di {PLACE}." in home
        assert "Rapat evaluasi" in home

    def test_what_is_written_is_kept_and_shown_again(
        self, person: FlaskClient, office: Scene
    ) -> None:
        slot = page(office, f"/{called(office)}/slot")
        assert person.get(slot).status_code == 200
        sent = {"achievements": "Laporan selesai.", "edition": "0", "go": "save"}
        assert person.post(slot, data=sent).status_code == 303
        again = person.get(slot)
        assert "Laporan selesai." in again.text
        assert "Tersimpan. Aman ditutup." in text_of(again)

    def test_two_tabs_join_or_choose(self, person: FlaskClient, office: Scene) -> None:
        slot = page(office, f"/{called(office)}/slot")
        person.post(slot, data={"achievements": "Satu.", "edition": "0", "go": "save"})
        draft = person.post(f"{slot}/draft", data={"challenges": "Dua.", "edition": "0"})
        assert json_of(draft)["fields"] == {"edition": "2", "achievements": "Satu."}
        clash = person.post(slot, data={"achievements": "Lain.", "edition": "0", "go": "save"})
        assert clash.status_code == 409
        assert "Satu isian berbeda" in heading_of(clash)
        assert "Satu." in clash.text
        assert "Lain." in clash.text
        script = person.post(
            f"{slot}/draft",
            data={"achievements": "Lain.", "edition": "0"},
            headers={"Accept": "application/json"},
        )
        assert script.status_code == 409

    def test_too_much_is_refused_and_kept_on_the_page(
        self, person: FlaskClient, office: Scene
    ) -> None:
        slot = page(office, f"/{called(office)}/slot")
        long = "a" * 4001
        answer = person.post(slot, data={"achievements": long, "edition": "0", "go": "save"})
        assert answer.status_code == 422
        assert long in answer.text
        draft = person.post(f"{slot}/draft", data={"achievements": long, "edition": "0"})
        assert draft.status_code == 422
        assert "Capaian belum tersimpan" in json_of(draft)["message"]

    def test_once_closed_it_is_only_read(self, person: FlaskClient, office: Scene) -> None:
        slot = page(office, f"/{closed(office)}/slot")
        shown = person.get(slot)
        assert "<textarea" not in shown.text
        assert "hadir" in text_of(shown)
        late = person.post(slot, data={"achievements": LATE, "edition": "1", "go": "save"})
        assert late.status_code == 409
        assert LATE in late.text

    def test_nobody_else_opens_it(self, leader: FlaskClient, office: Scene) -> None:
        assert leader.get(page(office, f"/{called(office)}/slot")).status_code == 403
