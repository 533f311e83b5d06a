"""Keeping and sending a self-assessment: what is written, who is told, what the score reads."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, update

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.notifications.events import event_of
from kinerja.outbox.models import Outbox
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import self_errors as errors
from modules.evaluations import service
from modules.evaluations.criteria_service import confirm_reading
from modules.evaluations.errors import EvaluationNotFound
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import get_case
from modules.evaluations.rules import Mark
from modules.evaluations.self_queries import (
    SelfCounts,
    self_counts_by_unit,
    self_draft_of,
    self_levels_of,
)
from modules.evaluations.self_rules import SelfDraft
from modules.evaluations.self_service import save_self_draft, send_self_assessment
from tests.factories.accounts import slug_of
from tests.modules.evaluations.conftest import Scene
from tests.modules.evaluations.drafts import FULL
from tests.modules.evaluations.self_assessments import OWN, allow, count_self, keep_own, send_own


@pytest.fixture
def asked(scene: Scene) -> Scene:
    """A region in which people assess themselves."""
    allow(scene)
    return scene


def messages(scene: Scene) -> list[dict[str, Any]]:
    with enter(scene.tenant):
        sent = select(Outbox.payload).where(Outbox.topic == "self_assessment.sent")
        return list(db.session.scalars(sent))


def entries(scene: Scene) -> list[tuple[str, Any]]:
    with enter(scene.tenant):
        found = select(AuditEntry.action, AuditEntry.after).where(
            AuditEntry.action.like("self_assessment.%")
        )
        return [
            (row.action, row.after) for row in db.session.execute(found.order_by(AuditEntry.number))
        ]


class TestKeeping:
    def test_an_edition_counts_what_changed(self, asked: Scene) -> None:
        assert keep_own(asked) == 1
        assert keep_own(asked, OWN, 1) == 1
        assert keep_own(asked, SelfDraft(OWN.marks, "Lain."), 1) == 2
        with enter(asked.tenant):
            assert self_draft_of(get_case(asked.first).evaluation).words == "Lain."

    def test_what_only_one_page_filled_in_is_joined(self, asked: Scene) -> None:
        keep_own(asked, SelfDraft({"capaian": Mark(4)}))
        assert keep_own(asked, SelfDraft({"disiplin": Mark(3)}, "Baik."), 0) == 2
        with enter(asked.tenant):
            kept = self_draft_of(get_case(asked.first).evaluation)
        assert kept == SelfDraft({"capaian": Mark(4), "disiplin": Mark(3)}, "Baik.")

    def test_what_collides_is_named_and_not_written(self, asked: Scene) -> None:
        keep_own(asked)
        with pytest.raises(errors.SelfDraftConflict) as refused:
            keep_own(asked, SelfDraft({"capaian": Mark(1)}, "Lain."), 0)
        assert refused.value.fields == ("level_capaian", "words")
        with enter(asked.tenant):
            assert self_draft_of(get_case(asked.first).evaluation) == OWN

    def test_the_log_names_the_fields(self, asked: Scene) -> None:
        keep_own(asked, SelfDraft({"capaian": Mark(4)}))
        assert entries(asked) == [
            ("self_assessment.draft_saved", {"fields": ["level_capaian"], "edition": 1})
        ]

    def test_the_superiors_draft_stays_apart(self, asked: Scene) -> None:
        keep_own(asked)
        with unit_of_work(asked.tenant):
            assert service.save_draft(asked.first, asked.head, 0, FULL).edition == 1


class TestSending:
    def test_the_superior_is_told_once_and_the_log_keeps_the_levels(self, asked: Scene) -> None:
        send_own(asked)
        assert messages(asked) == [
            {
                "evaluation_id": str(asked.first),
                "person_id": str(asked.head),
                "name": "Pegawai 00 Dinas Contoh",
                "period": "2025",
                "path": f"/{slug_of(asked.tenant)}/evaluations/{asked.first}/rate",
            }
        ]
        levels = {"capaian": 4, "disiplin": 5, "kerja_sama": 3}
        assert entries(asked)[-1] == ("self_assessment.sent", {"levels": levels})

    def test_without_an_assessor_nobody_is_told(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            db.session.execute(update(Evaluation).values(assessor_id=None))
        send_own(asked)
        assert messages(asked) == []

    def test_what_was_sent_never_changes(self, asked: Scene) -> None:
        send_own(asked)
        with pytest.raises(errors.SelfAssessmentSent):
            keep_own(asked, SelfDraft(), 1)
        with pytest.raises(errors.SelfAssessmentSent), unit_of_work(asked.tenant):
            send_self_assessment(asked.first, asked.office.staff[0], 1)

    def test_something_is_missing(self, asked: Scene) -> None:
        keep_own(asked, SelfDraft({"capaian": Mark(4)}))
        with pytest.raises(errors.SelfAssessmentIncomplete) as refused, unit_of_work(asked.tenant):
            send_self_assessment(asked.first, asked.office.staff[0], 1)
        assert refused.value.indicators == ("disiplin", "kerja_sama")

    def test_only_where_it_counts_an_extreme_level_needs_its_basis(self, asked: Scene) -> None:
        bare = SelfDraft({"capaian": Mark(5), "disiplin": Mark(5), "kerja_sama": Mark(3)})
        count_self(asked)
        with pytest.raises(errors.SelfAssessmentIncomplete) as refused:
            send_own(asked, bare)
        assert refused.value.indicators == ("disiplin",)

    @pytest.mark.parametrize("stage", [PeriodStage.SELF_ASSESSMENT, PeriodStage.RATING])
    def test_it_is_taken_until_the_superiors_are_done(
        self, asked: Scene, stage: PeriodStage
    ) -> None:
        with unit_of_work(asked.tenant):
            move_to(asked.period, stage)
        send_own(asked)
        assert len(messages(asked)) == 1

    def test_later_it_is_over(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            move_to(asked.period, PeriodStage.RATING)
            move_to(asked.period, PeriodStage.MEETING)
        with pytest.raises(errors.SelfAssessmentOver):
            keep_own(asked)


class TestWhose:
    def test_a_region_without_it_refuses(self, scene: Scene) -> None:
        with pytest.raises(errors.NoSelfAssessment):
            keep_own(scene)

    def test_nobody_else_writes_it(self, asked: Scene) -> None:
        with pytest.raises(errors.NotYourSelfAssessment), unit_of_work(asked.tenant):
            save_self_draft(asked.first, asked.head, 0, OWN)

    def test_another_region_has_no_such_evaluation(self, asked: Scene, other_scene: Scene) -> None:
        with pytest.raises(EvaluationNotFound), unit_of_work(other_scene.tenant):
            save_self_draft(asked.first, asked.office.staff[0], 0, OWN)


class TestReadings:
    def test_the_score_reads_what_was_sent_and_nothing_of_a_draft(
        self, asked: Scene, other_scene: Scene
    ) -> None:
        keep_own(asked)
        ids = [*asked.evaluations, *other_scene.evaluations, uuid4()]
        with enter(asked.tenant):
            assert self_levels_of(ids) == {}
        with unit_of_work(asked.tenant):
            send_self_assessment(asked.first, asked.office.staff[0], 1)
        levels = {"capaian": 4, "disiplin": 5, "kerja_sama": 3}
        with enter(asked.tenant):
            assert self_levels_of(ids) == {asked.first: levels}
        with enter(other_scene.tenant):
            assert self_levels_of(ids) == {}

    def test_units_are_counted(self, asked: Scene) -> None:
        send_own(asked)
        with unit_of_work(asked.tenant):
            version = get_case(asked.first).period.rubric_version_id
            confirm_reading(asked.office.staff[1], version)
        with enter(asked.tenant):
            counts = self_counts_by_unit(asked.period)
        assert counts == {asked.office.unit: SelfCounts(total=2, read=1, begun=1, sent=1)}


def test_the_inbox_names_who_sent_and_the_mail_does_not(app: Flask) -> None:
    event = event_of("self_assessment.sent")
    details = {"name": "Ratna Dewi, S.E.", "period": "2025"}
    with app.test_request_context("/"):
        assert event.line(details) == "Ratna Dewi, S.E. mengirim penilaian diri 2025."
        assert "Ratna" not in event.subject(details) + event.text(details)
        assert event.action(details) == "Buka formulir penilaian"
