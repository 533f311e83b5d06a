"""Whom an evaluation lets in, and until when."""

from uuid import UUID

from sqlalchemy import select

from kinerja.database import db, now
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from modules.evaluations import errors
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED, TAKES_RATINGS, end_of_rating, get_case


def hold_evaluation(evaluation_id: UUID) -> Evaluation:
    """The evaluation as it stands, kept so until commit; EvaluationNotFound."""
    asked = select(Evaluation).where(Evaluation.id == evaluation_id).with_for_update()
    found: Evaluation | None = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise errors.EvaluationNotFound(evaluation_id)
    return found


def require_assessor(evaluation: Evaluation, person: PersonId) -> None:
    """Let the assessor of record pass; NotTheAssessor for everybody else."""
    if evaluation.assessor_id == person:
        return
    since = end_of_rating(evaluation, person, today())
    if since is None:
        raise errors.NotTheAssessor(None, "", "")
    case = get_case(evaluation.id)
    successor = case.assessor.full_name if case.assessor else ""
    raise errors.NotTheAssessor(since, successor, case.period.code)


def require_open(evaluation: Evaluation) -> None:
    """Let an evaluation pass that can be rated until commit; AlreadyFinal or PeriodOver otherwise.

    The period stays in its stage meanwhile: whoever moves it on waits.
    """
    if evaluation.stage in FINISHED:
        raise errors.AlreadyFinal(evaluation.id, evaluation.finalised_at or now())
    require_rated_in(hold_stage(evaluation.period_id))


def require_rated_in(period: Period) -> None:
    """Let a period pass that takes ratings; PeriodOver otherwise."""
    if period.stage not in TAKES_RATINGS:
        raise errors.PeriodOver(period.code)
