"""Recording an innovation and deciding on it: who may, who is told, what the score reads."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.notifications.events import event_of
from kinerja.outbox.models import Outbox
from kinerja.periods.models import Period
from kinerja.rubrics.service import publish_rubric, rubric_of
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import innovations_errors as errors
from modules.evaluations.innovations_queries import (
    count_by_state,
    count_waiting_for,
    get_innovation,
    innovations_by,
    innovations_of_period,
    waiting_for,
)
from modules.evaluations.innovations_service import may_decide
from modules.evaluations.models_records import InnovationState
from modules.evaluations.queries import get_case
from modules.evaluations.records import known_of
from tests.factories.accounts import slug_of
from tests.factories.evaluations import make_office, rubric_document
from tests.modules.evaluations.conftest import Scene
from tests.modules.evaluations.innovations import IDEA, REASON, SINCE, decided, keep_ideas, recorded

PRACTICE = {"innovations": True}
YEAR = date(2025, 1, 1), date(2025, 12, 31)
VERIFIED, REFUSED = InnovationState.VERIFIED, InnovationState.REFUSED


def told(scene: Scene, topic: str) -> list[dict[str, Any]]:
    with enter(scene.tenant):
        return list(db.session.scalars(select(Outbox.payload).where(Outbox.topic == topic)))


class TestRecording:
    def test_it_waits_for_the_superior_who_is_told(self, asked: Scene) -> None:
        innovation = recorded(asked)
        with enter(asked.tenant):
            (mine,) = innovations_by(asked.office.staff[0], None).rows
            assert (mine.id, mine.title, mine.in_use_since) == (innovation, IDEA.title, SINCE)
            assert mine.state is InnovationState.RECORDED
            assert waiting_for(asked.head) == [mine]
            assert count_waiting_for(asked.head) == 1
            assert count_waiting_for(asked.office.staff[1]) == 0
            assert count_by_state()[InnovationState.RECORDED] == 1
        assert told(asked, "innovation.recorded") == [
            {
                "person_id": str(asked.head),
                "title": IDEA.title,
                "name": "Pegawai 00 Dinas Contoh",
                "path": f"/{slug_of(asked.tenant)}/innovations/{innovation}",
            }
        ]

    def test_what_is_not_in_use_yet_is_refused(self, asked: Scene) -> None:
        with pytest.raises(errors.InUseInFuture):
            recorded(asked, replace(IDEA, in_use_since=today() + timedelta(days=1)))
        recorded(asked, replace(IDEA, in_use_since=today()))

    def test_without_a_superior_nobody_is_told(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            alone = make_office(0, name="Sekretariat").head
        recorded(replace(asked, office=replace(asked.office, staff=(alone,))))
        assert told(asked, "innovation.recorded") == []

    def test_a_region_without_innovations_refuses(self, scene: Scene) -> None:
        with pytest.raises(errors.NoInnovations):
            recorded(scene)


class TestDeciding:
    def test_the_superior_verifies_it_and_the_person_is_told(self, asked: Scene) -> None:
        innovation = recorded(asked)
        decided(asked, innovation)
        with enter(asked.tenant):
            found = get_innovation(innovation)
            assert (found.state, found.decided_by) == (VERIFIED, asked.head)
            assert found.decided_at is not None
            assert count_waiting_for(asked.head) == 0
            entries = db.session.execute(
                select(AuditEntry.action, AuditEntry.before, AuditEntry.after)
                .where(AuditEntry.subject == "innovation")
                .order_by(AuditEntry.number)
            ).all()
        assert [tuple(entry) for entry in entries] == [
            (
                "innovation.recorded",
                None,
                {"title": IDEA.title, "in_use_since": "2025-08-14"},
            ),
            ("innovation.decided", {"state": "recorded"}, {"state": "verified", "reason": ""}),
        ]
        (message,) = told(asked, "innovation.decided")
        assert message["person_id"] == str(asked.office.staff[0])
        assert message["state"] == "verified"

    def test_refusing_needs_a_reason(self, asked: Scene) -> None:
        innovation = recorded(asked)
        with pytest.raises(errors.ReasonMissing):
            decided(asked, innovation, REFUSED, reason="Bukan.")
        decided(asked, innovation, REFUSED, reason=REASON)
        with enter(asked.tenant):
            assert get_innovation(innovation).reason == REASON
            assert innovations_of_period(asked.office.staff[0], *YEAR) == []

    def test_it_is_decided_once(self, asked: Scene) -> None:
        innovation = recorded(asked)
        decided(asked, innovation)
        with pytest.raises(errors.InnovationDecided):
            decided(asked, innovation, REFUSED, reason=REASON)

    def test_neither_the_person_nor_a_peer_nor_another_superior(self, asked: Scene) -> None:
        innovation = recorded(asked)
        with unit_of_work(asked.tenant):
            elsewhere = make_office(1, name="Dinas Lain").head
        for somebody in (*asked.office.staff, elsewhere):
            for is_agency in (False, True):
                with pytest.raises(errors.NotYourInnovation):
                    decided(asked, innovation, by=somebody, is_agency=is_agency)

    def test_the_agency_decides_only_where_nobody_stands_above(self, asked: Scene) -> None:
        with unit_of_work(asked.tenant):
            alone = make_office(0, name="Sekretariat").head
        lonely = replace(asked, office=replace(asked.office, staff=(alone,)))
        innovation = recorded(lonely)
        desk = asked.office.staff[1]
        with enter(asked.tenant):
            assert not may_decide(get_innovation(innovation), desk, is_agency=False)
            assert not may_decide(get_innovation(innovation), alone, is_agency=True)
        decided(asked, innovation, by=desk, is_agency=True)

    def test_another_region_has_no_such_innovation(self, asked: Scene, other_scene: Scene) -> None:
        innovation = recorded(asked)
        keep_ideas(other_scene)
        with pytest.raises(errors.InnovationNotFound):
            decided(other_scene, innovation)
        with enter(other_scene.tenant):
            assert innovations_by(asked.office.staff[0], None).rows == ()
            assert count_by_state()[InnovationState.RECORDED] == 0


def knows_an_idea(scene: Scene) -> bool:
    with enter(scene.tenant):
        rubric = rubric_of(get_case(scene.first).period.rubric_version_id)
        return known_of(rubric, [scene.first])[scene.first].figures.has_new_idea


class TestScore:
    @pytest.fixture
    def numeric(self, asked: Scene) -> Scene:
        """The scene's period is scored by the numeric scheme."""
        with unit_of_work(asked.tenant):
            document = {**rubric_document("2025.9", peers=False), "scheme": "B"}
            version = publish_rubric(document)
            db.session.execute(update(Period).values(rubric_version_id=version.id))
        return asked

    def test_a_verified_idea_of_the_period_counts(self, numeric: Scene) -> None:
        assert not knows_an_idea(numeric)
        innovation = recorded(numeric)
        assert not knows_an_idea(numeric)
        decided(numeric, innovation)
        assert knows_an_idea(numeric)

    def test_neither_a_refused_one_nor_one_of_another_year_nor_of_somebody_else(
        self, numeric: Scene
    ) -> None:
        decided(numeric, recorded(numeric), REFUSED, reason=REASON)
        decided(numeric, recorded(numeric, replace(IDEA, in_use_since=date(2024, 12, 31))))
        decided(numeric, recorded(numeric, number=1))
        assert not knows_an_idea(numeric)

    def test_a_scheme_that_does_not_ask_is_told_nothing(self, asked: Scene) -> None:
        decided(asked, recorded(asked))
        assert not knows_an_idea(asked)


def test_inboxes_name_the_idea_and_mails_do_not(app: Flask) -> None:
    waiting, done = event_of("innovation.recorded"), event_of("innovation.decided")
    details = {"name": "Ratna Dewi, S.E.", "title": "Antrean daring", "state": "refused"}
    with app.test_request_context("/"):
        line = "Ratna Dewi, S.E. mencatat inovasi “Antrean daring” dan menunggu keputusan Anda."
        assert waiting.line(details) == line
        assert done.line(details).startswith("Inovasi “Antrean daring” tidak diakui.")
        assert done.line({**details, "state": "verified"}) == "Inovasi “Antrean daring” diakui."
        for event in (waiting, done):
            assert "Antrean" not in event.subject(details) + event.text(details)
