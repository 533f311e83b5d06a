"""Small files made for tests: sound ones, and ones that should not get in."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20)
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L" + bytes(10)
PROGRAM = b"MZ\x90\x00" + bytes(200)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/{part}" '
    'ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>{more}</Types>'
)
_KINDS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
}


def pdf(*objects: bytes, tail: bytes = b"") -> bytes:
    """A PDF with these objects beside its catalogue."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, each) for at, each in enumerate(objects, 2))
    catalogue = b"1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
    return b"%PDF-1.7\n" + catalogue + body + b"trailer <</Root 1 0 R" + tail + b">>\n%%EOF\n"


def packed_objects(inside: bytes, packed: bytes | None = None, keys: bytes = b"") -> bytes:
    """An object stream: objects nobody sees without unpacking."""
    data = zlib.compress(b"3 0 4 20 " + inside) if packed is None else packed
    head = b"<</Type /ObjStm /N 2 /First 9 /Filter /FlateDecode %s/Length %d>>" % (keys, len(data))
    return head + b"\nstream\n" + data + b"\nendstream"


def office(kind: str = "docx", parts: dict[str, bytes] | None = None, types: str = "") -> bytes:
    """A document or workbook with further parts, and further content types."""
    main, said = _KINDS[kind]
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(part=main, kind=said, more=types))
        archive.writestr(main, "<w:document/>")
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return content.getvalue()
