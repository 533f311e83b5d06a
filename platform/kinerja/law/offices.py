"""The grades of position the law knows, and who may assess: PermenPANRB 6/2022, Pasal 1. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.text import Text


class Office(StrEnum):
    """Kind and grade (jenis and jenjang) of a position, within each kind the highest first."""

    JPT_UTAMA = "jpt_utama"
    JPT_MADYA = "jpt_madya"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    PELAKSANA = "pelaksana"
    AHLI_UTAMA = "ahli_utama"
    AHLI_MADYA = "ahli_madya"
    AHLI_MUDA = "ahli_muda"
    AHLI_PERTAMA = "ahli_pertama"
    PENYELIA = "penyelia"
    MAHIR = "mahir"
    TERAMPIL = "terampil"
    PEMULA = "pemula"


OFFICE_LABELS: Final[Mapping[Office, Text]] = MappingProxyType(
    {
        Office.JPT_UTAMA: Text("Jabatan pimpinan tinggi utama", "Principal senior leader"),
        Office.JPT_MADYA: Text("Jabatan pimpinan tinggi madya", "Intermediate senior leader"),
        Office.JPT_PRATAMA: Text("Jabatan pimpinan tinggi pratama", "Primary senior leader"),
        Office.ADMINISTRATOR: Text("Administrator", "Administrator (head of division)"),
        Office.PENGAWAS: Text("Pengawas", "Supervisor (head of section)"),
        Office.PELAKSANA: Text("Pelaksana", "Staff (administrative)"),
        Office.AHLI_UTAMA: Text("Fungsional ahli utama", "Functional expert, principal"),
        Office.AHLI_MADYA: Text("Fungsional ahli madya", "Functional expert, intermediate"),
        Office.AHLI_MUDA: Text("Fungsional ahli muda", "Functional expert, junior"),
        Office.AHLI_PERTAMA: Text("Fungsional ahli pertama", "Functional expert, first grade"),
        Office.PENYELIA: Text("Fungsional penyelia", "Functional specialist, overseer"),
        Office.MAHIR: Text("Fungsional mahir", "Functional specialist, proficient"),
        Office.TERAMPIL: Text("Fungsional terampil", "Functional specialist, skilled"),
        Office.PEMULA: Text("Fungsional pemula", "Functional specialist, beginner"),
    }
)

JPT: Final = frozenset({Office.JPT_UTAMA, Office.JPT_MADYA, Office.JPT_PRATAMA})
LEADERS: Final = JPT | {Office.ADMINISTRATOR, Office.PENGAWAS}
FUNCTIONAL: Final = frozenset(Office) - LEADERS - {Office.PELAKSANA}


def find_office(jenis: str, jenjang: str) -> Office | None:
    """The grade from the kind (JPT, JA, JF) and grade written of a position; None if unknown."""
    code = f"jpt_{jenjang}" if jenis == "JPT" else jenjang
    found = next((each for each in Office if each == code), None)
    kinds = {"JPT": JPT, "JF": FUNCTIONAL, "JA": frozenset(Office) - JPT - FUNCTIONAL}
    return found if found in kinds.get(jenis, frozenset()) else None


def may_assess(office: Office, *, leads_unit: bool) -> bool:
    """Whether somebody in this position may be an assessor.

    At lowest a pengawas; whoever holds a functional position only by delegation, which needs a
    unit they lead, as a school's principal or the head of a hospital's installation does.
    """
    return office in LEADERS or (office in FUNCTIONAL and leads_unit)
