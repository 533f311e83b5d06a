"""What a NIP must be: 18 digits that tell birth, appointment and sex. Pure.

PNS: YYYYMMDD YYYYMM S NNN. PPPK carry a two-digit code in place of the appointment's month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LENGTH: Final = 18
PPPK: Final = "PPPK"
_BETWEEN: Final = re.compile(r"[\s.\-]+")
_SEXES: Final = "12"
_GROWN_UP: Final = 18


class NipFault(StrEnum):
    """What is wrong, or odd, with a NIP."""

    NOT_DIGITS = "not_digits"
    NOT_18 = "not_18"
    NO_SUCH_BIRTHDAY = "no_such_birthday"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_SEX = "no_such_sex"
    APPOINTED_BEFORE_BIRTH = "appointed_before_birth"
    NOT_YET_APPOINTED = "not_yet_appointed"
    APPOINTED_UNDER_AGE = "appointed_under_age"


@dataclass(frozen=True, slots=True)
class NipFinding:
    """One fault with the part of the NIP that shows it; a warning does not refuse the NIP."""

    fault: NipFault
    value: str
    is_warning: bool = False


def plain_nip(typed: str) -> str:
    """The NIP without what people write between its groups."""
    return _BETWEEN.sub("", typed)


def nip_findings(typed: str, status_asn: str, on: date) -> list[NipFinding]:
    """What is wrong with a NIP on a day; empty when nothing is."""
    digits = plain_nip(typed)
    if not digits.isascii() or not digits.isdigit():
        return [NipFinding(NipFault.NOT_DIGITS, typed)]
    if len(digits) != LENGTH:
        return [NipFinding(NipFault.NOT_18, typed)]
    return list(_findings(digits, status_asn, on))


def _findings(digits: str, status_asn: str, on: date) -> Iterator[NipFinding]:
    born = _day(digits[:8])
    if born is None or born > on:
        yield NipFinding(NipFault.NO_SUCH_BIRTHDAY, digits[:8])
    if digits[14] not in _SEXES:
        yield NipFinding(NipFault.NO_SUCH_SEX, digits[14])
    year, month = int(digits[8:12]), int(digits[12:14])
    if status_asn.upper() == PPPK:
        month = 12  # the code says nothing of the month: judge by the end of the year
    if not 1 <= month <= 12:  # noqa: PLR2004  # months
        yield NipFinding(NipFault.NO_SUCH_MONTH, digits[12:14])
    elif born is not None:
        yield from _appointment(digits[8:14], born, (year, month), on)


def _appointment(
    shown: str, born: date, appointed: tuple[int, int], on: date
) -> Iterator[NipFinding]:
    if appointed < (born.year, born.month):
        yield NipFinding(NipFault.APPOINTED_BEFORE_BIRTH, shown)
    elif appointed < (born.year + _GROWN_UP, born.month):
        yield NipFinding(NipFault.APPOINTED_UNDER_AGE, shown, is_warning=True)
    if appointed[0] > on.year:
        yield NipFinding(NipFault.NOT_YET_APPOINTED, shown)


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
