"""The region's own calendar day: dates of an agency are its local dates, times are in UTC."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flask import g, has_request_context

from kinerja.database import now

DEFAULT_ZONE = "Asia/Jakarta"
# longer than any request: what was begun before midnight has been committed by then
_LATECOMERS: Final = timedelta(hours=1)


def day_in(zone: str, moment: datetime) -> date:
    """The calendar day at that moment in a zone such as Asia/Makassar."""
    return moment.astimezone(ZoneInfo(zone)).date()


def earliest_open_day(zone: str, moment: datetime) -> date:
    """The first day whose rows may still be coming; the days before it are over for good."""
    return day_in(zone, moment - _LATECOMERS)


def zone_of_request() -> str:
    """The zone of this request's region; where there is none, that of western Indonesia."""
    region = g.get("region") if has_request_context() else None
    return region.time_zone if region else DEFAULT_ZONE


def today() -> date:
    """The present day where this request's region lies."""
    return day_in(zone_of_request(), now())
