"""What must happen after an evaluation, and by when: PermenPANRB 6/2022, Lampiran Bab V. Pure.

All limits are working days of the region; the first one is the working day after the event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.law.working_days import Calendar
from kinerja.text import Text


class Event(StrEnum):
    """What sets a limit running."""

    WINDOW_CLOSED = "window_closed"
    SIGNED = "signed"
    RECEIVED = "received"
    OBJECTION_ARRIVED = "objection_arrived"


class Step(StrEnum):
    """What somebody must do in time, in the order in which it comes."""

    HAND_OVER = "hand_over"
    RETURN = "return"
    REPORT = "report"
    SUPERIOR_EVALUATES = "superior_evaluates"
    SUPERIOR_HANDS_OVER = "superior_hands_over"
    RETURN_TO_SUPERIOR = "return_to_superior"
    OBJECT = "object"
    DECIDE_OBJECTION = "decide_objection"


@dataclass(frozen=True, slots=True)
class Limit:
    """How many working days a step may take, counted from which event."""

    after: Event
    working_days: int
    label: Text


LIMITS: Final[Mapping[Step, Limit]] = MappingProxyType(
    {
        Step.HAND_OVER: Limit(
            Event.SIGNED,
            14,
            Text(
                "Pejabat penilai menyerahkan dokumen evaluasi kepada pegawai",
                "The assessor hands the evaluation document to the employee",
            ),
        ),
        Step.RETURN: Limit(
            Event.RECEIVED,
            14,
            Text(
                "Pegawai menandatangani dan mengembalikan dokumen evaluasi",
                "The employee signs and returns the evaluation document",
            ),
        ),
        Step.REPORT: Limit(
            Event.WINDOW_CLOSED,
            30,
            Text(
                "Hasil evaluasi dilaporkan berjenjang kepada pejabat yang berwenang",
                "The results are reported, level by level, to the competent official",
            ),
        ),
        Step.SUPERIOR_EVALUATES: Limit(
            Event.WINDOW_CLOSED,
            14,
            Text(
                "Atasan pejabat penilai mengevaluasi bila pejabat penilai belum melakukannya",
                "The assessor's superior evaluates where the assessor has not",
            ),
        ),
        Step.SUPERIOR_HANDS_OVER: Limit(
            Event.SIGNED,
            7,
            Text(
                "Atasan pejabat penilai menyerahkan dokumen evaluasi kepada pegawai",
                "The assessor's superior hands the evaluation document to the employee",
            ),
        ),
        Step.RETURN_TO_SUPERIOR: Limit(
            Event.RECEIVED,
            7,
            Text(
                "Pegawai mengembalikan dokumen evaluasi kepada atasan pejabat penilai",
                "The employee returns the evaluation document to the assessor's superior",
            ),
        ),
        Step.OBJECT: Limit(
            Event.RECEIVED,
            14,
            Text(
                "Pegawai mengajukan keberatan kepada atasan pejabat penilai",
                "The employee objects to the assessor's superior",
            ),
        ),
        Step.DECIDE_OBJECTION: Limit(
            Event.OBJECTION_ARRIVED,
            7,
            Text(
                "Atasan pejabat penilai memeriksa dan memutus keberatan",
                "The assessor's superior examines and decides the objection",
            ),
        ),
    }
)

_BY_ASSESSOR: Final = (Step.HAND_OVER, Step.RETURN, Step.OBJECT, Step.DECIDE_OBJECTION)
_BY_SUPERIOR: Final = (Step.SUPERIOR_HANDS_OVER, Step.RETURN_TO_SUPERIOR)


def due_date(step: Step, event_on: date, calendar: Calendar) -> date:
    """The last day on which `step` is in time, after its event on `event_on`."""
    return calendar.add_working_days(event_on, LIMITS[step].working_days)


def due_dates(
    events: Mapping[Event, date], calendar: Calendar, *, superior_acts: bool
) -> dict[Step, date]:
    """The last day of every step whose event has happened, in the order of the steps.

    Once the assessor's superior has evaluated (`superior_acts`), the shorter limits hold and
    there is no objection, because that result is final.
    """
    other_way = _BY_ASSESSOR if superior_acts else _BY_SUPERIOR
    return {
        step: due_date(step, events[limit.after], calendar)
        for step, limit in LIMITS.items()
        if step not in other_way and limit.after in events
    }


def is_late(step: Step, event_on: date, on: date, calendar: Calendar) -> bool:
    """Whether `step`, done on `on` or still undone on that day, is past its last day."""
    return on > due_date(step, event_on, calendar)


def remaining_working_days(due: date, on: date, calendar: Calendar) -> int:
    """How many working days are left after `on` until `due`: 0 on the last day, negative later."""
    return calendar.working_days_between(on, due)
