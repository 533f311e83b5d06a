"""By which criteria somebody is assessed now, and whether they have read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, literal, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind
from kinerja.people.models import Assignment, Position
from kinerja.periods.errors import PeriodNotFound
from kinerja.periods.models import Period, PeriodStage
from kinerja.rubrics.service import newest_version
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import CriteriaReading
from modules.evaluations.queries import TAKES_RATINGS


@dataclass(frozen=True, slots=True)
class Standing:
    """The rubric version and position family by which somebody is assessed.

    Without an evaluation (`evaluation` and `period` None) they are those in force today.
    """

    version_id: UUID
    family: str
    position: str
    period: Period | None = None
    evaluation: Evaluation | None = None


def standing_of(person: PersonId, on: date, code: str | None = None) -> Standing | None:
    """By what a person is assessed: in the period with this code, or in the one being rated.

    PeriodNotFound where they have no evaluation under the code; None while there is no rubric.
    """
    found = _evaluations(person, on, code)
    if found:
        now = next((row for row in found if row.Period.stage in TAKES_RATINGS), found[-1])
        evaluation, period = now.Evaluation, now.Period
        return Standing(period.rubric_version_id, evaluation.family, now.title, period, evaluation)
    if code is not None:
        raise PeriodNotFound(code)
    version = newest_version()
    if version is None:
        return None
    family, title = _position(person, on)
    return Standing(version.id, family, title)


def reading_of(person: PersonId, version_id: UUID) -> datetime | None:
    """When a person said that they have read a version's criteria; None while they have not."""
    return db.session.scalar(
        select(CriteriaReading.read_at).where(
            CriteriaReading.person_id == person, CriteriaReading.rubric_version_id == version_id
        )
    )


def _evaluations(person: PersonId, on: date, code: str | None) -> Sequence[Any]:
    """The person's evaluations in periods that have begun, the earliest to end first."""
    own = (
        select(Evaluation, Period, Position.title)
        .join(Period, Period.id == Evaluation.period_id)
        .join(Position, Position.id == Evaluation.position_id)
        .where(Evaluation.person_id == person)
        .order_by(Period.ends_on, Period.code)
    )
    if code is not None:
        return db.session.execute(own.where(Period.code == code)).all()
    begun = own.where(Period.starts_on <= on, Period.stage != PeriodStage.CLOSED)
    return db.session.execute(begun).all()


def _position(person: PersonId, on: date) -> tuple[str, str]:
    """The family and title of the own position on a day; nothing without one."""
    covers = Assignment.during.contains(literal(on, Date()))
    held = (
        select(Position.family, Position.title)
        .join(Assignment, Assignment.position_id == Position.id)
        .where(
            Assignment.person_id == person,
            Assignment.kind == AssignmentKind.DEFINITIF,
            covers,
        )
    )
    row = db.session.execute(held).first()
    return (row.family, row.title) if row else ("", "")
