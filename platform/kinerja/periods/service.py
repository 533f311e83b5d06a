"""Opening periods and moving them from stage to stage."""

from dataclasses import asdict
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.packs.tenant_document import PeriodPattern
from kinerja.periods.errors import (
    DeadlineNotLater,
    PeriodNotFound,
    StageOutOfOrder,
    StageWithoutDeadline,
)
from kinerja.periods.models import Period, PeriodExtension, PeriodStage
from kinerja.periods.planning import PlannedPeriod, plan_periods
from kinerja.periods.queries import find_period
from kinerja.periods.stages import DUE_COLUMNS, due_of
from kinerja.rubrics.models import RubricVersion
from kinerja.text import Text

_CALENDAR_YEAR: Final = PeriodPattern("annual", 1, Text("Penilaian tahunan", "Annual evaluation"))
_OPTIONAL: Final = frozenset({PeriodStage.SELF_ASSESSMENT, PeriodStage.MEETING})


def open_annual(year: int, rubric_version: RubricVersion) -> Period:
    """The annual period of a calendar year, scored by this rubric version; opened once.

    Ratings are due at the end of January of the next year (PermenPANRB 6/2022, Pasal 23).
    """
    (planned,) = plan_periods([_CALENDAR_YEAR], year)
    return open_planned(planned, rubric_version)


def open_planned(planned: PlannedPeriod, rubric_version: RubricVersion) -> Period:
    """The period of this plan, scored by this rubric version; opened once, then only found."""
    found = find_period(planned.code)
    if found is not None:
        return found
    period = Period(
        id=new_id(),
        stage=PeriodStage.OPEN,
        rubric_version_id=rubric_version.id,
        **asdict(planned),
    )
    db.session.add(period)
    db.session.flush()
    after = {"code": period.code, "rubric": rubric_version.number, "stage": "open"}
    audit.record("period.opened", "period", period.id, None, after)
    return period


def move_to(period_id: UUID, stage: PeriodStage) -> Period:
    """Take a period on; StageOutOfOrder back or past a stage, PeriodNotFound for none.

    Self-assessment and meeting may be passed over: not every region has them. A period that is
    already there stays as it is.
    """
    period = db.session.scalar(select(Period).where(Period.id == period_id).with_for_update())
    if period is None:
        raise PeriodNotFound(period_id)
    if period.stage == stage:
        return period
    if not _follows(period.stage, stage):
        raise StageOutOfOrder(period.code, period.stage, stage)
    before = {"stage": period.stage.name.lower()}
    period.stage = stage
    db.session.flush()
    audit.record("period.moved", "period", period.id, before, {"stage": stage.name.lower()})
    return period


def extend(
    period_id: UUID, stage: PeriodStage, until: date, legal_basis: str, by: PersonId
) -> PeriodExtension:
    """Move the deadline of a stage to a later day, on a legal basis that stays on record.

    StageWithoutDeadline for a stage without a day or one that is over, DeadlineNotLater for an
    earlier day, PeriodNotFound.
    """
    period = db.session.scalar(select(Period).where(Period.id == period_id).with_for_update())
    if period is None:
        raise PeriodNotFound(period_id)
    due = due_of(period, stage)
    if due is None or period.stage >= PeriodStage.FINAL:
        raise StageWithoutDeadline(period.code, stage)
    if until <= due:
        raise DeadlineNotLater(period.code, due, until)
    setattr(period, DUE_COLUMNS[stage], until)
    extension = PeriodExtension(
        id=new_id(),
        period_id=period.id,
        stage=stage,
        due_before=due,
        due_after=until,
        legal_basis=legal_basis,
        extended_by=by,
    )
    db.session.add(extension)
    db.session.flush()
    audit.record(
        "period.extended",
        "period",
        period.id,
        {"stage": stage.name.lower(), "due_on": due.isoformat()},
        {"due_on": until.isoformat(), "legal_basis": legal_basis},
    )
    return extension


def _follows(now: PeriodStage, wanted: PeriodStage) -> bool:
    passed_over = {each for each in PeriodStage if now < each < wanted}
    return wanted > now and passed_over <= _OPTIONAL


def hold_stage(period_id: UUID) -> Period:
    """The period as it stands, kept in its stage until commit: a move waits; PeriodNotFound."""
    # the lock is ours until commit: nobody else changes it meanwhile
    return db.session().once(("period held", period_id), lambda: _held(period_id))


def _held(period_id: UUID) -> Period:
    asked = select(Period).where(Period.id == period_id).with_for_update(read=True)
    period: Period | None = db.session.scalar(asked.execution_options(populate_existing=True))
    if period is None:
        raise PeriodNotFound(period_id)
    return period
