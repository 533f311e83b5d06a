"""Assessing oneself: keep the draft, send it once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit, outbox
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_practice, current_region
from modules.evaluations import self_errors as errors
from modules.evaluations import self_rules as rules
from modules.evaluations.guards import hold_evaluation
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import SelfRating
from modules.evaluations.rules import Fault
from modules.evaluations.self_queries import self_draft_of
from modules.evaluations.self_rules import SelfDraft


@dataclass(frozen=True, slots=True)
class SelfSaved:
    """A kept draft: the edition it has now, and what it says after a merge."""

    edition: int
    draft: SelfDraft


def save_self_draft(
    evaluation_id: UUID, person: PersonId, edition: int, draft: SelfDraft
) -> SelfSaved:
    """Keep everything on the form.

    When the draft has been saved elsewhere since `edition`, what only one of the two fills in is
    joined; SelfDraftConflict when they say different things. Nothing is overwritten unseen.
    """
    evaluation, _period = _open_for(evaluation_id, person)
    saved = self_draft_of(evaluation)
    if edition != evaluation.self_edition:
        draft, collisions = rules.merge(draft, saved)
        if collisions:
            raise errors.SelfDraftConflict(evaluation_id, evaluation.self_edition, collisions)
    changed = rules.differences(draft, saved)
    if not changed:
        return SelfSaved(evaluation.self_edition, draft)
    _write(evaluation, saved, draft)
    after = {"fields": changed, "edition": evaluation.self_edition}
    audit.record("self_assessment.draft_saved", "evaluation", evaluation_id, None, after)
    return SelfSaved(evaluation.self_edition, draft)


def send_self_assessment(evaluation_id: UUID, person: PersonId, edition: int) -> Evaluation:
    """Send what was kept to the superior, once and for all.

    SelfDraftConflict when the page is not the newest draft, SelfAssessmentIncomplete when
    something is missing.
    """
    evaluation, period = _open_for(evaluation_id, person)
    if edition != evaluation.self_edition:
        raise errors.SelfDraftConflict(evaluation_id, evaluation.self_edition, ())
    draft = self_draft_of(evaluation)
    faults = faults_in(rubric_of(period.rubric_version_id), evaluation.family, draft)
    if faults:
        raise errors.SelfAssessmentIncomplete(list(faults))
    evaluation.self_submitted_at = now()
    db.session.flush()
    after = {"levels": {code: mark.level for code, mark in draft.marks.items()}}
    audit.record("self_assessment.sent", "evaluation", evaluation_id, None, after)
    _tell(evaluation, period)
    return evaluation


def faults_in(rubric: PublishedRubric, family: str, draft: SelfDraft) -> dict[str, Fault]:
    """By indicator code, what keeps a draft from being sent."""
    asked = rules.asked_of_self(rubric.rubric, family)
    counted = [each.code for part, each in asked if rules.self_share(part, each) > 0]
    codes = [each.code for _part, each in asked]
    return rules.self_faults(codes, draft, rubric.said.needs_reason, counted)


def require_own(evaluation: Evaluation, person: PersonId) -> None:
    """Let the person pass where the region has self-assessments; others are refused."""
    if not current_practice().self_assessment:
        raise errors.NoSelfAssessment
    if evaluation.person_id != person:
        raise errors.NotYourSelfAssessment(evaluation.id)


def require_takes(evaluation: Evaluation, period: Period) -> None:
    """Let an evaluation pass that takes a self-assessment; SelfAssessmentSent or -Over else."""
    if evaluation.self_submitted_at is not None:
        raise errors.SelfAssessmentSent(evaluation.id, evaluation.self_submitted_at)
    if not rules.takes_self(evaluation, period):
        raise errors.SelfAssessmentOver(period.code)


def _open_for(evaluation_id: UUID, person: PersonId) -> tuple[Evaluation, Period]:
    """The evaluation and its period, kept until commit, when the person may still write."""
    evaluation = hold_evaluation(evaluation_id)
    require_own(evaluation, person)
    period = hold_stage(evaluation.period_id)
    require_takes(evaluation, period)
    return evaluation, period


def _write(evaluation: Evaluation, saved: SelfDraft, draft: SelfDraft) -> None:
    kept = select(SelfRating).where(SelfRating.evaluation_id == evaluation.id)
    rows = {row.indicator: row for row in db.session.scalars(kept)}
    for code, mark in draft.marks.items():
        if mark == saved.mark(code):
            continue
        row = rows.get(code)
        if row is None:
            row = SelfRating(id=new_id(), evaluation_id=evaluation.id, indicator=code)
            db.session.add(row)
        row.level, row.note = mark.level, mark.reason
    evaluation.self_words = draft.words
    evaluation.self_edition += 1
    evaluation.self_saved_at = now()
    db.session.flush()


def _tell(evaluation: Evaluation, period: Period) -> None:
    """The superior reads in the inbox who has sent theirs; nobody, while nobody rates."""
    if evaluation.assessor_id is None:
        return
    payload: dict[str, Any] = {
        "evaluation_id": str(evaluation.id),
        "person_id": str(evaluation.assessor_id),
        "name": _name(evaluation.person_id),
        "period": period.code,
        "path": f"/{current_region().slug}/evaluations/{evaluation.id}/rate",
    }
    outbox.post("self_assessment.sent", payload)


def _name(person_id: PersonId) -> str:
    return db.session.scalars(select(Person).where(Person.id == person_id)).one().full_name
