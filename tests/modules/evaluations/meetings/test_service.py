"""Switching, calling and changing a meeting, and preparing for it: who may, and who is told."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.errors import UnitNotFound
from kinerja.people.models import Assignment, Person, PersonState, Unit
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations import meetings_errors as errors
from modules.evaluations.meetings_recording import save_record
from modules.evaluations.meetings_rules import PlanFault, Record, Words
from modules.evaluations.meetings_service import call_meeting, change_meeting, switch_meeting
from modules.evaluations.meetings_slots import save_words
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.factories.meetings import (
    agenda_in,
    close_it,
    coming_day,
    hold_meetings,
    make_follow_up,
    make_meeting,
    make_record,
    plan_for,
)
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene
from tests.modules.evaluations.meetings.held import SPOKEN, actions, called, held, messages


class TestSwitching:
    def test_it_is_switched_on_and_off_and_logged_once_each(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            set_practice(meetings=True)
            for on in (True, True, False):
                assert switch_meeting(scene.office.unit, None, on=on).has_meeting is on
        assert actions(scene) == ["meeting.switched", "meeting.switched"]

    def test_a_unit_out_of_reach_or_of_another_region_is_unknown(
        self, scene: Scene, other_scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            set_practice(meetings=True)
            for reach, unit in (
                (frozenset[UUID](), scene.office.unit),
                (None, other_scene.office.unit),
            ):
                with pytest.raises(UnitNotFound):
                    switch_meeting(unit, reach, on=True)

    def test_a_region_without_meetings_has_no_switch(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant), pytest.raises(errors.NoMeetings):
            switch_meeting(scene.office.unit, None, on=True)


class TestCalling:
    def test_everybody_of_the_unit_gets_a_turn_by_name_and_is_told(self, office: Scene) -> None:
        meeting = called(office)
        with enter(office.tenant):
            rows = agenda_in(meeting)
            day = coming_day()
        assert [row.name for row in rows] == ["Pegawai 00 Dinas Contoh", "Pegawai 01 Dinas Contoh"]
        assert [row.turn.starts_at for row in rows] == ["09:00", "09:15"]
        told = messages(office, "meeting.called")
        assert {each["person_id"] for each in told} == {str(row.person_id) for row in rows}
        assert {each["time"] for each in told} == {"09:00", "09:15"}
        assert {each["day"] for each in told} == {day.isoformat()}
        assert all(each["path"].endswith(f"/meetings/{meeting}/slot") for each in told)
        assert actions(office) == ["meeting.called"]

    def test_who_has_left_gets_no_turn(self, office: Scene) -> None:
        with unit_of_work(office.tenant):
            gone = update(Person).where(Person.id == office.office.staff[0])
            db.session.execute(gone.values(state=PersonState.LEFT))
        meeting = called(office)
        with enter(office.tenant):
            assert [row.person_id for row in agenda_in(meeting)] == [office.office.staff[1]]

    def test_only_who_leads_the_unit_today_calls_it(self, office: Scene) -> None:
        for person in (*office.office.staff, PersonId(uuid4())):
            with unit_of_work(office.tenant), pytest.raises(errors.NotTheLeader):
                make_meeting(office.office.unit, office.period, person)

    def test_the_head_of_the_unit_above_leads_where_nobody_does(self, office: Scene) -> None:
        with unit_of_work(office.tenant):
            below = make_office(1, "Seksi Bawah", parent=office.office.unit)
            period = db.session.get_one(Period, (office.tenant, office.period))
            make_evaluation(period, below)
            hold_meetings(below.unit, office.period)
        with unit_of_work(office.tenant), pytest.raises(errors.NotTheLeader):
            make_meeting(below.unit, office.period, office.head)
        with unit_of_work(office.tenant):
            seat = Assignment.position_id == below.head_position
            for held_seat in db.session.scalars(select(Assignment).where(seat)):
                held_seat.during = type(held_seat.during)(date(2020, 1, 1), today())
        with unit_of_work(office.tenant):
            made = make_meeting(below.unit, office.period, office.head)
            assert made.led_by == office.head

    def test_a_unit_calls_it_once_a_period(self, office: Scene) -> None:
        first = called(office)
        with pytest.raises(errors.MeetingCalled) as refused:
            called(office)
        assert refused.value.meeting_id == first

    def test_switched_off_or_over_or_empty_it_is_not_called(self, office: Scene) -> None:
        with unit_of_work(office.tenant):
            empty = make_office(0, "Dinas Kosong")
            hold_meetings(empty.unit, office.period)
        with unit_of_work(office.tenant), pytest.raises(errors.NobodyToMeet):
            make_meeting(empty.unit, office.period, empty.head)
        with unit_of_work(office.tenant):
            db.session.execute(update(Period).values(stage=PeriodStage.FINAL))
        with pytest.raises(errors.MeetingsOver):
            called(office)
        with unit_of_work(office.tenant):
            db.session.execute(update(Unit).values(has_meeting=False))
        with pytest.raises(errors.MeetingSwitchedOff):
            called(office)

    def test_a_day_after_the_deadline_is_refused(self, office: Scene) -> None:
        plan = plan_for(today() + timedelta(days=60))
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingUnplannable) as refused:
            call_meeting(office.office.unit, office.period, office.head, plan, today())
        assert refused.value.faults == {"held_on": PlanFault.AFTER_DUE}

    def test_another_regions_unit_is_unknown(self, office: Scene, other_scene: Scene) -> None:
        with unit_of_work(office.tenant), pytest.raises(UnitNotFound):
            make_meeting(other_scene.office.unit, office.period, office.head)


class TestChanging:
    def test_a_new_time_is_told_to_all_and_words_stay(self, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant):
            save_words(meeting, office.office.staff[0], 0, SPOKEN)
        with unit_of_work(office.tenant):
            plan = plan_for(coming_day(), starts_at="13:00", length=20)
            change_meeting(meeting, office.head, plan, today())
        with enter(office.tenant):
            rows = agenda_in(meeting)
        assert [row.turn.starts_at for row in rows] == ["13:00", "13:20"]
        assert rows[0].words == SPOKEN
        assert [each["time"] for each in messages(office, "meeting.moved")] == ["13:00", "13:20"]

    def test_nothing_new_tells_nobody(self, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant):
            change_meeting(meeting, office.head, plan_for(coming_day()), today())
        assert messages(office, "meeting.moved") == []
        assert actions(office) == ["meeting.called"]

    def test_who_came_since_gets_a_turn(self, tenant: TenantId) -> None:
        with unit_of_work(tenant):
            office, period = make_office(2), make_period(2025)
            make_evaluation(period, office, 1)
            hold_meetings(office.unit, period.id)
            period_id = period.id
        with unit_of_work(tenant):
            meeting = make_meeting(office.unit, period_id, office.head).id
        with unit_of_work(tenant):
            make_evaluation(db.session.get_one(Period, (tenant, period_id)), office, 0)
            change_meeting(meeting, office.head, plan_for(coming_day()), today())
        with enter(tenant):
            assert [row.person_id for row in agenda_in(meeting)] == list(office.staff)

    def test_a_closed_one_stays(self, office: Scene) -> None:
        meeting = held(office)
        with unit_of_work(office.tenant):
            close_it(meeting, office.head, make_record(meeting, office.head))
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingClosed):
            change_meeting(meeting, office.head, plan_for(coming_day()), today())
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingClosed):
            save_words(meeting, office.office.staff[0], 0, SPOKEN)
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingClosed):
            save_record(meeting, office.head, 1, Record(), today())
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingClosed):
            make_follow_up(meeting, office.head, office.head, today())


class TestOwnWords:
    def test_they_are_kept_and_joined_and_never_overwritten(self, office: Scene) -> None:
        meeting, person = called(office), office.office.staff[0]
        with unit_of_work(office.tenant):
            assert save_words(meeting, person, 0, Words("Satu.")).edition == 1
            assert save_words(meeting, person, 0, Words("", "Dua.")).words == Words("Satu.", "Dua.")
            assert save_words(meeting, person, 2, Words("Satu.", "Dua.")).edition == 2
        with unit_of_work(office.tenant), pytest.raises(errors.SlotConflict) as refused:
            save_words(meeting, person, 0, Words("Lain.", "Dua."))
        assert refused.value.fields == ("achievements",)
        assert actions(office).count("meeting.slot_saved") == 2

    def test_only_who_is_on_the_agenda_writes(self, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant), pytest.raises(errors.NotYourMeeting):
            save_words(meeting, office.head, 0, SPOKEN)

    def test_switched_off_nothing_is_taken(self, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant):
            switch_meeting(office.office.unit, None, on=False)
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingSwitchedOff):
            save_words(meeting, office.office.staff[0], 0, SPOKEN)

    def test_another_regions_meeting_is_unknown(self, office: Scene, other_scene: Scene) -> None:
        meeting = called(office)
        with unit_of_work(other_scene.tenant):
            set_practice(meetings=True)
        with unit_of_work(other_scene.tenant), pytest.raises(errors.MeetingNotFound):
            save_words(meeting, other_scene.office.staff[0], 0, SPOKEN)
