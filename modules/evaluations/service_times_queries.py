"""Reading service times: of a unit, and of the units above the people they count for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from kinerja.database import db
from kinerja.people.models import Person
from kinerja.people.names import full_name
from kinerja.people.units import units_above
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import ServiceTime
from modules.evaluations.service_times_rules import Count


@dataclass(frozen=True, slots=True)
class Recorded:
    """One count of a unit, with who wrote it last."""

    count: Count
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitTimes:
    """The counts of one unit: of one period by standard, and every standard it ever counted."""

    counts: Mapping[str, Recorded]
    ever: frozenset[str]


def times_of(unit_id: UUID, period_id: UUID) -> UnitTimes:
    """What a unit has recorded for a period, and of which services it ever recorded anything."""
    rows = db.session.execute(
        select(ServiceTime, Person.nama, Person.gelar_depan, Person.gelar_belakang)
        .outerjoin(
            Person,
            and_(
                Person.tenant_id == ServiceTime.tenant_id,
                Person.id == ServiceTime.recorded_by,
            ),
        )
        .where(ServiceTime.unit_id == unit_id)
    ).all()
    return UnitTimes(
        {
            row.standard: Recorded(
                Count(row.cases, row.within), full_name(nama, *titles), row.recorded_at
            )
            for row, nama, *titles in rows
            if row.period_id == period_id
        },
        frozenset(row.standard for row, *_name in rows),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts for people of one unit: in one period by standard, and what was ever counted.

    `is_own` is whether the unit itself counts, not one above it.
    """

    counts: Mapping[tuple[UUID, str], Count]
    ever: frozenset[str]
    is_own: bool = False

    def of(self, period_id: UUID) -> dict[str, Count]:
        """By standard, the counts of a period."""
        return {code: count for (period, code), count in self.counts.items() if period == period_id}


NOTHING_COUNTED = Counted({}, frozenset())


def counted_for(units: Collection[UUID]) -> dict[UUID, Counted]:
    """By unit, the counts of the nearest unit, itself or above, that has ever recorded any."""
    above = units_above(units)
    rows: Any = db.session.execute(
        select(above.c.origin, above.c.steps, ServiceTime)
        .join(ServiceTime, ServiceTime.unit_id == above.c.id)
        .order_by(above.c.origin, above.c.steps)
    )
    return nearest_counts(rows)


def nearest_counts(rows: Iterable[tuple[UUID, int, ServiceTime]]) -> dict[UUID, Counted]:
    """By origin, the counts of the nearest: from rows of origin, steps and count, nearest first."""
    nearest: dict[UUID, int] = {}
    counts: defaultdict[UUID, dict[tuple[UUID, str], Count]] = defaultdict(dict)
    for origin, steps, row in rows:
        if nearest.setdefault(origin, steps) == steps:
            counts[origin][row.period_id, row.standard] = Count(row.cases, row.within)
    return {
        unit: Counted(found, frozenset(code for _period, code in found), is_own=not nearest[unit])
        for unit, found in counts.items()
    }


def families_in(unit_id: UUID, period_id: UUID) -> frozenset[str]:
    """The position families of the people assessed in a unit and below it."""
    above = units_above(select(Evaluation.unit_id).where(Evaluation.period_id == period_id))
    families = (
        select(Evaluation.family)
        .join(above, above.c.origin == Evaluation.unit_id)
        .where(Evaluation.period_id == period_id, above.c.id == unit_id)
    )
    return frozenset(db.session.scalars(families.distinct()))
