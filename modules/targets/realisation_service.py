"""Recording what was reached: the person's own figures, day by day, with evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.reporting import assessor_of
from kinerja.people.service import units_within
from kinerja.periods.models import PeriodStage
from kinerja.periods.queries import find_annual
from modules.targets.evidence_service import Sent, attach, check_sent
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, Realisation
from modules.targets.realisation_errors import (
    DayOutsideYear,
    MeasureNotFound,
    OnlyTheOwnerRecords,
    PlanNotAgreed,
    RealisationNotYours,
    ValueOutOfRange,
    YearSettled,
)
from modules.targets.realisation_queries import find_measure, results_of
from modules.targets.realisation_rules import last_open_day
from modules.targets.service import lock_plan

HIGHEST: Final = 10**13
PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Reached:
    """A figure as somebody records it: cumulative since the year began, with a note."""

    value: Decimal
    note: str = ""
    files: Sequence[Sent] = ()


def record(measure_id: UUID, person: PersonId, on_date: date, reached: Reached) -> Realisation:
    """Record the figure of one measure, with its evidence; a day already recorded is corrected.

    A refusal of realisation_errors or evidence_errors otherwise, and then nothing is kept.
    """
    plan_id, _result, _measure = find_measure(measure_id)
    return record_all(plan_id, person, on_date, {measure_id: reached})[measure_id]


def record_all(
    plan_id: UUID, person: PersonId, on_date: date, figures: Mapping[UUID, Reached]
) -> dict[UUID, Realisation]:
    """Record figures of several measures of a plan on one day, as `record` does for one."""
    plan = lock_plan(plan_id)  # two tabs record one after the other
    require_changeable(plan, person)
    check_day(plan.year, on_date, today())
    measures = {each.id for result in results_of([plan_id])[plan_id] for each in result.measures}
    for measure_id, reached in figures.items():
        if measure_id not in measures:
            raise MeasureNotFound(measure_id)
        check_value(reached.value)
        check_sent(measure_id, reached.files)
    rows = _rows_of(figures, on_date)
    for measure_id, reached in figures.items():
        rows[measure_id] = _write(rows.get(measure_id), measure_id, person, on_date, reached)
    db.session.flush()
    for measure_id, reached in figures.items():
        attach(rows[measure_id], person, reached.files)
    return rows


def require_reader(plan: Plan, identity: Identity) -> None:
    """Let pass the person, the assessor of record, and who oversees the unit; else a refusal."""
    reader = identity.person_id
    if reader in {plan.person_id, plan.assessor_id}:
        return
    if identity.may(Permission.PLAN_READ):
        units = units_within(identity, Permission.PLAN_READ)
        if units is None or plan.unit_id in units:
            return
    assessor = assessor_of(plan.person_id, last_open_day(plan.year, today()))
    if assessor is None or assessor.person_id != reader:
        raise RealisationNotYours(plan.id)


def is_settled(year: int) -> bool:
    """Whether the year's annual results are final: its figures and evidence stay as they are."""
    annual = find_annual(year)
    return annual is not None and annual.stage >= PeriodStage.FINAL


def require_changeable(plan: Plan, person: PersonId) -> None:
    """Let pass the owner of an agreed plan of a year still open; a refusal otherwise."""
    if plan.person_id != person:
        raise OnlyTheOwnerRecords(plan.id)
    if plan.state != PlanState.AGREED:
        raise PlanNotAgreed(plan.id, plan.year)
    if is_settled(plan.year):
        raise YearSettled(plan.id, plan.year)


def check_day(year: int, on_date: date, today_: date) -> None:
    """Let days of the year up to `today_` pass; DayOutsideYear for every other one."""
    latest = last_open_day(year, today_)
    if on_date.year != year or on_date > latest:
        raise DayOutsideYear(on_date, year, latest)


def check_value(value: Decimal) -> None:
    """Let a figure pass that a measure can have; ValueOutOfRange otherwise."""
    if not 0 <= value <= HIGHEST or value != round(value, PLACES):
        raise ValueOutOfRange(value)


def _rows_of(figures: Mapping[UUID, Reached], on_date: date) -> dict[UUID, Realisation]:
    same_day = select(Realisation).where(
        Realisation.measure_id.in_(figures), Realisation.on_date == on_date
    )
    return {row.measure_id: row for row in db.session.scalars(same_day)}


def _write(
    row: Realisation | None, measure_id: UUID, person: PersonId, on_date: date, reached: Reached
) -> Realisation:
    """A new figure, or the one of that day corrected; an empty note keeps the one there was."""
    before = None if row is None else {"value": str(row.value), "note": row.note}
    if row is None:
        row = Realisation(id=new_id(), measure_id=measure_id, on_date=on_date)
        db.session.add(row)
    row.value = reached.value
    row.note = reached.note or row.note or ""
    row.recorded_by, row.recorded_at = person, now()
    action = "realisation.recorded" if before is None else "realisation.corrected"
    after = {"on_date": on_date.isoformat(), "value": str(row.value), "note": row.note}
    audit.record(action, "plan_measure", measure_id, before, after)
    return row
