"""Looking through a Word or Excel file for what acts when it is opened. Pure.

Such a file is a ZIP of parts (ECMA-376). Only the list of parts and the small parts that say what
the others are get unpacked, within limits.
"""

import html
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from types import MappingProxyType
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from modules.targets.evidence_errors import (
    ContentActive,
    ContentMismatch,
    FileLocked,
    FileSwells,
    FileUnreadable,
)
from modules.targets.evidence_kinds import DOCX, XLSX, EvidenceKind

_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = MappingProxyType(
    {DOCX: "wordprocessingml.document.main+xml", XLSX: "spreadsheetml.sheet.main+xml"}
)
_ACTIVE_TYPES: Final = re.compile(
    r"macroenabled|vbaproject|activex|macrosheet|oleobject|ms-office\.vba", re.IGNORECASE
)
_ACTIVE_PARTS: Final = re.compile(
    r"vbaproject|activex|macrosheets?/|oleobject|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|lnk|scr)$",
    re.IGNORECASE,
)
# what a link to the outside may be: an address to click on, and nothing fetched by itself
_FETCHED: Final = re.compile(
    r"<[^<>]*(?:attachedTemplate|oleObject|frame|subDocument)\"[^<>]*TargetMode\s*=\s*\"External\""
    r"|<[^<>]*TargetMode\s*=\s*\"External\"[^<>]*(?:attachedTemplate|oleObject|frame|subDocument)\"",
    re.IGNORECASE,
)
_LEGACY: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED_FLAG: Final = 0x1
_MOST_PARTS: Final = 5_000
_MOST_UNPACKED: Final = 500 * 1024 * 1024
_FREE: Final = 20 * 1024 * 1024  # up to here no proportion is asked
_PROPORTION: Final = 100  # tables of numbers pack to about a thirtieth
_LARGEST_READ: Final = 2 * 1024 * 1024


def check_office(name: str, content: bytes, kind: EvidenceKind) -> None:
    """Let a document or workbook pass that only shows; a refusal of evidence_errors otherwise."""
    if content.startswith(_LEGACY):
        raise FileLocked(name)  # the old format, or the wrapping of an encrypted new one
    if not content.startswith(_ZIP):
        raise ContentMismatch(name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_parts(name, archive.infolist(), len(content))
            _check_types(name, _read(name, archive, _TYPES), kind)
            for words in _links(name, archive):
                if _FETCHED.search(words):
                    raise ContentActive(name, "External")
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise FileUnreadable(name) from None


def _check_parts(name: str, parts: list[ZipInfo], packed: int) -> None:
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise FileLocked(name)
    unpacked = sum(part.file_size for part in parts)
    out_of_proportion = unpacked > max(_FREE, _PROPORTION * packed)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or out_of_proportion:
        raise FileSwells(name)
    names = [part.filename.casefold() for part in parts]
    odd_packing = any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts)
    if odd_packing or len(set(names)) < len(names):
        raise FileUnreadable(name)
    active = next(filter(None, map(_ACTIVE_PARTS.search, names)), None)
    if active:
        raise ContentActive(name, active[0])


def _check_types(name: str, types: str, kind: EvidenceKind) -> None:
    active = _ACTIVE_TYPES.search(types)
    if active:
        raise ContentActive(name, active[0])
    if _MAIN[kind] not in types:
        raise ContentMismatch(name)


def _links(name: str, archive: ZipFile) -> Iterator[str]:
    for part in archive.infolist():
        if part.filename.casefold().endswith(".rels"):
            yield _read(name, archive, part.filename)


def _read(name: str, archive: ZipFile, part: str) -> str:
    """A small part as text, with its codes for letters written out."""
    try:
        info = archive.getinfo(part)
    except KeyError:
        raise ContentMismatch(name) from None
    if info.file_size > _LARGEST_READ:
        raise FileSwells(name)
    raw = archive.read(info)
    if b"\x00" in raw or b"<!" in raw.replace(b"<!--", b""):
        raise FileUnreadable(name)  # UTF-16 and entities of its own would hide words from us
    return html.unescape(raw.decode("utf-8-sig"))
