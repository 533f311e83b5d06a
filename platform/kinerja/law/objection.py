"""Who may object to an evaluation, and where its result is final. Pure.

PermenPANRB 6/2022, Lampiran Bab V: the employee objects, with reasons, to the assessor's superior
within 14 working days after receiving the document. No objection lies against the result of a JPT
rated by the head of the region or a minister, of the head of a unit kerja mandiri rated by the
head of the region, nor against any result made by the assessor's superior, a decided objection
among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.law.deadlines import Step, due_date
from kinerja.law.working_days import Calendar
from kinerja.text import Text


class RatedAs(StrEnum):
    """In which capacity somebody was rated, as far as it decides where the result is final."""

    JPT = "jpt"
    HEAD_OF_UNIT_MANDIRI = "head_of_unit_mandiri"
    OTHER = "other"


class RatedBy(StrEnum):
    """Who made the result."""

    ASSESSOR = "assessor"
    ASSESSORS_SUPERIOR = "assessors_superior"
    KEPALA_DAERAH = "kepala_daerah"
    MENTERI = "menteri"


class NoObjection(StrEnum):
    """Why there is no objection."""

    NOT_THE_EMPLOYEE = "not_the_employee"
    FINAL_FOR_JPT = "final_for_jpt"
    FINAL_FOR_HEAD_OF_UNIT_MANDIRI = "final_for_head_of_unit_mandiri"
    FINAL_BY_SUPERIOR = "final_by_superior"
    ALREADY_MADE = "already_made"
    NOT_RECEIVED = "not_received"
    TOO_LATE = "too_late"
    WITHOUT_REASONS = "without_reasons"


NO_OBJECTION_LABELS: Final[Mapping[NoObjection, Text]] = MappingProxyType(
    {
        NoObjection.NOT_THE_EMPLOYEE: Text(
            "Hanya pegawai yang dinilai dapat mengajukan keberatan.",
            "Only the employee who was rated can object.",
        ),
        NoObjection.FINAL_FOR_JPT: Text(
            "Hasil pejabat pimpinan tinggi yang dinilai kepala daerah atau menteri bersifat final.",
            "The result of a senior leader rated by the head of the region or a minister is final.",
        ),
        NoObjection.FINAL_FOR_HEAD_OF_UNIT_MANDIRI: Text(
            "Hasil kepala unit kerja mandiri yang dinilai kepala daerah bersifat final.",
            "The result of an independent unit's head rated by the head of the region is final.",
        ),
        NoObjection.FINAL_BY_SUPERIOR: Text(
            "Hasil yang ditetapkan atasan pejabat penilai bersifat final.",
            "A result made by the assessor's superior is final.",
        ),
        NoObjection.ALREADY_MADE: Text(
            "Keberatan atas hasil ini sudah diajukan.",
            "An objection to this result has already been made.",
        ),
        NoObjection.NOT_RECEIVED: Text(
            "Dokumen evaluasi belum diterima pegawai.",
            "The employee has not received the evaluation document yet.",
        ),
        NoObjection.TOO_LATE: Text(
            "Batas waktu keberatan sudah lewat.", "The time to object is over."
        ),
        NoObjection.WITHOUT_REASONS: Text(
            "Keberatan harus disertai alasan.", "An objection must give its reasons."
        ),
    }
)

_KEPALA_DAERAH_OR_MENTERI: Final = frozenset({RatedBy.KEPALA_DAERAH, RatedBy.MENTERI})


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a result somebody would object to.

    Args:
        rated_as: In which capacity the employee was rated.
        rated_by: Who made the result.
        received_on: When the employee received the document; None while not yet.
        objected: Whether an objection to it has been made before.
    """

    rated_as: RatedAs
    rated_by: RatedBy
    received_on: date | None
    objected: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An attempt to object: on which day, with what reasons, and by the employee or another."""

    on: date
    reasons: str
    by_the_employee: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an objection may be made.

    Args:
        reason: Why not; None when it may.
        last_day: The last day in time; None where no time runs.
    """

    reason: NoObjection | None
    last_day: date | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether the objection goes to the assessor's superior."""
        return self.reason is None


def why_final(rated_as: RatedAs, rated_by: RatedBy) -> NoObjection | None:
    """Why no objection lies against such a result; None where one does."""
    if rated_by is RatedBy.ASSESSORS_SUPERIOR:
        return NoObjection.FINAL_BY_SUPERIOR
    if rated_as is RatedAs.JPT and rated_by in _KEPALA_DAERAH_OR_MENTERI:
        return NoObjection.FINAL_FOR_JPT
    if rated_as is RatedAs.HEAD_OF_UNIT_MANDIRI and rated_by is RatedBy.KEPALA_DAERAH:
        return NoObjection.FINAL_FOR_HEAD_OF_UNIT_MANDIRI
    return None


def right_to_object(result: Result, on: date, calendar: Calendar) -> Answer:
    """Whether the employee may object to this result on a day."""
    final = why_final(result.rated_as, result.rated_by)
    if final is not None:
        return Answer(final)
    if result.objected:
        return Answer(NoObjection.ALREADY_MADE)
    if result.received_on is None or on < result.received_on:
        return Answer(NoObjection.NOT_RECEIVED)
    last_day = due_date(Step.OBJECT, result.received_on, calendar)
    return Answer(NoObjection.TOO_LATE if on > last_day else None, last_day)


def judge_objection(objection: Objection, result: Result, calendar: Calendar) -> Answer:
    """Whether this objection is to be taken, with the first reason against it if not."""
    if not objection.by_the_employee:
        return Answer(NoObjection.NOT_THE_EMPLOYEE)
    right = right_to_object(result, objection.on, calendar)
    if right.is_allowed and not objection.reasons.strip():
        return Answer(NoObjection.WITHOUT_REASONS, right.last_day)
    return right
