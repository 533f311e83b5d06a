"""What the tables of `tenant.toml` about figures of the law must say together."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from kinerja.law.competency import DEFAULT_LEVELS
from kinerja.law.ip_asn import DEFAULT_SETTINGS, DIMENSION_MAX, Dimension
from kinerja.law.offices import Office
from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding, Path
from kinerja.sentences import sentence as _

_FULL: Final = 100
# Each ladder of grades, the highest first.
_LADDERS: Final = (
    (
        Office.JPT_UTAMA,
        Office.JPT_MADYA,
        Office.JPT_PRATAMA,
        Office.ADMINISTRATOR,
        Office.PENGAWAS,
        Office.PELAKSANA,
    ),
    (Office.AHLI_UTAMA, Office.AHLI_MADYA, Office.AHLI_MUDA, Office.AHLI_PERTAMA),
    (Office.PENYELIA, Office.MAHIR, Office.TERAMPIL, Office.PEMULA),
)


def law_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault between the keys of these tables; a key that is faulty itself is left out."""
    yield from _rising(data, "talent", "performance_low", "performance_high")
    yield from _rising(data, "talent", "potential_low", "potential_high")
    yield from _rising(data, "competency", "jpm_fair", "jpm_optimal")
    yield from _levels(data.get("competency", {}).get("levels", {}))
    yield from _distribution(data.get("distribution", {}))
    yield from _points(data.get("professionalism", {}))
    yield from _training_of_pelaksana(data.get("professionalism", {}))


def _rising(data: Mapping[str, Any], table: str, low: str, high: str) -> Iterator[Finding]:
    said = data.get(table, {})
    if low in said and high in said and said[low] >= said[high]:
        problem = _("Batas %(low)s tidak lebih rendah daripada %(high)s.", low=low, high=high)
        remedy = _("Turunkan %(low)s atau naikkan %(high)s.", low=low, high=high)
        yield (table, low), Complaint(problem, remedy)


def _levels(own: Mapping[str, int]) -> Iterator[Finding]:
    for ladder in _LADDERS:
        usual = {str(office): DEFAULT_LEVELS[office] for office in ladder}
        yield from _falling(("competency", "levels"), usual, own)


def _points(said: Mapping[str, Any]) -> Iterator[Finding]:
    usual = DEFAULT_SETTINGS
    tables: dict[str, Mapping[Any, Fraction]] = {
        "education": usual.education,
        "performance": usual.performance,
        "discipline": {"never": usual.never_punished, **usual.discipline},
    }
    for table, points in tables.items():
        by_code = {str(code): each for code, each in points.items()}
        yield from _falling(("professionalism", table), by_code, said.get(table, {}))


def _falling(path: Path, usual: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for each of its own figures that exceeds the one before; the best comes first."""
    figures = {code: own.get(code, figure) for code, figure in usual.items()}
    for better, worse in pairwise(figures):
        if figures[worse] > figures[better] and (better in own or worse in own):
            problem = _(
                "Nilai untuk %(worse)s lebih besar daripada untuk %(better)s.",
                worse=worse,
                better=better,
            )
            remedy = _("Turunkan %(low)s atau naikkan %(high)s.", low=worse, high=better)
            yield (*path, worse if worse in own else better), Complaint(problem, remedy)


def _distribution(said: Mapping[str, Fraction]) -> Iterator[Finding]:
    least = sum((said.get(key, Fraction(0)) for key in ("main_least", "low_least")), Fraction(0))
    if least > _FULL:
        yield ("distribution", "low_least"), _too_much("main_least + low_least", least, _FULL)
    if "main_most" in said and said.get("sangat_baik_most", 0) > said["main_most"]:
        problem = _(
            "Unit yang kurang baik boleh memberi lebih banyak Sangat Baik daripada unit istimewa."
        )
        remedy = _(
            "Turunkan %(low)s atau naikkan %(high)s.", low="sangat_baik_most", high="main_most"
        )
        yield ("distribution", "sangat_baik_most"), Complaint(problem, remedy)


def _training_of_pelaksana(said: Mapping[str, Any]) -> Iterator[Finding]:
    technical, seminar = "pelaksana_technical", "pelaksana_seminar"
    usual = DEFAULT_SETTINGS
    total = said.get(technical, usual.pelaksana_technical)
    total += said.get(seminar, usual.pelaksana_seminar)
    most = DIMENSION_MAX[Dimension.KOMPETENSI]
    if total > most:
        key = seminar if seminar in said else technical
        yield ("professionalism", key), _too_much(f"{technical} + {seminar}", total, most)


def _too_much(keys: str, total: Fraction, most: int) -> Complaint:
    return Complaint(
        _("Jumlah %(keys)s adalah %(total)s.", keys=keys, total=shown_number(total)),
        _("Turunkan salah satunya sampai jumlahnya paling banyak %(most)d.", most=most),
    )
