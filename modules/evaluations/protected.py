"""Ratings given unseen by peers and subordinates: stored without rater, time or trace of value."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from kinerja.audit import record_protected
from kinerja.audit.service import mark_dirty
from kinerja.database import db, random_id
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import hold_stage
from kinerja.rubrics.errors import IndicatorUnknown, LevelOutOfScale
from kinerja.rubrics.rubric import Source
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import current_person
from modules.evaluations.errors import RatingIncomplete
from modules.evaluations.models import ProtectedRating, RaterAssignment, RaterKind
from modules.evaluations.peers_errors import AlreadyRated, NotAssignedToRate, RatersHeard
from modules.evaluations.peers_queries import ENGINE_KINDS
from modules.evaluations.peers_voices import RATED_TOPIC
from modules.evaluations.queries import FINISHED, Case, get_case
from modules.evaluations.records import figures_about
from modules.evaluations.rules import asked_of


def submit_protected_rating(evaluation_id: UUID, levels: Mapping[str, int], on: date) -> None:
    """Take the signed-in rater's levels for one person, once; the log says that one came, no more.

    NotAssignedToRate for who was not asked, AlreadyRated for who has answered, RatersHeard when
    it is too late or too early; IndicatorUnknown, LevelOutOfScale or RatingIncomplete when the
    levels are not what the rubric asks of this kind of rater. A level for what figures say by
    now is left out: it was asked when the form was opened.
    """
    assignment, case = _awaited(evaluation_id)
    asked = _checked(case, assignment.kind, levels)
    rows = [
        {
            "id": random_id(),
            "evaluation_id": evaluation_id,
            "kind": assignment.kind,
            "indicator": indicator,
            "level": levels[indicator],
            "given_on": on,
        }
        for indicator in asked
    ]
    if rows:
        db.session.execute(insert(ProtectedRating), rows)
    _answered(assignment, case, "rating.submitted", on)


def step_back(evaluation_id: UUID, on: date) -> None:
    """The signed-in rater does not rate this person; nobody waits for the answer any more.

    Why is not asked: with whom it was said it would be known who was drawn. Refuses as above.
    """
    assignment, case = _awaited(evaluation_id)
    _answered(assignment, case, "rating.declined", on)


def _awaited(evaluation_id: UUID) -> tuple[RaterAssignment, Case]:
    """The signed-in person's own row, locked, and what it is about; the period stays in rating."""
    mine = select(RaterAssignment).where(
        RaterAssignment.evaluation_id == evaluation_id,
        RaterAssignment.rater_id == current_person(),
    )
    assignment = db.session.scalar(mine.with_for_update())
    if assignment is None:
        raise NotAssignedToRate(evaluation_id)
    if assignment.submitted_on is not None:
        raise AlreadyRated(evaluation_id, assignment.submitted_on)
    case = get_case(evaluation_id)
    period = hold_stage(case.period.id)
    if period.stage is not PeriodStage.RATING or case.evaluation.stage in FINISHED:
        raise RatersHeard(period.code)
    return assignment, case


def _checked(case: Case, kind: RaterKind, levels: Mapping[str, int]) -> list[str]:
    """The indicators asked of this kind of rater now, when all levels are as they should be."""
    published = rubric_of(case.period.rubric_version_id)
    voice, family = ENGINE_KINDS[kind], case.evaluation.family
    ever = [each for _part, each in asked_of(voice, published.rubric, family)]
    now = [each.code for each in ever]
    if any(each.source is not Source.RATING for each in ever):
        figures = figures_about(published, case.evaluation, case.period)
        now = [each.code for _part, each in asked_of(voice, published.rubric, family, figures)]
    for code, level in levels.items():
        if code not in {each.code for each in ever}:
            raise IndicatorUnknown(code)
        if level not in published.rubric.level_points:
            raise LevelOutOfScale(code, voice, level)
    missing = sorted(set(now) - set(levels))
    if missing:
        raise RatingIncomplete(missing)
    return sorted(now)


def _answered(assignment: RaterAssignment, case: Case, action: str, on: date) -> None:
    assignment.submitted_on = on
    db.session.flush()
    record_protected(action, "evaluation", case.evaluation.id, on)
    mark_dirty(RATED_TOPIC, str(case.period.id))
