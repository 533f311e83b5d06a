"""Writing down and closing a meeting, and what it agreed: who may, when, and who is told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import meetings_errors as errors
from modules.evaluations.meetings_agreed import follow_ups_of, follow_ups_owned
from modules.evaluations.meetings_recording import (
    Agreed,
    add_follow_up,
    change_follow_up,
    close_meeting,
    finish_follow_up,
    save_record,
    withdraw_follow_up,
)
from modules.evaluations.meetings_rules import Record
from modules.evaluations.models_meetings import Attendance, Meeting, MeetingState
from tests.factories.meetings import (
    MINUTES,
    agenda_in,
    close_it,
    make_follow_up,
    make_record,
    past_day,
)
from tests.modules.evaluations.conftest import Scene, finish
from tests.modules.evaluations.meetings.held import actions, called, held, messages


class TestRecording:
    def test_it_waits_for_the_day(self, office: Scene) -> None:
        meeting = called(office)
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingAhead):
            save_record(meeting, office.head, 0, Record(), today())

    def test_it_is_kept_and_joined_and_never_overwritten(self, office: Scene) -> None:
        meeting = held(office)
        with enter(office.tenant):
            first, second = (row.slot_id for row in agenda_in(meeting))
        with unit_of_work(office.tenant):
            save_record(meeting, office.head, 0, Record({first: Attendance.ABSENT}), today())
            late = save_record(
                meeting, office.head, 0, Record({second: Attendance.PRESENT}), today()
            )
            assert late.record.attendance == {
                first: Attendance.ABSENT,
                second: Attendance.PRESENT,
            }
            assert late.edition == 2
        with unit_of_work(office.tenant), pytest.raises(errors.RecordConflict):
            save_record(meeting, office.head, 0, Record({first: Attendance.PRESENT}), today())

    def test_a_mark_of_another_slot_is_left_out(self, office: Scene) -> None:
        meeting = held(office)
        with unit_of_work(office.tenant):
            kept = save_record(
                meeting, office.head, 0, Record({uuid4(): Attendance.PRESENT}, MINUTES), today()
            )
        assert set(kept.record.attendance.values()) == {Attendance.UNKNOWN}

    def test_only_the_leader_records_and_closes(self, office: Scene) -> None:
        meeting, staff = held(office), office.office.staff[0]
        with unit_of_work(office.tenant), pytest.raises(errors.NotTheLeader):
            save_record(meeting, staff, 0, Record(), today())
        with unit_of_work(office.tenant), pytest.raises(errors.NotTheLeader):
            close_meeting(meeting, staff, 0, today())
        with unit_of_work(office.tenant), pytest.raises(errors.NotTheLeader):
            make_follow_up(meeting, staff, staff, today())

    def test_it_is_closed_only_when_complete_and_as_looked_at(self, office: Scene) -> None:
        meeting = held(office)
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingIncomplete):
            close_it(meeting, office.head, 0)
        with unit_of_work(office.tenant):
            edition = make_record(meeting, office.head, absent=1)
        with unit_of_work(office.tenant), pytest.raises(errors.RecordConflict):
            close_it(meeting, office.head, edition - 1)
        with unit_of_work(office.tenant):
            assert close_it(meeting, office.head, edition).state is MeetingState.CLOSED
        with enter(office.tenant):
            was = [row.attendance for row in agenda_in(meeting)]
        assert was == [Attendance.PRESENT, Attendance.ABSENT]

    def test_a_period_that_became_final_can_still_be_written_down(self, office: Scene) -> None:
        meeting = held(office)
        with unit_of_work(office.tenant):
            db.session.execute(update(Period).values(stage=PeriodStage.FINAL))
        with unit_of_work(office.tenant):
            close_it(meeting, office.head, make_record(meeting, office.head))
        with unit_of_work(office.tenant):
            db.session.execute(update(Period).values(stage=PeriodStage.CLOSED))
            db.session.execute(update(Meeting).values(state=MeetingState.PLANNED))
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingsOver):
            save_record(meeting, office.head, 1, Record(), today())

    def test_no_meeting_holds_up_no_result(self, office: Scene) -> None:
        called(office)
        finish(office, 0)


class TestFollowUps:
    def test_the_owner_is_told_when_the_meeting_closes_and_says_once_that_it_is_done(
        self, office: Scene
    ) -> None:
        meeting, owner = held(office), office.office.staff[1]
        with unit_of_work(office.tenant):
            agreed = make_follow_up(meeting, office.head, owner, today()).id
        with unit_of_work(office.tenant), pytest.raises(errors.FollowUpNotYours):
            finish_follow_up(agreed, owner)
        assert messages(office, "meeting.follow_up") == []
        with unit_of_work(office.tenant):
            close_it(meeting, office.head, make_record(meeting, office.head))
        told = messages(office, "meeting.follow_up")
        assert [(each["person_id"], each["due"]) for each in told] == [
            (str(owner), today().isoformat())
        ]
        with unit_of_work(office.tenant), pytest.raises(errors.FollowUpNotYours):
            finish_follow_up(agreed, office.head)
        with unit_of_work(office.tenant):
            done_at = finish_follow_up(agreed, owner).done_at
            assert finish_follow_up(agreed, owner).done_at == done_at
        assert actions(office).count("meeting.follow_up_done") == 1

    def test_it_is_put_otherwise_or_taken_back_before_the_meeting_closes(
        self, office: Scene
    ) -> None:
        meeting, (one, two) = held(office), office.office.staff
        with unit_of_work(office.tenant):
            first = make_follow_up(meeting, office.head, one, today()).id
            second = make_follow_up(meeting, office.head, one, today(), "Lainnya saja.").id
        with unit_of_work(office.tenant):
            change_follow_up(first, office.head, Agreed("Susun ulang.", two, today()), today())
            withdraw_follow_up(second, office.head, today())
        with enter(office.tenant):
            rows = follow_ups_of(meeting)
            assert [(row.agreed, row.owner_id) for row in rows] == [("Susun ulang.", two)]
            assert follow_ups_owned(two) == []
        with unit_of_work(office.tenant), pytest.raises(errors.MeetingNotFound):
            withdraw_follow_up(second, office.head, today())

    def test_it_belongs_to_somebody_there_and_is_due_after(self, office: Scene) -> None:
        meeting = held(office)
        with enter(office.tenant):
            before = past_day() - timedelta(days=1)
        stranger = Agreed("Susun daftar.", PersonId(uuid4()), today())
        with unit_of_work(office.tenant), pytest.raises(errors.OwnerNotThere):
            add_follow_up(meeting, office.head, stranger, today())
        with unit_of_work(office.tenant), pytest.raises(errors.DueBeforeMeeting):
            make_follow_up(meeting, office.head, office.head, before)
