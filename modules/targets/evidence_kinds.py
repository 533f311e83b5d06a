"""Which files can be evidence, told by their ending, and a name that is safe to show. Pure."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from modules.targets.evidence_errors import KindUnknown

_LONGEST_NAME: Final = 200
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of file; only pictures may be shown in the page's place."""

    media_type: str
    is_picture: bool = False


PDF: Final = EvidenceKind("application/pdf")
JPEG: Final = EvidenceKind("image/jpeg", is_picture=True)
PNG: Final = EvidenceKind("image/png", is_picture=True)
WEBP: Final = EvidenceKind("image/webp", is_picture=True)
XLSX: Final = EvidenceKind(f"{_OFFICE}spreadsheetml.sheet")
DOCX: Final = EvidenceKind(f"{_OFFICE}wordprocessingml.document")
TEXT: Final = EvidenceKind("text/plain")
KINDS: Final = MappingProxyType(
    {
        ".pdf": PDF,
        ".jpg": JPEG,
        ".jpeg": JPEG,
        ".png": PNG,
        ".webp": WEBP,
        ".xlsx": XLSX,
        ".docx": DOCX,
        ".txt": TEXT,
    }
)
PICTURES: Final = frozenset(kind.media_type for kind in KINDS.values() if kind.is_picture)


def clean_name(sent: str) -> str:
    """The last part of the name a browser sent, without signs that hide or reorder letters.

    Control and format characters go (U+202E turns `gnp.exe` round), folders too; what is too long
    is cut before the ending. Never used as a path.
    """
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    plain = unicodedata.normalize("NFC", last)
    seen = "".join(c for c in plain if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    seen = " ".join(seen.split()).strip(". ")
    ending = PurePosixPath(seen).suffix
    stem = seen.removesuffix(ending)[: max(1, _LONGEST_NAME - len(ending))]
    return f"{stem}{ending}"[:_LONGEST_NAME] or "-"


def kind_of(name: str) -> EvidenceKind:
    """The kind a file's ending says; KindUnknown for every other ending."""
    found = KINDS.get(PurePosixPath(name).suffix.casefold())
    if found is None:
        raise KindUnknown(name)
    return found
