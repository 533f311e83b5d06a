"""A draft is kept, a result is set once, and everything that should leave a trace does."""

from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from kinerja.audit.models import AuditEntry, DirtyMark
from kinerja.database import db
from kinerja.outbox.models import Outbox
from kinerja.rubrics.predicate import Rating
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import errors, service
from modules.evaluations.freezing import (
    check_code,
    frozen_axes,
    frozen_rubric,
    frozen_tree,
    result_document,
    result_hash,
)
from modules.evaluations.models import EvaluationStage
from modules.evaluations.queries import draft_of, get_case
from modules.evaluations.rules import Decision, Draft, Mark
from tests.factories.evaluations import make_evaluation, make_period
from tests.modules.evaluations.conftest import (
    Scene,
    kept,
    read,
    set_result,
)
from tests.modules.evaluations.drafts import AS_PROPOSED, FULL, LONG, SCORE


def audited(action: str, subject: UUID) -> list[dict[str, Any] | None]:
    rows = select(AuditEntry.after).where(
        AuditEntry.action == action, AuditEntry.subject_id == str(subject)
    )
    return list(db.session.scalars(rows.order_by(AuditEntry.number)))


class TestDraft:
    def test_everything_put_down_is_kept(self, scene: Scene) -> None:
        assert kept(scene) == 1
        with enter(scene.tenant):
            assert draft_of(read(scene)) == FULL

    def test_a_reason_without_a_level_is_kept(self, scene: Scene) -> None:
        half = Draft({"capaian": Mark(None, "Masih saya pikirkan.")})
        kept(scene, half)
        with enter(scene.tenant):
            assert draft_of(read(scene)) == half

    def test_a_level_can_be_changed_and_the_change_is_audited(self, scene: Scene) -> None:
        kept(scene)
        changed = Draft({**FULL.marks, "disiplin": Mark(4)}, FULL.strengths, "", "Lanjutkan.")
        assert kept(scene, changed, edition=1) == 2
        with enter(scene.tenant):
            assert draft_of(read(scene)) == changed
            last = audited("evaluation.draft_saved", scene.first)[-1]
        assert last == {"levels": {"disiplin": 4}, "fields": ["level_disiplin"], "edition": 2}

    def test_saving_the_same_again_changes_nothing(self, scene: Scene) -> None:
        kept(scene)
        assert kept(scene, edition=1) == 1
        assert kept(scene, edition=0) == 1
        with enter(scene.tenant):
            assert len(audited("evaluation.draft_saved", scene.first)) == 1

    def test_two_tabs_never_overwrite_each_other(self, scene: Scene) -> None:
        kept(scene)
        stale = Draft({**FULL.marks, "capaian": Mark(2)}, "Cepat.", "", "Lanjutkan.")
        with pytest.raises(errors.DraftConflict) as refused:
            kept(scene, stale, edition=0)
        assert refused.value.edition == 1
        assert refused.value.fields == ("level_capaian", "strengths")
        with enter(scene.tenant):
            assert draft_of(read(scene)) == FULL

    def test_what_only_one_tab_filled_in_is_joined(self, scene: Scene) -> None:
        kept(scene, Draft({"capaian": Mark(4)}, strengths="Teliti."))
        late = Draft({"disiplin": Mark(3)}, recommendation="Lanjutkan.")
        with unit_of_work(scene.tenant):
            saved = service.save_draft(scene.first, scene.head, 0, late)
        both = Draft({"capaian": Mark(4), "disiplin": Mark(3)}, "Teliti.", "", "Lanjutkan.")
        assert saved == service.Saved(2, both)
        with enter(scene.tenant):
            assert draft_of(read(scene)) == both

    def test_text_is_not_copied_into_the_log(self, scene: Scene) -> None:
        kept(scene)
        with enter(scene.tenant):
            assert LONG not in str(audited("evaluation.draft_saved", scene.first))


class TestFinalise:
    def test_score_ratings_predicate_and_tree_are_frozen(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        with enter(scene.tenant):
            result = read(scene)
            assert result.stage is EvaluationStage.FINAL
            assert (result.score_hundredths, result.band) == (SCORE, "sangat_baik")
            assert (result.proposed_results, result.proposed_behaviour) == ("above", "above")
            assert (result.results_rating, result.behaviour_rating) == ("above", "above")
            assert (result.predicate, result.scheme) == ("sangat_baik", "A")
            assert result.departure_reason is None
            assert result.tree is not None
            assert frozen_tree(result.tree).value == 90
            axes = frozen_axes(result.tree)
            assert {axis.value: node.value for axis, node in axes.items()} == {
                "results": 90,
                "behaviour": 90,
            }
            assert frozen_rubric(result.tree) == get_case(scene.first).period.rubric_version_id

    def test_the_hash_covers_everything_and_can_be_recomputed(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        with enter(scene.tenant):
            result = read(scene)
            document = result_document(result, draft_of(result))
            assert result.result_hash == result_hash(document)
            assert result.result_hash != result_hash({**document, "predicate": "baik"})
            assert check_code(result.result_hash) == check_code(result_hash(document))

    def test_the_person_is_told_and_the_nation_recounts(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        with enter(scene.tenant):
            posted = {each.topic: each for each in db.session.scalars(select(Outbox))}
            assert set(posted) == {"evaluation.finalised", "evaluation.scored"}
            message = posted["evaluation.finalised"]
            assert message.payload["evaluation_id"] == str(scene.first)
            assert message.payload["person_id"] == str(scene.office.staff[0])
            assert message.payload["period"] == "2025"
            assert message.payload["predicate"] == "sangat_baik"
            assert message.payload["path"].endswith(f"/results/{scene.first}")
            marks = select(DirtyMark.subject).where(DirtyMark.topic == "national.predicates")
            assert db.session.scalars(marks).all() == ["2025"]
            (after,) = audited("evaluation.finalised", scene.first)
        assert after is not None
        assert after["predicate"] == "sangat_baik"
        assert after["departed"] is False

    def test_features_are_told_what_the_result_rests_on(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        with enter(scene.tenant):
            scored = select(Outbox.payload).where(Outbox.topic == "evaluation.scored")
            said = db.session.scalars(scored).one()
            tree = frozen_tree(read(scene).tree or {})
        assert said["score"] == str(tree.value)
        assert said["score_before"] is None
        assert said["assessor_id"] == str(scene.head)
        assert {each["code"] for each in said["items"]} == {"capaian", "disiplin", "kerja_sama"}
        for item in said["items"]:
            assert item["before"] is None
            assert 40 <= Fraction(item["points"]) <= 100

    def test_the_period_before_is_told_beside_it(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        with unit_of_work(scene.tenant):
            later = make_evaluation(make_period(2026), scene.office, 0)
            service.save_draft(later.id, scene.head, 0, FULL)
            service.finalise(later.id, scene.head, 1, AS_PROPOSED)
        with enter(scene.tenant):
            scored = select(Outbox.payload).where(Outbox.topic == "evaluation.scored")
            first, second = sorted(
                db.session.scalars(scored), key=lambda each: each["score_before"] or ""
            )
        assert second["score_before"] == first["score"]
        before = {each["code"]: each["points"] for each in first["items"]}
        assert {each["code"]: each["before"] for each in second["items"]} == before

    def test_a_departure_is_kept_beside_the_proposal(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene, Decision(Rating.AS, Rating.ABOVE, LONG))
        with enter(scene.tenant):
            result = read(scene)
            assert (result.proposed_results, result.results_rating) == ("above", "as")
            assert result.predicate == "baik"
            assert result.departure_reason == LONG
            assert result.score_hundredths == SCORE

    def test_a_reason_nobody_asked_for_is_not_kept_as_a_departure(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene, Decision(Rating.ABOVE, Rating.ABOVE, LONG))
        with enter(scene.tenant):
            assert read(scene).departure_reason is None


class TestAcknowledge:
    def test_the_person_acknowledges_once_with_a_reply(self, scene: Scene) -> None:
        kept(scene)
        set_result(scene)
        person = scene.office.staff[0]
        with unit_of_work(scene.tenant):
            service.acknowledge(scene.first, person, "Terima kasih.")
        with enter(scene.tenant):
            result = read(scene)
            assert result.stage is EvaluationStage.ACKNOWLEDGED
            assert result.reply == "Terima kasih."
            assert audited("evaluation.acknowledged", scene.first) == [
                {"stage": "acknowledged", "replied": True}
            ]
        with enter(scene.tenant), pytest.raises(errors.AlreadyAcknowledged):
            service.acknowledge(scene.first, person, "")

    def test_nobody_else_and_nothing_unfinished(self, scene: Scene) -> None:
        with enter(scene.tenant), pytest.raises(errors.ResultNotYours):
            service.acknowledge(scene.first, scene.head, "")
        with enter(scene.tenant), pytest.raises(errors.NotFinalYet):
            service.acknowledge(scene.first, scene.office.staff[0], "")
