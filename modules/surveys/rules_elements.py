"""The elements (unsur) a survey asks about, known by name: offices number them differently."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_ELEMENTS: Final = 30


@dataclass(frozen=True, slots=True)
class Element:
    """One element: a code that never changes, and its name in the regulation's words."""

    code: str
    name: str


class Order(StrEnum):
    """What a questionnaire's eighth number means: PermenPANRB 14/2017's list, or many offices'."""

    U8_PENGADUAN = "u8-pengaduan"
    U8_SARANA = "u8-sarana"


_SERVICE: Final = (
    Element("persyaratan", "Persyaratan"),
    Element("prosedur", "Sistem, mekanisme, dan prosedur"),
    Element("waktu", "Waktu penyelesaian"),
    Element("biaya", "Biaya/tarif"),
    Element("produk", "Produk spesifikasi jenis pelayanan"),
    Element("kompetensi", "Kompetensi pelaksana"),
    Element("perilaku", "Perilaku pelaksana"),
)
_PENGADUAN: Final = Element("pengaduan", "Penanganan pengaduan, saran, dan masukan")
_SARANA: Final = Element("sarana", "Sarana dan prasarana")

SKM_ELEMENTS: Final = (*_SERVICE, _PENGADUAN, _SARANA)
"""The nine of PermenPANRB 14/2017 in the order of its list."""

_OTHER_NAMES: Final = {
    "syarat": "persyaratan",
    "sistem mekanisme dan prosedur": "prosedur",
    "waktu pelayanan": "waktu",
    "tarif": "biaya",
    "biaya tarif": "biaya",
    "biaya atau tarif": "biaya",
    "produk layanan": "produk",
    "produk pelayanan": "produk",
    "pengaduan saran dan masukan": "pengaduan",
    "penanganan pengaduan": "pengaduan",
}


def numbered_elements(count: int, order: Order = Order.U8_PENGADUAN) -> tuple[Element, ...]:
    """What U1 to Un mean: nine are the regulation's, another count (1-30) is an own instrument."""
    if count != len(SKM_ELEMENTS):
        return tuple(Element(f"U{number}", f"Unsur {number}") for number in range(1, count + 1))
    if order is Order.U8_SARANA:
        return (*_SERVICE, _SARANA, _PENGADUAN)
    return SKM_ELEMENTS


def find_element(name: str) -> Element | None:
    """The element of this name, code or short name; capitals and punctuation do not count."""
    return _BY_NAME.get(_plain(name))


def _plain(name: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return " ".join(letters.split())


def _names(elements: Iterable[Element]) -> dict[str, Element]:
    by_code = {element.code: element for element in elements}
    by_name = {_plain(element.name): element for element in by_code.values()}
    others = {_plain(name): by_code[code] for name, code in _OTHER_NAMES.items()}
    return by_code | by_name | others


_BY_NAME: Final = _names(SKM_ELEMENTS)
