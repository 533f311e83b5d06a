"""The working days of a region: its weekdays, national days off, and its own days off and on.

National days come from the `holidays` package, which follows the joint decree of three ministers
(SKB). Cuti bersama is known only for years whose decree is out, and the Islamic, Hindu, Buddhist
and Chinese dates of later years are estimates, so a due date in such a year may still move.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

import holidays

from kinerja.law.errors import NoWorkingWeekday, WorkingDaysNegative

_ONE_DAY: Final = timedelta(days=1)
_MONDAY_TO_FRIDAY: Final = frozenset(range(5))
_WEEKDAYS: Final = frozenset(range(7))
_YEARS_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days count as working days in one region.

    Args:
        weekdays: Working weekdays, 0 Monday to 6 Sunday; at least one.
        national_holidays: Whether the nation's public holidays are off.
        government_days: Whether cuti bersama, the nation's collective leave, is off.
        days_off: Further days off of the region.
        days_on: Days that are worked whatever else says they are off.
    """

    weekdays: frozenset[int] = _MONDAY_TO_FRIDAY
    national_holidays: bool = True
    government_days: bool = True
    days_off: frozenset[date] = frozenset()
    days_on: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a calendar in which no term would ever end."""
        if not self.weekdays or not self.weekdays <= _WEEKDAYS:
            raise NoWorkingWeekday(self.weekdays)

    def is_working_day(self, day: date) -> bool:
        """Whether people work in this region on that day."""
        return day in _working_days_of(self, day.year)

    def add_working_days(self, start: date, days: int) -> date:
        """The day on which `days` (0 or more) working days are over; the day after `start` is 1.

        `start` itself for 0 days, also when it is no working day. Raises WorkingDaysNegative.
        """
        if days < 0:
            raise WorkingDaysNegative(days)
        found = start
        for _ in range(days):
            found += _ONE_DAY
            while not self.is_working_day(found):
                found += _ONE_DAY
        return found

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`.

        Negative when `end` is before `start`: the working days after `end` up to `start`.
        """
        if end < start:
            return -self.working_days_between(end, start)
        years = range(start.year, end.year + 1)
        return sum(start < day <= end for year in years for day in _working_days_of(self, year))


@lru_cache(maxsize=_YEARS_KEPT)
def _working_days_of(calendar: Calendar, year: int) -> frozenset[date]:
    first = date(year, 1, 1)
    count = (date(year, 12, 31) - first).days + 1
    days = (first + number * _ONE_DAY for number in range(count))
    off = calendar.days_off | _national_days(
        year, public=calendar.national_holidays, government=calendar.government_days
    )
    return frozenset(
        day
        for day in days
        if day in calendar.days_on or (day.weekday() in calendar.weekdays and day not in off)
    )


@cache
def _national_days(year: int, *, public: bool, government: bool) -> frozenset[date]:
    kinds = {"public": public, "government": government}
    asked = tuple(kind for kind, is_off in kinds.items() if is_off)
    if not asked:
        return frozenset()
    return frozenset(holidays.country_holidays("ID", years=year, categories=asked))
