"""Ratings given unseen by peers and subordinates: stored without rater, time or trace of value."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from kinerja.audit import record_protected
from kinerja.database import db, random_id
from kinerja.rubrics import rubric as rubrics
from kinerja.rubrics.errors import IndicatorUnknown, LevelOutOfScale
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import current_person
from modules.evaluations.errors import NotAssignedToRate, RatingIncomplete
from modules.evaluations.guards import require_open
from modules.evaluations.models import ProtectedRating, RaterAssignment, RaterKind
from modules.evaluations.queries import get_case
from modules.evaluations.rules import asked_of

_ENGINE_KINDS = {
    RaterKind.PEER: rubrics.RaterKind.PEER,
    RaterKind.SUBORDINATE: rubrics.RaterKind.SUBORDINATE,
}


def submit_protected_rating(evaluation_id: UUID, levels: Mapping[str, int], on: date) -> None:
    """Take the signed-in rater's levels for one person, once; the log says that one came, no more.

    NotAssignedToRate for who was not asked or has answered, AlreadyFinal or PeriodOver when it is
    too late; IndicatorUnknown, LevelOutOfScale or RatingIncomplete when the levels are not what
    the rubric asks of this kind of rater.
    """
    mine = select(RaterAssignment).where(
        RaterAssignment.evaluation_id == evaluation_id,
        RaterAssignment.rater_id == current_person(),
        RaterAssignment.submitted_on.is_(None),
    )
    assignment = db.session.scalar(mine.with_for_update())
    if assignment is None:
        raise NotAssignedToRate(evaluation_id)
    _check(evaluation_id, assignment.kind, levels)
    rows = [
        {
            "id": random_id(),
            "evaluation_id": evaluation_id,
            "kind": assignment.kind,
            "indicator": indicator,
            "level": level,
            "given_on": on,
        }
        for indicator, level in sorted(levels.items())
    ]
    db.session.execute(insert(ProtectedRating), rows)
    assignment.submitted_on = on
    db.session.flush()
    record_protected("rating.submitted", "evaluation", evaluation_id, on)


def _check(evaluation_id: UUID, kind: RaterKind, levels: Mapping[str, int]) -> None:
    case = get_case(evaluation_id)
    require_open(case.evaluation)
    rubric = rubric_of(case.period.rubric_version_id).rubric
    voice = _ENGINE_KINDS[kind]
    asked = {
        indicator.code for _component, indicator in asked_of(voice, rubric, case.evaluation.family)
    }
    for code, level in levels.items():
        if code not in asked:
            raise IndicatorUnknown(code)
        if level not in rubric.level_points:
            raise LevelOutOfScale(code, voice, level)
    if asked - set(levels):
        raise RatingIncomplete(sorted(asked - set(levels)))
