"""Looking through a PDF for what acts when it is opened. Pure; never renders, never runs.

ISO 32000-1: actions, attachments and forms are named by keys such as /JavaScript. Objects may lie
packed in object streams, so those are unpacked, within limits; a name may be written with #-codes.
What cannot be looked through - encrypted, packed by another way - is refused rather than trusted.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from modules.targets.evidence_errors import (
    ContentActive,
    ContentMismatch,
    FileLocked,
    FileSwells,
    FileUnreadable,
)

_END_OF_NAME: Final = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"
# long enough not to come about by chance in packed data, pictures included
_ACTIVE: Final = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|ImportData|XFA)" + _END_OF_NAME
)
# so short that it is looked for outside of packed data only; its action is named above as well
_SCRIPT: Final = re.compile(rb"/(JS)" + _END_OF_NAME)
_ENCRYPTED: Final = re.compile(rb"/Encrypt" + _END_OF_NAME)
_OBJECT_STREAM: Final = re.compile(rb"/ObjStm" + _END_OF_NAME)
_CODED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_PACKED: Final = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
# an object stream begins with pairs of whole numbers: which object, at which place
_NUMBERS: Final = re.compile(rb"\s*\d+\s+\d+\s")
_TAIL: Final = 2048
_SAMPLE: Final = 4096
_MOST_UNPACKED: Final = 64 * 1024 * 1024


def check_pdf(name: str, content: bytes) -> None:
    """Let a PDF pass that only shows pages; a refusal of evidence_errors otherwise."""
    if not content[:_TAIL].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        raise ContentMismatch(name)
    if b"%%EOF" not in content[-_TAIL:]:
        raise FileUnreadable(name)
    plain = _decoded(content)
    if _ENCRYPTED.search(plain):
        raise FileLocked(name)
    _refuse_active(name, plain, _PACKED.sub(b"", plain))
    unpacked = 0
    for inside in _object_streams(name, content):
        unpacked += 1
        written_out = _decoded(inside)
        _refuse_active(name, written_out, written_out)
    if unpacked < len(_OBJECT_STREAM.findall(plain)):
        raise FileUnreadable(name)


def _refuse_active(name: str, everything: bytes, outside: bytes) -> None:
    found = _ACTIVE.search(everything) or _SCRIPT.search(outside)
    if found:
        raise ContentActive(name, found[1].decode("ascii"))


def _decoded(content: bytes) -> bytes:
    """With #-codes of names written out: /J#61vaScript is /JavaScript."""
    return _CODED.sub(lambda code: bytes([int(code[1], 16)]), content)


def _object_streams(name: str, content: bytes) -> Iterator[bytes]:
    """What lies packed and may be objects; FileSwells when it is more than a file holds."""
    left = _MOST_UNPACKED
    for start in (stream.end() for stream in _STREAM.finditer(content)):
        sample = content[start : start + _SAMPLE]
        if _NUMBERS.match(sample):
            yield content[start : _end(content, start)]
        elif _NUMBERS.match(_inflated(sample, _SAMPLE)):
            inside = _inflated(content[start : _end(content, start)], left + 1)
            left -= len(inside)
            if left < 0:
                raise FileSwells(name)
            yield inside


def _end(content: bytes, start: int) -> int:
    found = content.find(b"endstream", start)
    return len(content) if found < 0 else found


def _inflated(packed: bytes, limit: int) -> bytes:
    """At most `limit` bytes of what was packed, as far as it is sound; nothing if it is not."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(packed, limit)
    except zlib.error:
        return b""
