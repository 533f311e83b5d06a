"""Reading the periods of the region."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.periods.errors import PeriodNotFound
from kinerja.periods.models import Period, PeriodExtension, PeriodKind, PeriodStage


def get_period(period_id: UUID) -> Period:
    """The period with this id, or PeriodNotFound."""
    period: Period | None = db.session.get(Period, period_id)
    if period is None:
        raise PeriodNotFound(period_id)
    return period


def find_period(code: str) -> Period | None:
    """The period with this code, such as 2026, or None."""
    return db.session.scalar(select(Period).where(Period.code == code))


def find_annual(year: int) -> Period | None:
    """The annual period of a year, or None."""
    annual = select(Period).where(Period.kind == PeriodKind.ANNUAL, Period.year == year)
    return db.session.scalar(annual)


def list_periods() -> Sequence[Period]:
    """Every period, the latest first."""
    return db.session.scalars(select(Period).order_by(Period.ends_on.desc(), Period.code)).all()


def current_periods(on: date) -> Sequence[Period]:
    """The periods that have begun by a day and are not closed, the earliest to end first."""
    begun = select(Period).where(Period.starts_on <= on, Period.stage != PeriodStage.CLOSED)
    return db.session.scalars(begun.order_by(Period.ends_on, Period.code)).all()


def extensions_of(period_id: UUID) -> Sequence[PeriodExtension]:
    """The deadlines of a period that were moved, the latest move first."""
    moved = select(PeriodExtension).where(PeriodExtension.period_id == period_id)
    return db.session.scalars(moved.order_by(PeriodExtension.extended_at.desc())).all()
