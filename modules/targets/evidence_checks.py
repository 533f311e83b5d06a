"""Whether a file is what its ending says, and only shows something. Pure."""

import re
from types import MappingProxyType
from typing import Final

from modules.targets.evidence_errors import ContentMismatch, FileEmpty, FileTooLarge
from modules.targets.evidence_kinds import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    TEXT,
    WEBP,
    XLSX,
    EvidenceKind,
    kind_of,
)
from modules.targets.evidence_office import check_office
from modules.targets.evidence_pdf import check_pdf

_PICTURES: Final = MappingProxyType(
    {
        JPEG: re.compile(rb"\xff\xd8\xff[\xc0-\xfe]"),
        PNG: re.compile(rb"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        WEBP: re.compile(rb"RIFF.{4}WEBPVP8[ LX]", re.DOTALL),
    }
)
_NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check_evidence(name: str, content: bytes, limit: int) -> EvidenceKind:
    """The kind of a file that may be kept; `limit` in bytes; a refusal of evidence_errors else."""
    kind = kind_of(name)
    if not content:
        raise FileEmpty(name)
    if len(content) > limit:
        raise FileTooLarge(name, len(content), limit)
    if kind == PDF:
        check_pdf(name, content)
    elif kind in {DOCX, XLSX}:
        check_office(name, content, kind)
    elif kind == TEXT:
        _check_text(name, content)
    elif not _PICTURES[kind].match(content):
        raise ContentMismatch(name)
    return kind


def _check_text(name: str, content: bytes) -> None:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentMismatch(name) from None
    if _NOT_TEXT.search(words):
        raise ContentMismatch(name)
