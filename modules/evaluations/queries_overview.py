"""Reading how far a period is: by unit, by assessor, in the units somebody oversees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from kinerja.database import db
from kinerja.people.models import Person, Unit
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.queries import FINISHED

# the units somebody oversees; None is the whole region
Reach = frozenset[UUID] | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of `total` people in `units` units `done` are final, `acknowledged` of these are read.

    In `lagging` of the units somebody is not final.
    """

    total: int
    done: int
    acknowledged: int
    unassigned: int
    units: int
    lagging: int

    @property
    def percent(self) -> float:
        """The share that is final, 0-100."""
        return 100 * self.done / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """How far one unit is; `unassigned` people have no assessor of record."""

    id: UUID
    name: str
    total: int
    done: int
    begun: int
    unassigned: int
    last_saved: datetime | None


def completeness(period_id: UUID, reach: Reach) -> Completeness:
    """How far a period is as a whole."""
    counts = select(
        func.count(),
        func.count().filter(_done()),
        func.count().filter(Evaluation.stage == EvaluationStage.ACKNOWLEDGED),
        func.count().filter(_unassigned()),
        func.count(Evaluation.unit_id.distinct()),
        func.count(Evaluation.unit_id.distinct()).filter(~_done()),
    ).where(Evaluation.period_id == period_id, *_within(reach))
    return Completeness(*db.session.execute(counts).one())


def by_unit(period_id: UUID, reach: Reach, limit: int | None) -> list[UnitProgress]:
    """Every unit with people in the period, the least complete and largest first."""
    total, done = func.count(), func.count().filter(_done())
    rows = (
        select(
            Unit.id,
            Unit.name,
            total,
            done,
            func.count().filter(~_done(), Evaluation.edition > 0),
            func.count().filter(_unassigned()),
            func.max(Evaluation.saved_at),
        )
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(Evaluation.period_id == period_id, *_within(reach))
        .group_by(Unit.id, Unit.name, Unit.name_key)
        .order_by(done * 1.0 / total, total.desc(), Unit.name_key)
        .limit(limit)
    )
    return [UnitProgress(*row) for row in db.session.execute(rows)]


def holding_up(period_id: UUID, reach: Reach, limit: int) -> Sequence[Any]:
    """The assessors with most people not final; a row without a person is «nobody assigned»."""
    return db.session.execute(holders(period_id, reach, limit)).all()


def holders(period_id: UUID | InstrumentedAttribute[UUID], reach: Reach, limit: int) -> Any:
    """The same rows of a period, to ask for alone or beside other periods."""
    waiting = func.count().label("waiting")
    return (
        select(
            *(Person.id, Person.nama, Person.gelar_depan, Person.gelar_belakang),
            waiting,
            func.count().filter(Evaluation.edition > 0).label("begun"),
            func.count(Evaluation.unit_id.distinct()).label("units"),
            func.min(Unit.name).label("unit"),
        )
        .select_from(Evaluation)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .outerjoin(Person, Person.id == Evaluation.assessor_id)
        .where(Evaluation.period_id == period_id, ~_done(), *_within(reach))
        .group_by(Person.id, Person.nama, Person.gelar_depan, Person.gelar_belakang)
        .order_by(waiting.desc(), Person.id)
        .limit(limit)
    )


def _done() -> ColumnElement[bool]:
    return Evaluation.stage.in_(FINISHED)


def _unassigned() -> ColumnElement[bool]:
    return Evaluation.assessor_id.is_(None)


def _within(reach: Reach) -> list[ColumnElement[bool]]:
    return [] if reach is None else [Evaluation.unit_id.in_(reach)]
