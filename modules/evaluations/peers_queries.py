"""Whom the signed-in person rates unseen, and what unnamed raters said, put together."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, func, literal, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person, Position, Unit
from kinerja.periods.models import Period, PeriodStage
from kinerja.rubrics import rubric as rubrics
from modules.evaluations.models import Evaluation, EvaluationStage, RaterAssignment, RaterKind
from modules.evaluations.models_records import RaterVoice

ENGINE_KINDS: Final = {
    RaterKind.PEER: rubrics.RaterKind.PEER,
    RaterKind.SUBORDINATE: rubrics.RaterKind.SUBORDINATE,
}

Voices = dict[str, dict[rubrics.RaterKind, tuple[int, ...]]]


def voices_of(evaluations: Sequence[UUID]) -> dict[UUID, Voices]:
    """By evaluation, indicator and kind of rater, the levels given, lowest first.

    What was not put together, or stayed below the region's threshold, is not there. The order
    says nothing of who rated: only how often each level was given is known.
    """
    asked = literal(list(evaluations), ARRAY(Uuid()))
    rows: Any = select(
        RaterVoice.evaluation_id, RaterVoice.indicator, RaterVoice.kind, RaterVoice.counts
    ).where(RaterVoice.evaluation_id == any_(asked))
    found: dict[UUID, Voices] = {}
    for evaluation_id, indicator, kind, counts in db.session.execute(rows):
        voices = found.setdefault(evaluation_id, {}).setdefault(indicator, {})
        voices[ENGINE_KINDS[kind]] = levels_in(counts)
    return found


def levels_in(counts: Iterable[int]) -> tuple[int, ...]:
    """Counts of the levels 1, 2, 3 … written out: (0, 1, 2) is 2, 3, 3."""
    return tuple(level for level, often in enumerate(counts, start=1) for _each in range(often))


def colleagues_of(rater: PersonId) -> Sequence[Any]:
    """Whom the signed-in person is asked to rate in what is being rated now, not rated ones first.

    Row security shows nobody any row but the own ones.
    """
    is_done = RaterAssignment.submitted_on.is_not(None)
    rows: Any = (
        select(
            *(Evaluation.id, Evaluation.stage, RaterAssignment.submitted_on),
            *(Person.nama, Person.gelar_depan, Person.gelar_belakang),
            *(Position.title.label("position"), Unit.name.label("unit")),
            *(Period.code, Period.ratings_due_on),
        )
        .join(Evaluation, Evaluation.id == RaterAssignment.evaluation_id)
        .join(Period, Period.id == Evaluation.period_id)
        .join(Person, Person.id == Evaluation.person_id)
        .join(Position, Position.id == Evaluation.position_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(RaterAssignment.rater_id == rater, Period.stage == PeriodStage.RATING)
        .order_by(is_done, Period.ratings_due_on, Person.name_key, Evaluation.id)
    )
    return db.session.execute(rows).all()


def find_assignment(rater: PersonId, evaluation_id: UUID) -> RaterAssignment | None:
    """What the signed-in person is asked about one evaluation, or None."""
    mine = select(RaterAssignment).where(
        RaterAssignment.rater_id == rater, RaterAssignment.evaluation_id == evaluation_id
    )
    found: RaterAssignment | None = db.session.scalar(mine)
    return found


def colleagues_waiting(rater: PersonId) -> Sequence[Any]:
    """Of each period being rated: its code, when ratings are due, how many wait for this rater."""
    waiting: Any = (
        select(Period.code, Period.ratings_due_on, func.count())
        .join(Evaluation, Evaluation.period_id == Period.id)
        .join(RaterAssignment, RaterAssignment.evaluation_id == Evaluation.id)
        .where(
            RaterAssignment.rater_id == rater,
            RaterAssignment.submitted_on.is_(None),
            Evaluation.stage == EvaluationStage.RATING,
            Period.stage == PeriodStage.RATING,
        )
        .group_by(Period.code, Period.ratings_due_on)
        .order_by(Period.ratings_due_on)
    )
    return db.session.execute(waiting).all()


def periods_not_drawn() -> Sequence[Period]:
    """The periods being rated for which nobody was asked yet, whether or not peers have a say."""
    rated = Period.stage == PeriodStage.RATING
    undrawn = select(Period).where(rated, Period.raters_drawn_at.is_(None))
    return db.session.scalars(undrawn.order_by(Period.ends_on)).all()
