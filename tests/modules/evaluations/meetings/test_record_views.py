"""The leader's pages: attendance and minutes, what was agreed, closing for good."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.local_dates import today
from kinerja.tenancy import enter, unit_of_work
from kinerja.web.filters import plain_date
from modules.evaluations.meetings_agreed import follow_ups_of
from modules.evaluations.meetings_queries import get_meeting
from modules.evaluations.meetings_rules import attendance_name
from modules.evaluations.models_meetings import Attendance, MeetingState
from tests.factories.meetings import (
    MINUTES,
    agenda_in,
    coming_day,
    make_follow_up,
    make_meeting,
    make_record,
)
from tests.modules.evaluations.conftest import Scene, heading_of, json_of, signed_in, text_of
from tests.modules.evaluations.meetings.held import home_page, page


def fields(scene: Scene, meeting: UUID, *marks: Attendance, **more: str) -> dict[str, str]:
    """The form with these marks in the order of the agenda."""
    with enter(scene.tenant):
        slots = [row.slot_id for row in agenda_in(meeting)]
    named = zip(slots, marks, strict=False)
    marked = {attendance_name(slot): str(int(was)) for slot, was in named}
    return {"edition": "0", "go": "save", **marked, **more}


def was_there(scene: Scene, meeting: UUID) -> list[Attendance]:
    with enter(scene.tenant):
        return [row.attendance for row in agenda_in(meeting)]


class TestRecord:
    def test_home_asks_the_leader_to_write_it_down(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        home = leader.get(home_page(office))
        assert "Catat dan tutup rapat evaluasi 2025 Dinas Contoh" in text_of(home)
        assert page(office, f"/{meeting}/record") in home.text

    def test_marks_and_minutes_are_kept_and_shown_again(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        url = page(office, f"/{meeting}/record")
        sent = fields(office, meeting, Attendance.PRESENT, Attendance.EXCUSED, minutes=MINUTES)
        assert leader.post(url, data=sent).location == url
        shown = leader.get(url)
        assert re.search(r'value="1" checked', shown.text)
        assert re.search(r'value="2" checked', shown.text)
        assert MINUTES in shown.text
        assert was_there(office, meeting) == [Attendance.PRESENT, Attendance.EXCUSED]

    def test_all_who_are_not_marked_are_marked_present_at_once(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        sent = fields(office, meeting, Attendance.ABSENT, go="present")
        assert leader.post(page(office, f"/{meeting}/record"), data=sent).status_code == 303
        assert was_there(office, meeting) == [Attendance.ABSENT, Attendance.PRESENT]

    def test_what_cannot_be_read_is_refused_and_nothing_is_lost(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        sent = fields(office, meeting, Attendance.PRESENT, minutes=MINUTES)
        sent = {name: "7" if name.startswith("attendance") else v for name, v in sent.items()}
        answer = leader.post(page(office, f"/{meeting}/record"), data=sent)
        assert answer.status_code == 422
        assert "“7” tidak ada dalam pilihan" in text_of(answer)
        assert MINUTES in answer.text
        draft = leader.post(page(office, f"/{meeting}/record/draft"), data=sent)
        assert (draft.status_code, json_of(draft)["kind"]) == (422, "bad")

    def test_the_script_joins_two_tabs(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        url = page(office, f"/{meeting}/record/draft")
        first = fields(office, meeting, Attendance.ABSENT)
        assert json_of(leader.post(url, data=first))["fields"] == {"edition": "1"}
        late = json_of(leader.post(url, data={"edition": "0", "minutes": MINUTES}))["fields"]
        name = next(name for name in first if name.startswith("attendance"))
        assert late == {"edition": "2", name: "3"}

    def test_two_tabs_that_differ_choose_by_name(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        url = page(office, f"/{meeting}/record")
        leader.post(url, data=fields(office, meeting, Attendance.ABSENT))
        clash = leader.post(url, data=fields(office, meeting, Attendance.PRESENT))
        assert clash.status_code == 409
        text = text_of(clash)
        assert "Pegawai 00 Dinas Contoh" in text
        assert "Versi halaman ini: Hadir" in text
        assert "Versi yang tersimpan: Tidak hadir" in text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', clash.text))
        chosen = {**hidden, **fields(office, meeting, Attendance.PRESENT), "edition": "1"}
        assert leader.post(url, data=chosen).status_code == 303
        assert was_there(office, meeting)[0] is Attendance.PRESENT

    def test_before_the_day_and_for_staff_it_does_not_open(
        self, app: Flask, office: Scene, leader: FlaskClient
    ) -> None:
        with unit_of_work(office.tenant):
            ahead = make_meeting(office.office.unit, office.period, office.head, coming_day()).id
        early = leader.get(page(office, f"/{ahead}/record"))
        assert early.status_code == 409
        assert "baru diadakan" in text_of(early)
        staff = signed_in(app, office, office.office.staff[0])
        for path in ("record", "follow-ups", "close"):
            assert staff.get(page(office, f"/{ahead}/{path}")).status_code == 403


class TestAgreed:
    def agreed(self, scene: Scene, **more: str) -> dict[str, str]:
        due = plain_date(today() + timedelta(days=30))
        owner = str(scene.office.staff[1])
        return {"agreed": "Susun daftar arsip.", "owner": owner, "due_on": due, **more}

    def test_it_is_added_changed_and_taken_back(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        url = page(office, f"/{meeting}/follow-ups")
        assert heading_of(leader.get(url)) == "Apa yang disepakati dalam rapat ini?"
        assert leader.post(url, data=self.agreed(office)).location == url
        with enter(office.tenant):
            one = follow_ups_of(meeting)[0].id
        edit = f"{home_page(office)}follow-ups/{one}"
        assert "Susun daftar arsip." in leader.get(edit).text
        changed = self.agreed(office, agreed="Susun daftar baru.", go="save")
        assert leader.post(edit, data=changed).location == url
        assert "Susun daftar baru." in text_of(leader.get(url))
        assert leader.post(f"{edit}/withdraw").location == url
        assert "Susun daftar" not in text_of(leader.get(url))
        assert leader.get(edit).status_code == 404

    @pytest.mark.parametrize(
        ("typed", "fault"),
        [
            ({"agreed": "Ya"}, "Baru 2 huruf"),
            ({"owner": ""}, "Pilih salah satu."),
            ({"owner": "siapa"}, "“siapa” tidak ada dalam pilihan"),
            ({"due_on": "1 Januari 2020"}, "Tenggatnya sebelum hari rapat"),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_field(
        self, leader: FlaskClient, office: Scene, meeting: UUID, typed: dict[str, str], fault: str
    ) -> None:
        url = page(office, f"/{meeting}/follow-ups")
        answer = leader.post(url, data=self.agreed(office, **typed))
        assert answer.status_code == 422
        assert fault in text_of(answer)


class TestClosing:
    def test_what_is_missing_is_named_beside_its_field(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        url = page(office, f"/{meeting}/record")
        sent = fields(office, meeting, Attendance.PRESENT, minutes="Singkat.", go="close")
        to_close = leader.post(url, data=sent).location
        assert to_close == page(office, f"/{meeting}/close")
        back = leader.get(to_close).location
        assert back == f"{url}?check=1"
        text = text_of(leader.get(back))
        assert "2 isian perlu diperbaiki" in text
        assert "Belum dicatat. Pilih hadir, izin, atau tidak hadir." in text
        assert "Notulen baru 8 huruf." in text
        assert leader.post(to_close, data={"edition": "1"}).location == f"{url}?check=1"

    def test_a_last_look_then_for_good(
        self, leader: FlaskClient, office: Scene, meeting: UUID
    ) -> None:
        with unit_of_work(office.tenant):
            make_follow_up(meeting, office.head, office.head, today())
            edition = make_record(meeting, office.head, absent=1)
        close = page(office, f"/{meeting}/close")
        text = text_of(leader.get(close))
        assert "Sesudahnya catatan ini tidak berubah lagi." in text
        assert "hadir 1 izin 0 tidak hadir 1" in text
        stale = leader.post(close, data={"edition": str(edition - 1)})
        assert stale.status_code == 409
        assert "rapat belum ditutup" in text_of(stale)
        assert leader.post(close, data={"edition": "banyak"}).status_code == 422
        done = leader.post(close, data={"edition": str(edition)})
        assert done.location == page(office, f"/{meeting}")
        with enter(office.tenant):
            assert get_meeting(meeting).meeting.state is MeetingState.CLOSED
        for path in ("record", "follow-ups", "close", "change"):
            assert leader.get(page(office, f"/{meeting}/{path}")).status_code == 409
