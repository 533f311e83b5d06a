"""Numbers and dates read the way people in Indonesia type them."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

MONTHS: Final = {
    **dict.fromkeys(("januari", "january", "jan"), 1),
    **dict.fromkeys(("februari", "february", "pebruari", "feb", "peb"), 2),
    **dict.fromkeys(("maret", "march", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mei", "may"), 5),
    **dict.fromkeys(("juni", "june", "jun"), 6),
    **dict.fromkeys(("juli", "july", "jul"), 7),
    **dict.fromkeys(("agustus", "august", "agu", "ags", "aug"), 8),
    **dict.fromkeys(("september", "sep", "sept"), 9),
    **dict.fromkeys(("oktober", "october", "okt", "oct"), 10),
    **dict.fromkeys(("november", "nopember", "nov", "nop"), 11),
    **dict.fromkeys(("desember", "december", "des", "dec"), 12),
}
_GAPS: Final = re.compile(r"[\s\u00a0\u202f]+")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA: Final = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
# a point before anything but three digits cannot set thousands apart: 87.5 means 87,5
_POINT: Final = re.compile(r"[+-]?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})")
_LONGEST: Final = 30
_NUMERIC_DATE: Final = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_WORD_DATE: Final = re.compile(r"([0-9]{1,2})[\s-]+([a-z]+)\.?,?[\s-]+([0-9]{4})")
_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEEKDAY: Final = re.compile(r"^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b,?\s*")


class UnreadableNumberError(ValueError):
    """The text is no number in any way of writing we know."""


class UnreadableDateError(ValueError):
    """The text is no date in any way of writing we know."""


class NoSuchDayError(ValueError):
    """The text is written as a date, but the calendar has no such day."""


def read_decimal(text: str) -> Decimal:
    """The number meant by `87,5`, `1.234,5`, `1.234` (thousands), `87.5` or minus three; exact."""
    plain = _GAPS.sub("", text).replace("\N{MINUS SIGN}", "-")
    if len(plain) > _LONGEST:
        raise UnreadableNumberError(text)
    if _POINT.fullmatch(plain):
        return Decimal(plain)
    if _GROUPED.fullmatch(plain) or _COMMA.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    raise UnreadableNumberError(text)


def read_date(text: str) -> date:
    """The day meant by `23/11/2026`, `23-11-2026`, `23 November 2026` or `2026-11-23`."""
    plain = _WEEKDAY.sub("", text.strip().casefold())
    day, month, year = _parts(plain, text)
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDayError(text) from None


def _parts(plain: str, text: str) -> tuple[int, int, int]:
    if found := _NUMERIC_DATE.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _ISO_DATE.fullmatch(plain):
        return int(found[3]), int(found[2]), int(found[1])
    found = _WORD_DATE.fullmatch(plain)
    if found and found[2] in MONTHS:
        return int(found[1]), MONTHS[found[2]], int(found[3])
    raise UnreadableDateError(text)
