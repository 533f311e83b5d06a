"""Renewing assessors: who rates by the lines of today, where nothing has been set yet."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.line_queries import all_lines
from kinerja.people.lines import Assessor
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from modules.evaluations.guards import require_rated_in
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.opening import acting_words
from modules.evaluations.rules import assessor_due

Due = Callable[[PersonId, UUID], Assessor | None]


def renew_assessors(period_id: UUID, on: date | None = None) -> int:
    """Name the assessors anew by the lines of a day (today), at the latest the period's end.

    Only where nothing is set yet; drafts stay. How many changed. PeriodOver, PeriodNotFound.
    """
    period = hold_stage(period_id)
    require_rated_in(period)
    due = _due(period, on or today())
    changes = [change for each in _unset(period.id) if (change := _renew(each, due))]
    db.session.flush()
    for evaluation_id, before, after in changes:
        audit.record("evaluation.assessor_renewed", "evaluation", evaluation_id, before, after)
    return len(changes)


def _due(period: Period, day: date) -> Due:
    at = all_lines(min(day, period.ends_on))
    later = all_lines(day) if day > period.ends_on else None
    return lambda person, position: assessor_due(person, position, at, later)


def _unset(period_id: UUID) -> Sequence[Evaluation]:
    """Locked in the order of their ids: two who renew at once wait for each other."""
    waiting = (
        select(Evaluation)
        .where(Evaluation.period_id == period_id, Evaluation.stage == EvaluationStage.RATING)
        .order_by(Evaluation.id)
        .with_for_update()
    )
    return db.session.scalars(waiting.execution_options(populate_existing=True)).all()


def _renew(evaluation: Evaluation, due: Due) -> tuple[UUID, dict[str, Any], dict[str, Any]] | None:
    assessor = due(evaluation.person_id, evaluation.position_id)
    before = _named(evaluation)
    evaluation.assessor_id = assessor.person_id if assessor else None
    evaluation.assessor_acting = acting_words(assessor)
    after = _named(evaluation)
    return (evaluation.id, before, after) if after != before else None


def _named(evaluation: Evaluation) -> dict[str, Any]:
    assessor = evaluation.assessor_id
    return {
        "assessor": str(assessor) if assessor else None,
        "acting": evaluation.assessor_acting,
    }
