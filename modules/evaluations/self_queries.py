"""Reading self-assessments: what people gave themselves, and who has not yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import Period, PeriodStage
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.models_records import CriteriaReading, SelfRating
from modules.evaluations.queries import read_by_the_person
from modules.evaluations.rules import Mark
from modules.evaluations.self_rules import TAKES_SELF, SelfDraft


def self_levels_of(evaluations: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """By evaluation and indicator, the level (1-5) the person gave; submitted ones only."""
    rows = (
        select(SelfRating.evaluation_id, SelfRating.indicator, SelfRating.level)
        .join(
            Evaluation,
            and_(
                Evaluation.tenant_id == SelfRating.tenant_id,
                Evaluation.id == SelfRating.evaluation_id,
            ),
        )
        .where(
            SelfRating.evaluation_id.in_(evaluations),
            Evaluation.self_submitted_at.is_not(None),
        )
    )
    found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    for evaluation_id, indicator, level in db.session.execute(rows):
        if level is not None:
            found[evaluation_id][indicator] = level
    return dict(found)


def self_draft_of(evaluation: Evaluation) -> SelfDraft:
    """What the person has put down so far."""
    rows = select(SelfRating.indicator, SelfRating.level, SelfRating.note)
    marks = db.session.execute(
        rows.where(SelfRating.evaluation_id == evaluation.id).order_by(SelfRating.indicator)
    )
    return self_draft_from(evaluation, marks)


def self_draft_from(evaluation: Evaluation, marks: Iterable[Any]) -> SelfDraft:
    """The person's draft from rows of indicator, level and note."""
    return SelfDraft(
        {indicator: Mark(level, note) for indicator, level, note in marks}, evaluation.self_words
    )


@dataclass(frozen=True, slots=True)
class Awaited:
    """An evaluation in which the person may still read criteria and assess themselves."""

    evaluation_id: UUID
    period: str
    stage: PeriodStage
    due: date
    is_begun: bool
    is_sent: bool
    has_read: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A final result that its person has not acknowledged."""

    evaluation_id: UUID
    period: str
    finalised_at: datetime


@dataclass(frozen=True, slots=True)
class OwnWaiting:
    """What waits for somebody who is assessed; the `unread` by when they became final."""

    awaited: Sequence[Awaited]
    unread: Sequence[Unread]


def own_waiting(person: PersonId, on: date) -> OwnWaiting:
    """What the person's evaluations ask of them, in one statement, by due day.

    Those of periods that have begun await criteria and self-assessment until their result.
    """
    awaited: list[Awaited] = []
    unread: list[Unread] = []
    for finalised_at, *each in db.session.execute(_asking(person, on)):
        if finalised_at is None:
            awaited.append(Awaited(*each))
        else:
            unread.append(Unread(each[0], each[1], finalised_at))
    return OwnWaiting(awaited, unread)


def _asking(person: PersonId, on: date) -> Any:
    """The final results, by when they became so, then what takes a self-assessment."""
    due = func.coalesce(Period.self_due_on, Period.ratings_due_on)
    is_final = Evaluation.stage == EvaluationStage.FINAL
    takes_self: Any = and_(
        Evaluation.stage == EvaluationStage.RATING,
        Period.stage.in_(TAKES_SELF),
        Period.starts_on <= on,
    )
    asking: Any = (
        select(
            *(Evaluation.finalised_at, Evaluation.id, Period.code, Period.stage, due),
            *(Evaluation.self_edition > 0, Evaluation.self_submitted_at.is_not(None)),
            CriteriaReading.id.is_not(None),
        )
        .join(Period, Period.id == Evaluation.period_id)
        .outerjoin(CriteriaReading, read_by_the_person())
        .where(Evaluation.person_id == person, or_(is_final, takes_self))
        .order_by(Evaluation.finalised_at, due, Period.code)
    )
    return asking


@dataclass(frozen=True, slots=True)
class SelfCounts:
    """Of the people of a unit in a period: how many there are, have read, begun, and sent."""

    total: int
    read: int
    begun: int
    sent: int


def self_counts_by_unit(period_id: UUID) -> dict[UUID, SelfCounts]:
    """How far the people of each unit are with criteria and self-assessment."""
    rows: Any = (
        select(
            Evaluation.unit_id,
            func.count(),
            func.count(CriteriaReading.id),
            func.count().filter(Evaluation.self_edition > 0),
            func.count(Evaluation.self_submitted_at),
        )
        .join(Period, Period.id == Evaluation.period_id)
        .outerjoin(CriteriaReading, read_by_the_person())
        .where(Evaluation.period_id == period_id)
        .group_by(Evaluation.unit_id)
    )
    return {unit: SelfCounts(*counts) for unit, *counts in db.session.execute(rows)}
