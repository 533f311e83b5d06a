"""How numbers, dates and names of things are written for the reader, in both languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from babel import numbers
from babel.dates import format_date
from flask import Flask
from flask_babel import get_locale, get_timezone, ngettext
from flask_babel import gettext as _

from kinerja.web.page import zone_label

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
_MOST_PLACES: Final = 6

Number = int | float | Decimal | Fraction


def decimal(value: Number, places: int = 2) -> str:
    """A figure with exactly `places` decimals, rounded half up: 86,80."""
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text: str = numbers.format_decimal(
        _rounded(value, places), format=pattern, locale=_language(), decimal_quantization=False
    )
    return text.replace("-", MINUS)


def whole(value: Number) -> str:
    """A count with thousands set apart: 1.204."""
    return decimal(value, 0)


def percent(share: Number, places: int = 1) -> str:
    """A share given in percent, 0 to 100: 80,9 %, which no line break parts."""
    gap = NO_BREAK if _language() == "id" else ""
    return f"{decimal(share, places)}{gap}%"


def beside_limit(value: Number, limit: Number, places: int = 2) -> str:
    """A figure with as many decimals as it takes not to look like the limit it misses."""
    while places < _MOST_PLACES and value != limit and _same(value, limit, places):
        places += 1
    return decimal(value, places)


def span(low: Number, high: Number, places: int = 2) -> str:
    """A range of figures: 82,31-84,47 with the long dash of ranges."""
    return f"{decimal(low, places)}\N{EN DASH}{decimal(high, places)}"


def rupiah(amount: Number) -> str:
    """Money without cents: Rp1.850.000."""
    text = whole(amount)
    return f"{MINUS}Rp{text[1:]}" if text.startswith(MINUS) else f"Rp{text}"


def long_date(day: date | datetime) -> str:
    """A day in full: Senin, 23 November 2026."""
    return _date(day, "EEEE, d MMMM y")


def plain_date(day: date | datetime) -> str:
    """A day as one writes it in a sentence or types it: 23 November 2026."""
    return _date(day, "d MMMM y")


def short_date(day: date | datetime, today: date | None = None) -> str:
    """A day for tables: 23 Nov 2026, without the year when that is the year of `today`."""
    here = _here(day)
    return _date(here, "d MMM" if today and today.year == here.year else "d MMM y")


def near_date(day: date | datetime) -> str:
    """A day close by, for lists of work: Jum, 27 Nov."""
    return _date(day, "EEE, d MMM")


def clock_time(moment: datetime, *, zone: bool = False) -> str:
    """The time of day in the region's zone: 14.07, or 14.07 WIB with `zone`."""
    local = moment.astimezone(_zone())
    text = local.strftime("%H.%M" if _language() == "id" else "%H:%M")
    return f"{text}{NO_BREAK}{zone_label(str(_zone()))}" if zone else text


def moment(value: datetime, *, zone: bool = False) -> str:
    """Day and time of something that happened: 23 Nov 2026, 14.07."""
    return f"{short_date(value)}, {clock_time(value, zone=zone)}"


def distance(day: date | datetime, today: date) -> str:
    """How far a day lies from `today`, in days: 4 hari lagi, hari ini, 3 hari lalu."""
    days = (_here(day) - today).days
    near = {-1: _("kemarin"), 0: _("hari ini"), 1: _("besok")}
    if days in near:
        return str(near[days])
    if days > 0:
        return str(ngettext("%(num)d hari lagi", "%(num)d hari lagi", days))
    return str(ngettext("%(num)d hari lalu", "%(num)d hari lalu", -days))


def nip(digits: str) -> str:
    """A NIP in its groups: 19890722 201402 2 004; anything else stays as it is."""
    plain = digits.replace(" ", "")
    if len(plain) != len("198907222014022004"):
        return digits
    return f"{plain[:8]} {plain[8:14]} {plain[14]} {plain[15:]}"


def install(app: Flask, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
    """Give templates these filters, `now()` by `clock`, and `today()`, the region's date then."""

    def today() -> date:
        return clock().astimezone(_zone()).date()

    for filter_ in (
        *(decimal, whole, percent, beside_limit, rupiah, nip),
        *(long_date, plain_date, near_date, clock_time, moment),
    ):
        app.jinja_env.filters[filter_.__name__] = filter_
    app.jinja_env.filters["short_date"] = lambda day: short_date(day, today())
    app.jinja_env.filters["distance"] = lambda day: distance(day, today())
    app.jinja_env.globals.update(today=today, now=clock, span=span)


def _rounded(value: Number, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places + Fraction(1, 2)
        return Decimal(scaled.__floor__() * (1 if value >= 0 else -1)) * step
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(step, ROUND_HALF_UP)


def _same(value: Number, limit: Number, places: int) -> bool:
    return _rounded(value, places) == _rounded(limit, places)


def _date(day: date | datetime, pattern: str) -> str:
    text: str = format_date(_here(day), pattern, locale=_language())
    return text


def _here(day: date | datetime) -> date:
    return day.astimezone(_zone()).date() if isinstance(day, datetime) else day


def _language() -> str:
    locale = get_locale()
    return "id" if locale is None else locale.language


def _zone() -> tzinfo:
    zone: tzinfo | None = get_timezone()
    return zone or UTC
