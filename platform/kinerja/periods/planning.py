"""The periods of a year by a region's pattern, with the days on which things are due. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from kinerja.packs.tenant_document import PeriodPattern
from kinerja.periods.models import PeriodKind

_KINDS: Final = {
    "annual": (PeriodKind.ANNUAL, 12),
    "semester": (PeriodKind.SEMESTER, 6),
    "quarterly": (PeriodKind.QUARTER, 3),
    "monthly": (PeriodKind.MONTH, 1),
}
_CODES: Final = {
    PeriodKind.ANNUAL: "{year}",
    PeriodKind.SEMESTER: "{year}-S{number}",
    PeriodKind.QUARTER: "{year}-T{number}",
    PeriodKind.MONTH: "{year}-{number:02}",
}


@dataclass(frozen=True, slots=True)
class Due:
    """Days after a period's end until something must be done."""

    self_assessment: int
    meetings: int
    ratings: int


# PermenPANRB 6/2022, Pasal 23: the annual evaluation is done by the end of January; a periodic
# one has no day in the law, so it gets two weeks
_DUE: Final = {PeriodKind.ANNUAL: Due(10, 24, 31)}
_DUE_PERIODIC: Final = Due(5, 10, 14)


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """A period as the pattern makes it; `code` is short and unique in the region."""

    code: str
    kind: PeriodKind
    year: int
    starts_on: date
    ends_on: date
    self_due_on: date
    meetings_due_on: date
    ratings_due_on: date


def plan_periods(patterns: Iterable[PeriodPattern], year: int) -> list[PlannedPeriod]:
    """Every period beginning in this year, the first to end first, shorter ones before longer."""
    planned = [period for pattern in patterns for period in _of(pattern, year)]
    return sorted(planned, key=lambda period: (period.ends_on, -period.kind))


def _of(pattern: PeriodPattern, year: int) -> Iterator[PlannedPeriod]:
    kind, months = _KINDS[pattern.kind]
    start = date(year, pattern.first_month, 1)
    due = _DUE.get(kind, _DUE_PERIODIC)
    number = 1
    while start.year == year:
        end = start + relativedelta(months=months, days=-1)
        yield PlannedPeriod(
            code=_CODES[kind].format(year=year, number=number),
            kind=kind,
            year=year,
            starts_on=start,
            ends_on=end,
            self_due_on=end + timedelta(days=due.self_assessment),
            meetings_due_on=end + timedelta(days=due.meetings),
            ratings_due_on=end + timedelta(days=due.ratings),
        )
        start, number = start + relativedelta(months=months), number + 1
