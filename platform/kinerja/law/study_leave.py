"""Who needs an SKP, and the predicate of somebody on study leave: PermenPANRB 6/2022. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.predicate import Predicate, Rating, predicate
from kinerja.text import Text


class Standing(StrEnum):
    """How an employee stands to their work during a year."""

    AT_WORK = "at_work"
    TUGAS_BELAJAR = "tugas_belajar"
    PEJABAT_NEGARA = "pejabat_negara"
    LEMBAGA_NONSTRUKTURAL = "lembaga_nonstruktural"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara"
    CLTN = "cltn"
    MPP = "mpp"


class SkpKind(StrEnum):
    """What an employee plans: work, results of study, or nothing."""

    WORK = "work"
    ACADEMIC = "academic"
    NONE = "none"


STANDING_LABELS: Final[Mapping[Standing, Text]] = MappingProxyType(
    {
        Standing.AT_WORK: Text("Bekerja", "At work"),
        Standing.TUGAS_BELAJAR: Text("Tugas belajar", "On study leave"),
        Standing.PEJABAT_NEGARA: Text(
            "Diangkat menjadi pejabat negara", "Serving as state official"
        ),
        Standing.LEMBAGA_NONSTRUKTURAL: Text(
            "Komisioner atau anggota lembaga nonstruktural",
            "Commissioner or member of a non-structural body",
        ),
        Standing.DIBERHENTIKAN_SEMENTARA: Text("Diberhentikan sementara", "Temporarily dismissed"),
        Standing.CLTN: Text("Cuti di luar tanggungan negara", "On unpaid leave"),
        Standing.MPP: Text("Masa persiapan pensiun", "Preparing for retirement"),
    }
)

# PermenPANRB 6/2022, Lampiran Bab II
SKP_KINDS: Final[Mapping[Standing, SkpKind]] = MappingProxyType(
    {
        Standing.AT_WORK: SkpKind.WORK,
        Standing.TUGAS_BELAJAR: SkpKind.ACADEMIC,
        Standing.PEJABAT_NEGARA: SkpKind.NONE,
        Standing.LEMBAGA_NONSTRUKTURAL: SkpKind.NONE,
        Standing.DIBERHENTIKAN_SEMENTARA: SkpKind.NONE,
        Standing.CLTN: SkpKind.NONE,
        Standing.MPP: SkpKind.NONE,
    }
)


class AcademicResult(StrEnum):
    """What an SKP plans for a year of study."""

    IPK = "ipk"
    TEPAT_WAKTU = "tepat_waktu"


ACADEMIC_RESULT_LABELS: Final[Mapping[AcademicResult, Text]] = MappingProxyType(
    {
        AcademicResult.IPK: Text("Indeks prestasi kumulatif", "Grade point average"),
        AcademicResult.TEPAT_WAKTU: Text("Lulus tepat waktu", "Graduation on time"),
    }
)


class StudyOutcome(StrEnum):
    """How a year of study ended."""

    CONTINUES = "continues"
    GRADUATED = "graduated"
    FAILED = "failed"
    DROPPED_OUT = "dropped_out"


_WITHOUT_SUCCESS: Final = frozenset({StudyOutcome.FAILED, StudyOutcome.DROPPED_OUT})


def needs_skp(standing: Standing) -> bool:
    """Whether this employee must have an SKP, of whichever kind."""
    return SKP_KINDS[standing] is not SkpKind.NONE


def study_predicate(outcome: StudyOutcome, results: Rating, behaviour: Rating) -> Predicate:
    """The predicate of an employee on study leave.

    Whoever failed or dropped out is Sangat Kurang when behaviour is below expectation and Kurang
    otherwise, whatever the results. Everybody else falls into the quadrant of performance.
    """
    if outcome not in _WITHOUT_SUCCESS:
        return predicate(results, behaviour)
    return Predicate.SANGAT_KURANG if behaviour is Rating.BELOW else Predicate.KURANG


def possible_predicates(outcome: StudyOutcome) -> frozenset[Predicate]:
    """The predicates that are open after such an outcome."""
    return frozenset(study_predicate(outcome, each, other) for each in Rating for other in Rating)
