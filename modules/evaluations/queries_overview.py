"""Reading how far a period is: by unit, by assessor, in the units somebody oversees."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from kinerja.database import db
from kinerja.people.models import Person, Unit
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.queries import FINISHED

# the units somebody oversees, read or to be read in the statement; None is the whole region
Reach = frozenset[UUID] | Select[UUID] | None


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


@dataclass(frozen=True, slots=True)
class Overview:
    """A period as a whole and unit by unit."""

    whole: Completeness
    units: Sequence[UnitProgress]


def overview_of(period_id: UUID, reach: Reach, limit: int | None) -> Overview:
    """Units with people in the period, the least complete and largest first; all in the whole.

    One statement: the whole is summed up over all units before the list of them is cut.
    """
    unit = _per_unit(period_id, reach).subquery("per_unit").c
    sums = (unit.total, unit.done, unit.acknowledged, unit.unassigned)
    rows: Any = (
        select(
            *(unit.id, unit.name, unit.total, unit.done, unit.begun, unit.unassigned, unit.saved),
            *(cast(func.sum(each).over(), Integer) for each in sums),
            *(func.count().over(), func.count().filter(unit.done < unit.total).over()),
        )
        .order_by(unit.done * 1.0 / unit.total, unit.total.desc(), unit.name_key)
        .limit(limit)
    )
    found = [tuple(row) for row in db.session.execute(rows)]
    columns = len(fields(UnitProgress))
    whole = found[0][columns:] if found else (0,) * len(fields(Completeness))
    return Overview(Completeness(*whole), [UnitProgress(*row[:columns]) for row in found])


def _per_unit(period_id: UUID, reach: Reach) -> Any:
    """The people of each unit, counted by how far they are."""
    is_read = Evaluation.stage == EvaluationStage.ACKNOWLEDGED
    is_begun = and_(~_done(), Evaluation.edition > 0)
    return (
        select(
            *(Unit.id, Unit.name, Unit.name_key, func.count().label("total")),
            func.count().filter(_done()).label("done"),
            func.count().filter(is_read).label("acknowledged"),
            func.count().filter(is_begun).label("begun"),
            func.count().filter(_unassigned()).label("unassigned"),
            func.max(Evaluation.saved_at).label("saved"),
        )
        .join(Evaluation, Evaluation.unit_id == Unit.id)
        .where(Evaluation.period_id == period_id, *_within(reach))
        .group_by(Unit.id, Unit.name, Unit.name_key)
    )


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
