"""Whether a crest is a still picture: an SVG of plain shapes, nothing that acts or loads."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from kinerja.packs.faults import Complaint
from kinerja.sentences import sentence as _

MOST_CREST_BYTES: Final = 32_768
_SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = frozenset(
    {
        "svg",
        "g",
        "title",
        "desc",
        "path",
        "circle",
        "ellipse",
        "rect",
        "line",
        "polyline",
        "polygon",
    }
)
_ACTIVE_ATTRIBUTE: Final = re.compile(r"on|style$|href$|\{")


def crest_complaints(content: bytes) -> Iterator[Complaint]:
    """What keeps this content from being a crest; nothing when it is one."""
    if len(content) > MOST_CREST_BYTES:
        size = _("Lambang berukuran %(bytes)d bita.", bytes=len(content))
        yield Complaint(size, _("Sederhanakan gambarnya sampai paling banyak 32 kB."))
        return
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        yield Complaint(_("Lambang ini bukan teks UTF-8."), _("Simpan ulang sebagai UTF-8."))
        return
    # entities and document types are where an XML reader can be made to work or load for others
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield Complaint(
            _("Lambang memuat DOCTYPE atau ENTITY."), _("Hapus baris itu dari berkasnya.")
        )
        return
    try:
        root = ET.fromstring(content)  # noqa: S314 - no document type gets here
    except ET.ParseError as fault:
        broken = _("Lambang bukan SVG yang utuh (%(fault)s).", fault=fault)
        yield Complaint(broken, _("Simpan ulang gambarnya sebagai SVG polos."))
        return
    yield from _active_parts(root)


def _active_parts(root: ET.Element) -> Iterator[Complaint]:
    if root.tag != f"{_SVG}svg":
        yield Complaint(_("Lambang bukan SVG."), _("Simpan gambarnya sebagai SVG polos."))
        return
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _SHAPES:
            problem = _("Lambang memuat unsur <%(name)s>.", name=name)
            yield Complaint(
                problem, _("Pakai bentuk polos saja: path, circle, rect, dan sejenisnya.")
            )
        for attribute in filter(_ACTIVE_ATTRIBUTE.match, element.attrib):
            problem = _("Lambang memuat atribut %(name)s.", name=attribute.rpartition("}")[2])
            yield Complaint(
                problem,
                _("Hapus atribut itu; lambang tidak boleh memuat atau menjalankan apa pun."),
            )
        if any("url(" in value for value in element.attrib.values()):
            yield Complaint(_("Lambang merujuk ke luar dengan url(…)."), _("Pakai warna polos."))
