"""Reading what was recorded for a measure, and the files that show it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from kinerja.database import db
from modules.targets.models import Evidence, PlanMeasure, PlanTarget, Realisation


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One file as lists show it; `size` in bytes."""

    id: UUID
    realisation_id: UUID
    name: str
    media_type: str
    size: int
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure recorded, with its evidence."""

    id: UUID
    on_date: date
    value: Decimal
    note: str
    recorded_at: datetime
    evidence: tuple[EvidenceLine, ...]


def entries_of(measure_id: UUID) -> list[Entry]:
    """Everything recorded for a measure, the latest day first."""
    asked = select(Realisation).where(Realisation.measure_id == measure_id)
    rows = db.session.scalars(asked.order_by(Realisation.on_date.desc())).all()
    files = _evidence_of([row.id for row in rows])
    return [
        Entry(
            row.id, row.on_date, row.value, row.note, row.recorded_at, tuple(files.get(row.id, ()))
        )
        for row in rows
    ]


def _evidence_of(realisations: Collection[UUID]) -> dict[UUID, list[EvidenceLine]]:
    kept = select(*_EVIDENCE).where(
        Evidence.realisation_id.in_(realisations), Evidence.removed_at.is_(None)
    )
    found: dict[UUID, list[EvidenceLine]] = {}
    for row in db.session.execute(kept.order_by(Evidence.uploaded_at, Evidence.id)):
        found.setdefault(row.realisation_id, []).append(EvidenceLine(*row))
    return found


def evidence_counts(plan_id: UUID) -> dict[UUID, int]:
    """By measure of a plan, how many files show what was reached."""
    rows = db.session.execute(
        select(Realisation.measure_id, func.count())
        .join(Evidence, Evidence.realisation_id == Realisation.id)
        .join(PlanMeasure, PlanMeasure.id == Realisation.measure_id)
        .join(PlanTarget, PlanTarget.id == PlanMeasure.target_id)
        .where(PlanTarget.plan_id == plan_id, Evidence.removed_at.is_(None))
        .group_by(Realisation.measure_id)
    )
    return {row[0]: row[1] for row in rows}


_EVIDENCE = (
    Evidence.id,
    Evidence.realisation_id,
    Evidence.name,
    Evidence.media_type,
    Evidence.size,
    Evidence.uploaded_at,
)
