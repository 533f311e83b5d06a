"""Reading evaluations: one case with the people in it, its marks, and a superior's list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, String, and_, case, func, literal, select
from sqlalchemy.orm import aliased

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, Person, Position, ReportingLine, Unit
from kinerja.periods.models import Period, PeriodStage
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.evaluations.errors import EvaluationNotFound
from modules.evaluations.models import Evaluation, EvaluationStage, Rating
from modules.evaluations.models_records import CriteriaReading
from modules.evaluations.rules import Draft, Mark

FINISHED: Final = (EvaluationStage.FINAL, EvaluationStage.ACKNOWLEDGED)
TAKES_RATINGS: Final = (
    PeriodStage.OPEN,
    PeriodStage.SELF_ASSESSMENT,
    PeriodStage.RATING,
    PeriodStage.MEETING,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation with everything its pages name.

    `read_at` is when the person said that they have read the criteria it is rated by.
    """

    evaluation: Evaluation
    person: Person
    assessor: Person | None
    position: Position
    unit: Unit
    period: Period
    read_at: datetime | None

    @property
    def is_final(self) -> bool:
        """Whether the result is set for good."""
        return self.evaluation.stage in FINISHED


def get_case(evaluation_id: UUID) -> Case:
    """The evaluation with this id, or EvaluationNotFound."""
    found = db.session.execute(_cases().where(Evaluation.id == evaluation_id)).one_or_none()
    if found is None:
        raise EvaluationNotFound(evaluation_id)
    return Case(*found)


def cases_of(person: PersonId) -> list[Case]:
    """Every evaluation of a person, the latest period first."""
    own = _cases().where(Evaluation.person_id == person)
    return [Case(*row) for row in db.session.execute(own.order_by(Period.ends_on.desc()))]


@cache
def _cases() -> Any:
    """The statement of every case, built once."""
    assessor = aliased(Person)
    return (
        select(Evaluation, Person, assessor, Position, Unit, Period, CriteriaReading.read_at)
        .join(Person, Person.id == Evaluation.person_id)
        .outerjoin(
            assessor,
            and_(
                assessor.tenant_id == Evaluation.tenant_id,
                assessor.id == Evaluation.assessor_id,
            ),
        )
        .join(Position, Position.id == Evaluation.position_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .join(Period, Period.id == Evaluation.period_id)
        .outerjoin(CriteriaReading, read_by_the_person())
    )


def read_by_the_person() -> ColumnElement[bool]:
    """That a reading is the person's, of the criteria the evaluation's period is rated by."""
    return and_(
        CriteriaReading.tenant_id == Evaluation.tenant_id,
        CriteriaReading.person_id == Evaluation.person_id,
        CriteriaReading.rubric_version_id == Period.rubric_version_id,
    )


def draft_of(evaluation: Evaluation) -> Draft:
    """What the superior has put down so far."""
    rows = select(Rating.indicator, Rating.level, Rating.reason)
    marks = db.session.execute(
        rows.where(Rating.evaluation_id == evaluation.id).order_by(Rating.indicator)
    )
    return draft_from(evaluation, marks)


def draft_from(evaluation: Evaluation, marks: Iterable[Any]) -> Draft:
    """The superior's draft from rows of indicator, level and reason."""
    return Draft(
        {indicator: Mark(level, reason) for indicator, level, reason in marks},
        evaluation.strengths,
        evaluation.weaknesses,
        evaluation.recommendation,
    )


def end_of_rating(evaluation: Evaluation, person: PersonId, on: date) -> date | None:
    """The first day on which `person` no longer led this position.

    None if they never did before the day `on`, or still lead it then.
    """
    shared = ReportingLine.during.op("*")(Assignment.during)
    led = (
        select(func.upper(shared))
        .join(Assignment, Assignment.position_id == ReportingLine.superior_id)
        .where(
            ReportingLine.position_id == evaluation.position_id,
            Assignment.person_id == person,
            ReportingLine.during.op("&&")(Assignment.during),
            func.lower(shared) <= on,
        )
    )
    ends: Sequence[date | None] = db.session.scalars(led).all()
    known = [end for end in ends if end is not None and end <= on]
    return max(known) if known and len(known) == len(ends) else None


def _attention() -> ColumnElement[str]:
    """What a superior's list sorts by: begun first, then not begun, then final; each by name."""
    rank = case(
        (Evaluation.stage.in_(FINISHED), literal("2")),
        (Evaluation.edition > 0, literal("0")),
        else_=literal("1"),
    )
    return rank.concat(Person.name_key).cast(String).label("attention")


def rated_by(assessor: PersonId, period_id: UUID, cursor: Cursor | None) -> Page[Row[Any]]:
    """One page of the people an assessor rates in a period, what needs attention first."""
    attention = _attention()
    rated = (
        select(func.count())
        .where(
            Rating.tenant_id == Evaluation.tenant_id,
            Rating.evaluation_id == Evaluation.id,
            Rating.level.is_not(None),
        )
        .correlate(Evaluation)
        .scalar_subquery()
    )
    rows: Any = (
        select(
            Evaluation.id,
            attention,
            *(Person.nama, Person.gelar_depan, Person.gelar_belakang),
            Position.title.label("position"),
            Unit.name.label("unit"),
            *(Evaluation.stage, Evaluation.edition, Evaluation.family, Evaluation.predicate),
            *(Evaluation.person_id, Evaluation.position_id, Evaluation.unit_id),
            Evaluation.assessor_acting,
            rated.label("rated"),
        )
        .join(Person, Person.id == Evaluation.person_id)
        .join(Position, Position.id == Evaluation.position_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(Evaluation.assessor_id == assessor, Evaluation.period_id == period_id)
    )
    order: Any = (attention, Evaluation.id)
    found = db.session.execute(keyset(rows, order, cursor)).all()
    return page_slice(found, cursor, lambda row: (row.attention, row.id))
