"""Who rates when somebody moves, acts, studies or works elsewhere: PermenPANRB 6/2022. Pure.

Lampiran Bab IV: an employee who moves is rated by the new assessor, an assessor who moves rates
the old staff only out of the window of that evaluation. Whoever is on leave, acts, studies or is
seconded stays with the home agency's assessor, who hears where the work is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Side(StrEnum):
    """One of two, before or after a move."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation: the last day of what is rated, and the days in which it is rated.

    Args:
        is_annual: Annual, else periodic (monthly or quarterly).
        last_day: The last day of the period rated.
        opens: The first day of the evaluation's window.
        closes: The last day of the evaluation's window.
    """

    is_annual: bool
    last_day: date
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class MovedEmployee:
    """Where an employee who moved is rated.

    Args:
        assessor: Whose staff they are rated as.
        organisation: Whose organisation result counts.
        may_take_earlier_result: Whether the periodic predicate given by the old unit for the
            period before may stand for this one.
    """

    assessor: Side
    organisation: Side
    may_take_earlier_result: bool = False


def employee_moved(evaluation: Evaluation, moved_on: date, *, agreed: bool) -> MovedEmployee:
    """Where an employee is rated who works in the new unit from `moved_on`.

    The new unit rates, with its own organisation result; for a periodic evaluation both assessors
    may agree (`agreed`) on the old unit's result of the period before. Who moved after the period
    was over worked it in the old unit and is rated there.
    """
    if moved_on > evaluation.last_day:
        return MovedEmployee(Side.OLD, Side.OLD)
    return MovedEmployee(Side.NEW, Side.NEW, agreed and not evaluation.is_annual)


def assessor_moved(evaluation: Evaluation, moved_on: date) -> Side:
    """Who rates the old staff of an assessor who left their unit on `moved_on`.

    The old assessor only when they left inside the window of this evaluation; before it, whoever
    came. After it nothing is left to rate: the result, if there is one, is the old assessor's.
    """
    return Side.NEW if moved_on < evaluation.opens else Side.OLD


class Circumstance(StrEnum):
    """Why somebody's work is not, or not only, done where they belong."""

    CUTI = "cuti"
    PLT = "plt"
    TUGAS_BELAJAR = "tugas_belajar"
    SECONDED = "seconded"


class Place(StrEnum):
    """Where a voice comes from."""

    HOME = "home"
    UNIT_REPORTED_TO = "unit_reported_to"
    SCHOOL = "school"
    HOST_AGENCY = "host_agency"


@dataclass(frozen=True, slots=True)
class Voices:
    """Who rates, and whom they hear.

    Args:
        rates: Whose assessor rates the employee.
        feedback: Where the feedback comes from that the assessor must use.
        rates_assignment: Whose head rates the acting assignment by itself; None without one.
    """

    rates: Place
    feedback: Place
    rates_assignment: Place | None = None


VOICES: Final[Mapping[Circumstance, Voices]] = MappingProxyType(
    {
        Circumstance.CUTI: Voices(Place.HOME, Place.HOME),
        # Pasal 4-5: the head of the unit to which the acting work is reported
        Circumstance.PLT: Voices(Place.HOME, Place.UNIT_REPORTED_TO, Place.UNIT_REPORTED_TO),
        Circumstance.TUGAS_BELAJAR: Voices(Place.HOME, Place.SCHOOL),
        Circumstance.SECONDED: Voices(Place.HOME, Place.HOST_AGENCY),
    }
)
