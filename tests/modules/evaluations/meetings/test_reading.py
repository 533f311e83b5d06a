"""Reading meetings: who gets in, and what waits in the lists and on the first page."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy import enter, unit_of_work
from kinerja.web.filters import plain_date
from modules.evaluations.meetings_agreed import follow_ups_of
from modules.evaluations.meetings_service import switch_meeting
from modules.evaluations.models_meetings import FollowUp, Meeting, MeetingState
from tests.factories.accounts import make_somebody, sign_in
from tests.factories.meetings import (
    MINUTES,
    close_it,
    coming_day,
    hold_meetings,
    make_record,
    past_day,
)
from tests.modules.evaluations.conftest import Scene, heading_of, signed_in, text_of
from tests.modules.evaluations.meetings.held import (
    SPOKEN,
    call_page,
    called,
    closed,
    held,
    home_page,
    page,
)


class TestReading:
    def test_who_was_there_reads_minutes_and_follow_ups_but_not_others_words(
        self, app: Flask, office: Scene
    ) -> None:
        meeting = closed(office)
        other = signed_in(app, office, office.office.staff[1])
        text = text_of(other.get(page(office, f"/{meeting}")))
        assert MINUTES in text
        assert "Susun daftar arsip." in text
        assert "tidak hadir" in text
        assert SPOKEN.achievements not in text
        head = signed_in(app, office, office.head)
        assert SPOKEN.achievements in text_of(head.get(page(office, f"/{meeting}")))

    def test_before_it_is_closed_staff_read_the_agenda_alone(
        self, person: FlaskClient, office: Scene
    ) -> None:
        meeting = held(office)
        with unit_of_work(office.tenant):
            make_record(meeting, office.head)
        text = text_of(person.get(page(office, f"/{meeting}")))
        assert "Agenda" in text
        assert MINUTES not in text

    def test_who_oversees_reads_and_a_stranger_does_not(self, app: Flask, office: Scene) -> None:
        url = page(office, f"/{closed(office)}")
        for role, status in ((Role.AUDITOR, 200), (None, 403)):
            client = app.test_client()
            sign_in(client, make_somebody(office.tenant, role=role))
            assert client.get(url).status_code == status

    def test_another_region_finds_nothing(
        self, app: Flask, office: Scene, other_scene: Scene
    ) -> None:
        meeting = held(office)
        with unit_of_work(other_scene.tenant):
            hold_meetings(other_scene.office.unit, other_scene.period)
        client = signed_in(app, other_scene, other_scene.head)
        for path in ("", "/slot", "/change", "/record", "/follow-ups", "/close"):
            assert client.get(page(other_scene, f"/{meeting}{path}")).status_code == 404
        foreign = page(other_scene, f"/call/{office.office.unit}/{office.period}")
        assert client.get(foreign).status_code == 404

    def test_follow_ups_wait_at_home_and_late_ones_are_named(
        self, person: FlaskClient, office: Scene
    ) -> None:
        closed(office)
        url = home_page(office)
        assert "Susun daftar arsip." in text_of(person.get(url))
        with unit_of_work(office.tenant):
            db.session.execute(
                update(FollowUp).values(due_on=past_day().replace(year=today().year - 1))
            )
        assert "Terlambat: Susun daftar arsip." in text_of(person.get(url))
        listed = text_of(person.get(page(office)))
        assert heading_of(person.get(page(office))) == "Satu tindak lanjut rapat menunggu Anda."
        assert "terlambat, tenggatnya" in listed

    def test_a_follow_up_is_said_done_by_its_owner(
        self, app: Flask, person: FlaskClient, office: Scene
    ) -> None:
        meeting = closed(office)
        with enter(office.tenant):
            done = f"{home_page(office)}follow-ups/{follow_ups_of(meeting)[0].id}/done"
        stranger = signed_in(app, office, office.office.staff[1])
        assert stranger.post(done).status_code == 403
        assert person.post(done).location == page(office)
        assert "selesai" in text_of(person.get(page(office)))
        assert "Susun daftar" not in text_of(person.get(home_page(office)))


class TestWithoutMeetings:
    def test_every_page_refuses_with_words_and_nothing_leads_there(
        self, app: Flask, scene: Scene
    ) -> None:
        client = signed_in(app, scene, scene.head)
        for path in ("", f"/{scene.first}", f"/{scene.first}/slot", f"/{scene.first}/record"):
            answer = client.get(page(scene, path))
            assert answer.status_code == 404
            assert heading_of(answer) == "Daerah Anda tidak memakai rapat evaluasi."
        assert client.get(call_page(scene)).status_code == 404
        assert "/meetings" not in client.get(home_page(scene)).text

    def test_a_unit_without_has_nothing_to_wait_for(self, app: Flask, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant):
            switch_meeting(office.office.unit, None, on=False)
        client = signed_in(app, office, office.office.staff[0])
        assert "Siapkan giliran" not in text_of(client.get(home_page(office)))
        assert client.get(page(office, f"/{meeting}")).status_code == 409
        assert heading_of(client.get(page(office))) == "Belum ada rapat evaluasi untuk Anda."


def test_in_english_times_and_words_are_english(person: FlaskClient, office: Scene) -> None:
    meeting = called(office)
    person.set_cookie("kinerja_lang", "en")
    assert "09:00" in text_of(person.get(page(office, f"/{meeting}")))


def test_a_period_that_is_closed_takes_no_words(person: FlaskClient, office: Scene) -> None:
    slot = page(office, f"/{called(office)}/slot")
    with unit_of_work(office.tenant):
        db.session.execute(update(Period).values(stage=PeriodStage.CLOSED))
    assert "<textarea" not in person.get(slot).text
    sent = person.post(slot, data={"achievements": "Nanti.", "edition": "0", "go": "save"})
    assert sent.status_code == 409


def test_the_leaders_list_says_what_comes_next(leader: FlaskClient, office: Scene) -> None:
    assert "2025 belum dipanggil Panggil rapat" in text_of(leader.get(page(office)))
    meeting = called(office)
    ahead = leader.get(page(office))
    assert "Buka rapat" in text_of(ahead)
    assert "direncanakan" in text_of(ahead)
    with unit_of_work(office.tenant):
        db.session.execute(update(Meeting).values(held_on=past_day()))
    assert f"/meetings/{meeting}/record" in leader.get(page(office)).text
    with unit_of_work(office.tenant):
        close_it(meeting, office.head, make_record(meeting, office.head))
    text = text_of(leader.get(page(office)))
    assert "ditutup, diadakan" in text
    assert "Belum ada tindak lanjut rapat untuk Anda." in text


def test_the_persons_list_says_when_the_next_one_is(person: FlaskClient, office: Scene) -> None:
    called(office)
    with enter(office.tenant):
        day = plain_date(coming_day())
    assert heading_of(person.get(page(office))) == f"Rapat evaluasi Anda berikutnya {day}."
    with unit_of_work(office.tenant):
        db.session.execute(update(Meeting).values(state=MeetingState.CLOSED))
    done = heading_of(person.get(page(office)))
    assert done == "Tidak ada rapat evaluasi yang menunggu Anda."
