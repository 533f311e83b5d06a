"""What the service refuses, by name, and to whom."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range

from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.outbox.models import Outbox
from kinerja.people.models import AssignmentKind, Position, ReportingLine
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.rubrics.predicate import Rating
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import errors, service
from modules.evaluations.models import EvaluationStage
from modules.evaluations.queries import end_of_rating, get_case
from modules.evaluations.rules import Decision, Draft, Mark
from tests.factories.evaluations import Office, hold, make_office, make_person
from tests.modules.evaluations.conftest import (
    Scene,
    kept,
    read,
    set_result,
)
from tests.modules.evaluations.drafts import FULL, LONG


class TestRefusals:
    def test_an_incomplete_draft_names_its_indicators(self, scene: Scene) -> None:
        kept(scene, Draft({"capaian": Mark(5, "singkat"), "disiplin": Mark(3)}))
        with pytest.raises(errors.RatingIncomplete) as refused:
            set_result(scene)
        assert refused.value.indicators == ("capaian", "kerja_sama")

    @pytest.mark.parametrize(
        ("decision", "field"),
        [
            (Decision(Rating.AS, Rating.ABOVE, "terlalu singkat"), "departure_reason"),
            (Decision(None, Rating.ABOVE), "results_rating"),
            (Decision(Rating.ABOVE, None), "behaviour_rating"),
        ],
    )
    def test_an_incomplete_decision_names_its_field(
        self, scene: Scene, decision: Decision, field: str
    ) -> None:
        kept(scene)
        with pytest.raises(errors.DecisionIncomplete) as refused:
            set_result(scene, decision)
        assert refused.value.fields == (field,)
        with enter(scene.tenant):
            assert read(scene).stage is EvaluationStage.RATING

    def test_a_decision_that_cannot_be_set_can_be_kept(self, scene: Scene) -> None:
        kept(scene)
        with unit_of_work(scene.tenant):
            half = Decision(Rating.BELOW, None, "belum")
            service.keep_decision(scene.first, scene.head, 1, half)
        with enter(scene.tenant):
            draft = read(scene)
            assert (draft.results_rating, draft.behaviour_rating) == ("below", None)
            assert (draft.departure_reason, draft.edition) == ("belum", 2)
            assert draft.predicate is None

    def test_what_changed_after_checking_must_be_checked_again(self, scene: Scene) -> None:
        kept(scene)
        kept(scene, Draft({**FULL.marks, "capaian": Mark(2)}), edition=1)
        with pytest.raises(errors.DraftConflict) as refused:
            set_result(scene, edition=1)
        assert refused.value.edition == 2

    def test_a_final_result_is_never_changed(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        for again in (
            lambda: set_result(scene, Decision(Rating.AS, Rating.AS, LONG), edition=2),
            lambda: kept(scene, Draft(), edition=2),
        ):
            with pytest.raises(errors.AlreadyFinal) as refused:
                again()
            assert refused.value.evaluation_id == scene.first
        with enter(scene.tenant):
            assert read(scene).predicate == "sangat_baik"
            told = select(Outbox).where(Outbox.topic == "evaluation.finalised")
            assert len(db.session.scalars(told).all()) == 1

    def test_a_period_that_is_over_takes_no_rating(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            for stage in (PeriodStage.RATING, PeriodStage.FINAL):
                move_to(scene.period, stage)
        with pytest.raises(errors.PeriodOver) as refused:
            kept(scene)
        assert refused.value.code == "2025"

    def test_an_unknown_id_and_another_regions_are_not_found(
        self, scene: Scene, other_scene: Scene
    ) -> None:
        for unknown in (new_id(), other_scene.first):
            with enter(scene.tenant), pytest.raises(errors.EvaluationNotFound):
                service.save_draft(unknown, scene.head, 0, FULL)
            with enter(scene.tenant), pytest.raises(errors.EvaluationNotFound):
                get_case(unknown)


class TestAssessor:
    def test_somebody_elses_head_is_refused_without_a_name(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            stranger = make_office(0, "Dinas Lain").head
        with enter(scene.tenant), pytest.raises(errors.NotTheAssessor) as refused:
            service.save_draft(scene.first, stranger, 0, FULL)
        assert (refused.value.since, refused.value.successor) == (None, "")

    def test_who_used_to_rate_is_told_since_when_not_and_who_does(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            former = former_head(scene.office)
        with enter(scene.tenant), pytest.raises(errors.NotTheAssessor) as refused:
            service.save_draft(scene.first, former, 0, FULL)
        assert str(refused.value.since) == "2019-11-01"
        assert refused.value.successor == "Kepala Dinas Contoh"
        assert refused.value.period == "2025"

    @pytest.mark.parametrize(
        ("spans", "day"),
        [
            ([("2020-01-01", "2021-05-01")], "2021-05-01"),
            ([("2020-01-01", "2021-05-01"), ("2022-01-01", "2022-03-01")], "2022-03-01"),
            ([("2020-01-01", "2021-05-01"), ("2023-01-01", None)], None),
            ([("2023-01-01", None)], None),
            ([("2020-01-01", "2021-05-01"), ("2022-01-01", "2025-01-01")], None),
            ([("2020-01-01", "2021-05-01"), ("2024-07-01", None)], "2021-05-01"),
            ([("2020-01-01", "2024-06-30")], "2024-06-30"),
            ([("2019-01-01", "2020-01-01")], None),
        ],
        ids=[
            "ended",
            "ended twice",
            "leads again",
            "still leads",
            "ends in the future",
            "will lead again",
            "ends that very day",
            "before there was a line",
        ],
    )
    def test_the_day_somebody_stopped_rating(
        self, scene: Scene, spans: list[tuple[str, str | None]], day: str | None
    ) -> None:
        with unit_of_work(scene.tenant):
            asked = leading(scene.office, spans)
            found = end_of_rating(read(scene), asked, date(2024, 6, 30))
        assert found == (date.fromisoformat(day) if day else None)


def leading(office: Office, spans: list[tuple[str, str | None]]) -> PersonId:
    """Somebody who stood in for the head in these spans; the lines there begin in 2020."""
    person = make_person("Meiliana Putri")
    db.session.add(person)
    db.session.flush()
    chair = db.session.scalars(select(Position).where(Position.id == office.head_position)).one()
    for since, until in spans:
        span = date.fromisoformat(since), date.fromisoformat(until) if until else None
        db.session.add(hold(person, chair, *span, kind=AssignmentKind.PLT))
    db.session.flush()
    return person.id


def former_head(office: Office) -> PersonId:
    """Somebody who led the office until the end of October 2019, with the line there then."""
    former = make_person("Meiliana Putri")
    db.session.add(former)
    db.session.flush()
    chair = db.session.scalars(select(Position).where(Position.id == office.head_position)).one()
    db.session.add(hold(former, chair, date(2018, 1, 1), date(2019, 11, 1)))
    db.session.add(
        ReportingLine(
            id=new_id(),
            position_id=office.positions[0],
            superior_id=office.head_position,
            during=Range(date(2018, 1, 1), date(2020, 1, 1)),
        )
    )
    return former.id
