"""Recording passes, and refusing a result without one: in the service, for every way there."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.notifications.events import event_of
from kinerja.outbox.models import Outbox
from kinerja.people.errors import PersonNotFound
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import rater_passes_errors as errors
from modules.evaluations.queries import get_case
from modules.evaluations.rater_passes_queries import (
    Held,
    RaterCounts,
    count_raters,
    held_for_want_of_a_pass,
    pass_of,
    raters_of,
)
from modules.evaluations.rater_passes_service import record_passes, take_back_pass
from tests.factories.accounts import slug_of
from tests.modules.evaluations.conftest import Scene, finish, kept, set_result
from tests.modules.evaluations.rater_passes import PASSED_ON, demand, passed

PRACTICE = {"rater_training": True}


class TestGuard:
    def test_without_a_pass_the_draft_is_kept_and_no_result_set(self, asked: Scene) -> None:
        assert kept(asked) == 1
        with pytest.raises(errors.RaterUntrained):
            set_result(asked)
        with enter(asked.tenant):
            assert not get_case(asked.first).is_final

    def test_with_a_pass_the_result_is_set(self, asked: Scene) -> None:
        passed(asked)
        finish(asked)
        with enter(asked.tenant):
            assert get_case(asked.first).is_final

    def test_the_pass_of_somebody_else_does_not_help(self, asked: Scene) -> None:
        passed(asked, asked.office.staff[0])
        kept(asked)
        with pytest.raises(errors.RaterUntrained):
            set_result(asked)

    def test_a_region_that_demands_nothing_asks_for_nothing(self, scene: Scene) -> None:
        finish(scene)
        with enter(scene.tenant):
            assert get_case(scene.first).is_final


class TestRecording:
    def test_it_is_written_logged_and_told_once(self, asked: Scene) -> None:
        assert passed(asked) == 1
        assert passed(asked, on=PASSED_ON - timedelta(days=9)) == 0
        with enter(asked.tenant):
            assert pass_of(asked.head) == PASSED_ON
            entries = db.session.execute(
                select(AuditEntry.subject_id, AuditEntry.after).where(
                    AuditEntry.action == "rater_pass.recorded"
                )
            ).all()
            told = list(
                db.session.scalars(
                    select(Outbox.payload).where(Outbox.topic == "rater_pass.recorded")
                )
            )
        assert [tuple(entry) for entry in entries] == [
            (str(asked.head), {"passed_on": "2025-11-03"})
        ]
        path = f"/{slug_of(asked.tenant)}/evaluations"
        assert told == [{"person_id": str(asked.head), "day": "2025-11-03", "path": path}]

    def test_several_at_once(self, asked: Scene) -> None:
        assert passed(asked, asked.head, *asked.office.staff) == 3

    def test_a_day_to_come_is_refused(self, asked: Scene) -> None:
        with pytest.raises(errors.PassInFuture):
            passed(asked, on=today() + timedelta(days=1))
        assert passed(asked, on=today()) == 1

    def test_nobody_is_nobody(self, asked: Scene) -> None:
        with pytest.raises(errors.NobodyChosen), unit_of_work(asked.tenant):
            record_passes([], PASSED_ON, asked.head)

    def test_a_person_of_another_region_is_not_found(
        self, asked: Scene, other_scene: Scene
    ) -> None:
        with pytest.raises(PersonNotFound):
            passed(asked, other_scene.head)

    def test_a_person_outside_of_the_units_is_not_found(
        self, asked: Scene, other_scene: Scene
    ) -> None:
        with unit_of_work(asked.tenant):
            inside = [asked.office.unit]
            assert record_passes([asked.head], PASSED_ON, asked.head, inside) == 1
        elsewhere = [other_scene.office.unit]
        with pytest.raises(PersonNotFound), unit_of_work(asked.tenant):
            record_passes([asked.office.staff[0]], PASSED_ON, asked.head, elsewhere)

    def test_a_region_without_the_training_refuses(self, scene: Scene) -> None:
        with pytest.raises(errors.NoRaterTraining):
            passed(scene)


class TestTakingBack:
    REASON = "Tercatat untuk orang lain yang namanya sama."

    def take_back(self, scene: Scene, reason: str = REASON) -> None:
        with unit_of_work(scene.tenant):
            take_back_pass(scene.head, reason)

    def test_the_rater_can_set_nothing_more_and_is_told_why(self, asked: Scene) -> None:
        passed(asked)
        finish(asked, 1)
        self.take_back(asked)
        kept(asked)
        with pytest.raises(errors.RaterUntrained):
            set_result(asked)
        with enter(asked.tenant):
            assert get_case(asked.evaluations[1]).is_final
            entry = db.session.execute(
                select(AuditEntry.subject_id, AuditEntry.before, AuditEntry.after).where(
                    AuditEntry.action == "rater_pass.taken_back"
                )
            ).one()
            told = db.session.scalars(
                select(Outbox.payload).where(Outbox.topic == "rater_pass.taken_back")
            ).one()
        before, after = {"passed_on": "2025-11-03"}, {"reason": self.REASON}
        assert tuple(entry) == (str(asked.head), before, after)
        assert (told["person_id"], told["reason"]) == (str(asked.head), self.REASON)

    def test_it_can_be_recorded_again(self, asked: Scene) -> None:
        passed(asked)
        self.take_back(asked)
        assert passed(asked) == 1

    def test_a_reason_is_needed(self, asked: Scene) -> None:
        passed(asked)
        with pytest.raises(errors.TakenBackUnexplained):
            self.take_back(asked, "Keliru.")
        with enter(asked.tenant):
            assert pass_of(asked.head) == PASSED_ON

    def test_what_is_not_there_is_not_found(self, asked: Scene, other_scene: Scene) -> None:
        with pytest.raises(errors.PassNotFound):
            self.take_back(asked)
        passed(asked)
        demand(other_scene)
        with pytest.raises(PersonNotFound), unit_of_work(other_scene.tenant):
            take_back_pass(asked.head, self.REASON)


class TestReading:
    def test_who_assesses_is_listed_with_how_many_wait(
        self, asked: Scene, other_scene: Scene
    ) -> None:
        with enter(asked.tenant):
            (row,) = raters_of(asked.period, None, passed=False).rows
            assert (row.id, row.people, row.waiting, row.passed_on) == (asked.head, 2, 2, None)
            assert raters_of(asked.period, None, passed=True).rows == ()
            assert count_raters(asked.period) == RaterCounts(total=1, passed=0)
            assert count_raters(asked.period, [other_scene.office.unit]).total == 0
        passed(asked)
        finish(asked)
        with enter(asked.tenant):
            (row,) = raters_of(asked.period, None, passed=True).rows
            assert (row.people, row.waiting, row.passed_on) == (2, 1, PASSED_ON)
            assert count_raters(asked.period) == RaterCounts(total=1, passed=1)
        with enter(other_scene.tenant):
            assert raters_of(asked.period, None, passed=True).rows == ()

    def test_what_is_held_up(self, asked: Scene) -> None:
        with enter(asked.tenant):
            mine = held_for_want_of_a_pass(asked.head)
            theirs = held_for_want_of_a_pass(asked.office.staff[0])
        assert (mine.raters, mine.is_mine, theirs.is_mine) == (1, True, False)
        assert mine.due == theirs.due is not None
        passed(asked)
        with enter(asked.tenant):
            assert held_for_want_of_a_pass(asked.head) == Held(0, is_mine=False, due=None)


def test_the_person_reads_since_when(app: Flask) -> None:
    event = event_of("rater_pass.recorded")
    with app.test_request_context("/"):
        assert "tertanggal 3 November 2025" in event.line({"day": "2025-11-03"})
        assert event.action({}) == "Buka daftar penilaian"


def test_the_inbox_says_why_a_pass_was_taken_back_and_the_mail_does_not(app: Flask) -> None:
    event = event_of("rater_pass.taken_back")
    details = {"reason": "Tercatat untuk orang lain."}
    with app.test_request_context("/"):
        assert event.line(details).endswith("ditarik: Tercatat untuk orang lain.")
        assert "orang lain" not in event.subject(details) + event.text(details)
