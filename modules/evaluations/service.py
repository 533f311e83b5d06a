"""Rating a person: keep the draft, set the result once and for all, acknowledge it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit, outbox
from kinerja.audit.service import mark_dirty
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.periods.models import Period, PeriodKind
from kinerja.periods.queries import get_period
from kinerja.rubrics.engine import score
from kinerja.rubrics.predicate import predicate
from kinerja.rubrics.record import Outcome
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_region
from modules.evaluations import errors, rules
from modules.evaluations.check_codes import new_check_code
from modules.evaluations.freezing import result_document, result_hash, tree_document
from modules.evaluations.guards import hold_evaluation, require_assessor, require_open
from modules.evaluations.models import Evaluation, EvaluationStage, Rating
from modules.evaluations.queries import draft_of
from modules.evaluations.rater_passes_service import require_pass
from modules.evaluations.records import known_of
from modules.evaluations.result_event import SCORED_TOPIC, result_words
from modules.evaluations.rules import Decision, Draft
from modules.evaluations.unit_reports_service import require_written


def outcome_of(evaluation: Evaluation, rubric: PublishedRubric, draft: Draft) -> Outcome:
    """What the engine makes of a draft and of everything else that is known."""
    known = known_of(rubric, [evaluation.id])[evaluation.id]
    return score(rubric.rubric, rules.record_of(evaluation.family, draft, known))


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept draft: the edition it has now, and what it says after a merge."""

    edition: int
    draft: Draft


def save_draft(evaluation_id: UUID, assessor: PersonId, edition: int, draft: Draft) -> Saved:
    """Keep everything on the rating form.

    When the draft has been saved elsewhere since `edition`, what only one of the two fills in is
    joined; DraftConflict when they say different things. Nothing is overwritten unseen.
    """
    evaluation = _open_for(evaluation_id, assessor)
    saved = draft_of(evaluation)
    if edition != evaluation.edition:
        draft, collisions = rules.merge(draft, saved)
        if collisions:
            raise errors.DraftConflict(evaluation_id, evaluation.edition, collisions)
    changed = rules.differences(draft, saved)
    if not changed:
        return Saved(evaluation.edition, draft)
    _write_marks(evaluation, assessor, saved, draft)
    for name in rules.FEEDBACK:
        setattr(evaluation, name, getattr(draft, name))
    _next_edition(evaluation)
    db.session.flush()
    audit.record(
        "evaluation.draft_saved",
        "evaluation",
        evaluation_id,
        {"levels": _levels(saved, changed)},
        {"levels": _levels(draft, changed), "fields": changed, "edition": evaluation.edition},
    )
    return Saved(evaluation.edition, draft)


def keep_decision(
    evaluation_id: UUID, assessor: PersonId, edition: int, decision: Decision
) -> None:
    """Keep a decision that cannot be set yet, so that nothing chosen or typed is lost."""
    evaluation = _open_for(evaluation_id, assessor)
    _same_edition(evaluation, edition)
    evaluation.results_rating = decision.results
    evaluation.behaviour_rating = decision.behaviour
    evaluation.departure_reason = decision.reason
    _next_edition(evaluation)
    after = {"results_rating": decision.results, "behaviour_rating": decision.behaviour}
    audit.record("evaluation.decision_kept", "evaluation", evaluation_id, None, after)


def finalise(
    evaluation_id: UUID, assessor: PersonId, edition: int, decision: Decision
) -> Evaluation:
    """Set the result for good: freeze score, ratings, predicate and tree, and tell the person.

    AlreadyFinal, RaterUntrained, UnitReportMissing, DraftConflict, RatingIncomplete or
    DecisionIncomplete when it cannot be set.
    """
    evaluation = _open_for(evaluation_id, assessor)
    require_pass(assessor)
    _same_edition(evaluation, edition)
    period = get_period(evaluation.period_id)
    require_written(evaluation, period)
    rubric = rubric_of(period.rubric_version_id)
    draft = draft_of(evaluation)
    outcome = _complete_outcome(evaluation, rubric, draft)
    faults = rules.decision_faults(decision, outcome.results_rating, outcome.behaviour_rating)
    if faults:
        raise errors.DecisionIncomplete(list(faults))
    _freeze(evaluation, rubric, outcome, decision)
    evaluation.result_hash = result_hash(result_document(evaluation, draft))
    db.session.flush()
    _tell(evaluation, period, rubric)
    return evaluation


def acknowledge(evaluation_id: UUID, person: PersonId, reply: str) -> Evaluation:
    """Record that the person has read the result, with a reply if there is one; once."""
    evaluation = hold_evaluation(evaluation_id)
    if evaluation.person_id != person:
        raise errors.ResultNotYours(evaluation_id)
    if evaluation.acknowledged_at is not None:
        raise errors.AlreadyAcknowledged(evaluation_id, evaluation.acknowledged_at)
    if evaluation.stage is not EvaluationStage.FINAL:
        raise errors.NotFinalYet(evaluation_id)
    evaluation.stage = EvaluationStage.ACKNOWLEDGED
    evaluation.acknowledged_at = now()
    evaluation.reply = reply or None
    db.session.flush()
    after = {"stage": "acknowledged", "replied": bool(reply)}
    audit.record("evaluation.acknowledged", "evaluation", evaluation_id, {"stage": "final"}, after)
    return evaluation


def _open_for(evaluation_id: UUID, assessor: PersonId) -> Evaluation:
    """The evaluation, locked until commit, when this assessor may still change it."""
    evaluation = hold_evaluation(evaluation_id)
    require_assessor(evaluation, assessor)
    require_open(evaluation)
    return evaluation


def _same_edition(evaluation: Evaluation, edition: int) -> None:
    if edition != evaluation.edition:
        raise errors.DraftConflict(evaluation.id, evaluation.edition, ())


def _next_edition(evaluation: Evaluation) -> None:
    evaluation.edition += 1
    evaluation.saved_at = now()


def _levels(draft: Draft, changed: list[str]) -> dict[str, int | None]:
    return {code: draft.mark(code).level for code in draft.marks if f"level_{code}" in changed}


def _write_marks(evaluation: Evaluation, assessor: PersonId, saved: Draft, draft: Draft) -> None:
    kept = select(Rating).where(Rating.evaluation_id == evaluation.id)
    rows = {row.indicator: row for row in db.session.scalars(kept)}
    for code, mark in draft.marks.items():
        if mark == saved.mark(code):
            continue
        row = rows.get(code)
        if row is None:
            row = Rating(id=new_id(), evaluation_id=evaluation.id, indicator=code)
            db.session.add(row)
        row.level, row.reason = mark.level, mark.reason
        row.rated_by, row.rated_at = assessor, now()


def _complete_outcome(evaluation: Evaluation, rubric: PublishedRubric, draft: Draft) -> Outcome:
    known = known_of(rubric, [evaluation.id])[evaluation.id]
    asked = rules.asked_of_superior(rubric.rubric, evaluation.family, known.figures)
    codes = [indicator.code for _component, indicator in asked]
    faults = rules.draft_faults(codes, draft, rubric.said.needs_reason)
    if faults:
        raise errors.RatingIncomplete(list(faults))
    outcome = score(rubric.rubric, rules.record_of(evaluation.family, draft, known))
    if outcome.predicate is None:
        raise errors.RatingIncomplete([hold.indicator for hold in outcome.holds])
    return outcome


def _freeze(
    evaluation: Evaluation, rubric: PublishedRubric, outcome: Outcome, decision: Decision
) -> None:
    """Write score, proposal, decision and explanation into the row; nothing writes them again."""
    if decision.results is None or decision.behaviour is None:
        raise errors.DecisionIncomplete(["results_rating", "behaviour_rating"])
    departed = rules.departs(decision, outcome.results_rating, outcome.behaviour_rating)
    evaluation.score_hundredths = int(outcome.score * 100) if outcome.score is not None else None
    evaluation.band = outcome.band.code if outcome.band else None
    evaluation.proposed_results = outcome.results_rating
    evaluation.proposed_behaviour = outcome.behaviour_rating
    evaluation.results_rating = decision.results
    evaluation.behaviour_rating = decision.behaviour
    evaluation.departure_reason = decision.reason if departed else None
    # PermenPANRB 6/2022: the predicate in force follows from the two ratings the assessor sets
    evaluation.predicate = predicate(decision.results, decision.behaviour)
    evaluation.scheme = outcome.scheme
    evaluation.tree = tree_document(outcome, rubric.id)
    evaluation.stage = EvaluationStage.FINAL
    evaluation.check_code = new_check_code()
    evaluation.finalised_at = now()
    _next_edition(evaluation)


def _tell(evaluation: Evaluation, period: Period, rubric: PublishedRubric) -> None:
    audit.record(
        "evaluation.finalised", "evaluation", evaluation.id, {"stage": "rating"}, _codes(evaluation)
    )
    slug = current_region().slug
    outbox.post(
        "evaluation.finalised",
        {
            "evaluation_id": str(evaluation.id),
            "person_id": str(evaluation.person_id),
            "period": period.code,
            "predicate": evaluation.predicate,
            "path": f"/{slug}/results/{evaluation.id}",
        },
    )
    whose = {"evaluation_id": str(evaluation.id), "person_id": str(evaluation.person_id)}
    said = {"predicate": evaluation.predicate, **result_words(evaluation, period, rubric)}
    outbox.post(SCORED_TOPIC, {**whose, **said})
    if period.kind is PeriodKind.ANNUAL:
        mark_dirty("national.predicates", str(period.year))


def _codes(evaluation: Evaluation) -> dict[str, Any]:
    names = ("score_hundredths", "band", "proposed_results", "proposed_behaviour")
    set_ = ("results_rating", "behaviour_rating", "predicate", "scheme")
    codes: dict[str, Any] = {name: getattr(evaluation, name) for name in (*names, *set_)}
    departed = evaluation.departure_reason is not None
    digest = evaluation.result_hash.hex() if evaluation.result_hash else None
    return {**codes, "stage": "final", "departed": departed, "result_hash": digest}
