"""Noting what was seen: who may, on which days, who is told, who reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.exc import ProgrammingError

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.notifications.events import event_of
from kinerja.outbox.models import Outbox
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.rubrics.errors import IndicatorUnknown
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import observations_errors as errors
from modules.evaluations.errors import AlreadyFinal, EvaluationNotFound, PeriodOver
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import Observation
from modules.evaluations.observations_queries import notes_about, notes_of
from modules.evaluations.observations_service import note_observation
from tests.factories.accounts import slug_of
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.modules.evaluations.conftest import Scene, finish
from tests.modules.evaluations.observations import DAY, SEEN, WORDS, keep_notes, noted

PRACTICE = {"observations": True}
YEAR = date(2025, 1, 1), date(2025, 12, 31)


class TestWriting:
    def test_it_is_written_logged_without_its_words_and_told(self, asked: Scene) -> None:
        note = noted(asked)
        person = asked.office.staff[0]
        with enter(asked.tenant):
            (kept,) = notes_of(person, *YEAR)
            entry = db.session.execute(
                select(AuditEntry.action, AuditEntry.subject_id, AuditEntry.after).where(
                    AuditEntry.subject == "observation"
                )
            ).one()
            told = db.session.scalars(
                select(Outbox.payload).where(Outbox.topic == "observation.recorded")
            ).one()
        assert (kept.on_date, kept.indicator, kept.is_positive) == (DAY, "kerja_sama", True)
        assert (kept.words, kept.observer) == (WORDS, "Kepala Dinas Contoh")
        said = {"person_id": str(person), "indicator": "kerja_sama", "on_date": "2025-08-14"}
        assert tuple(entry) == ("observation.recorded", str(note), said)
        assert told == {
            "person_id": str(person),
            "name": "Kepala Dinas Contoh",
            "day": "2025-08-14",
            "path": f"/{slug_of(asked.tenant)}/observations",
        }

    def test_a_correction_is_another_note(self, asked: Scene) -> None:
        noted(asked)
        noted(asked, replace(SEEN, words="Meluruskan catatan di atas: dua minggu, bukan satu."))
        with enter(asked.tenant):
            latest, first = notes_of(asked.office.staff[0], *YEAR)
        assert latest.words.startswith("Meluruskan")
        assert first.words == WORDS

    def test_the_database_itself_refuses_to_change_or_delete_a_note(self, asked: Scene) -> None:
        noted(asked)
        for statement in (
            update(Observation).values(seen="Lain."),
            delete(Observation),
        ):
            with pytest.raises(ProgrammingError, match="denied"), unit_of_work(asked.tenant):
                db.session.execute(statement)

    @pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
    def test_a_day_outside_of_the_period_is_refused(self, asked: Scene, day: date) -> None:
        with pytest.raises(errors.ObservedOutsideOfPeriod) as refused:
            noted(asked, replace(SEEN, on_date=day))
        assert (refused.value.earliest, refused.value.latest) == YEAR

    def test_a_day_to_come_is_refused_in_a_running_period(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            running = make_evaluation(make_period(today().year), asked.office).id
        coming = replace(SEEN, on_date=today() + timedelta(days=1))
        with pytest.raises(errors.ObservedOutsideOfPeriod), unit_of_work(asked.tenant):
            note_observation(running, asked.head, coming)
        with unit_of_work(asked.tenant):
            note_observation(running, asked.head, replace(SEEN, on_date=today()))

    def test_an_indicator_the_person_is_not_rated_on_is_refused(self, asked: Scene) -> None:
        with pytest.raises(IndicatorUnknown):
            noted(asked, replace(SEEN, indicator="kesopanan"))

    def test_once_the_result_is_set_nothing_is_noted(self, asked: Scene) -> None:
        finish(asked)
        with pytest.raises(AlreadyFinal):
            noted(asked)
        noted(asked, number=1)

    def test_once_the_period_is_over_nothing_is_noted(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            move_to(asked.period, PeriodStage.RATING)
            move_to(asked.period, PeriodStage.FINAL)
        with pytest.raises(PeriodOver):
            noted(asked)


class TestWhose:
    def test_a_region_without_notes_refuses(self, scene: Scene) -> None:
        with pytest.raises(errors.NoObservations):
            noted(scene)

    def test_neither_the_person_nor_a_peer_nor_another_superior(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            elsewhere = make_office(1, name="Dinas Lain").head
        for somebody in (*asked.office.staff, elsewhere):
            with pytest.raises(errors.NotTheirSuperior):
                noted(asked, by=somebody)

    def test_who_stands_above_today_may_note_though_another_is_the_assessor(
        self, asked: Scene
    ) -> None:
        with unit_of_work(asked.tenant):
            other = make_office(1, name="Dinas Lain").head
            db.session.execute(update(Evaluation).values(assessor_id=other))
        noted(asked)
        noted(asked, by=other)
        with enter(asked.tenant):
            assert len(notes_of(asked.office.staff[0], *YEAR)) == 2

    def test_nobody_notes_anything_of_themselves(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            mine = update(Evaluation).values(assessor_id=asked.office.staff[0])
            db.session.execute(mine.where(Evaluation.id == asked.first))
        with pytest.raises(errors.NotTheirSuperior):
            noted(asked, by=asked.office.staff[0])

    def test_another_region_has_no_such_evaluation(self, asked: Scene, other_scene: Scene) -> None:
        keep_notes(other_scene)
        with pytest.raises(EvaluationNotFound), unit_of_work(other_scene.tenant):
            note_observation(asked.first, asked.head, SEEN)

    def test_a_person_reads_their_own_notes_alone(self, asked: Scene, other_scene: Scene) -> None:
        noted(asked)
        first, second = asked.office.staff
        with enter(asked.tenant):
            assert [note.words for note in notes_about(first, None).rows] == [WORDS]
            assert notes_about(second, None).rows == ()
        with enter(other_scene.tenant):
            assert notes_about(first, None).rows == ()


def test_the_inbox_names_the_superior_and_the_mail_nothing(app: Flask) -> None:
    event = event_of("observation.recorded")
    details = {"name": "Ratna Dewi, S.E.", "day": "2025-08-14"}
    with app.test_request_context("/"):
        line = "Ratna Dewi, S.E. mencatat pengamatan tentang pekerjaan Anda pada 14 Agustus 2025."
        assert event.line(details) == line
        assert "Ratna" not in event.subject(details) + event.text(details)
        assert event.action(details) == "Baca catatan"
