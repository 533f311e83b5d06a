"""Which files may be evidence, and for which reason others may not."""

import pytest

from modules.targets import evidence_errors as errors
from modules.targets.evidence_checks import check_evidence
from modules.targets.evidence_kinds import KINDS, clean_name
from tests.modules.targets.files import (
    JPEG,
    PNG,
    PROGRAM,
    WEBP,
    office,
    packed_objects,
    pdf,
)

LIMIT = 10 * 1024 * 1024
LINK = (
    '<Relationships><Relationship Type="http://x/relationships/{kind}" Target="http://x/a" '
    'TargetMode="External"/></Relationships>'
)

GOOD = [
    ("laporan.pdf", pdf(b"<</Type /Pages /Kids []>>")),
    ("terpadat.pdf", pdf(packed_objects(b"<</Type /Pages>> <</Type /Page>>"))),
    ("foto.JPG", JPEG),
    ("foto.jpeg", JPEG),
    ("layar.png", PNG),
    ("foto.webp", WEBP),
    ("rekap.xlsx", office("xlsx", {"xl/printerSettings/printerSettings1.bin": bytes(9)})),
    ("surat.docx", office("docx", {"word/_rels/a.rels": LINK.format(kind="hyperlink").encode()})),
    ("catatan.txt", "Rapat 12 Maret, hadir 14 orang — selesai.\n".encode()),
]


@pytest.mark.parametrize(("name", "content"), GOOD, ids=[name for name, _content in GOOD])
def test_files_that_only_show_something_are_taken(name: str, content: bytes) -> None:
    ending = "." + name.rsplit(".", 1)[1].lower()
    assert check_evidence(name, content, LIMIT) == KINDS[ending]


BAD = [
    ("program.pdf", PROGRAM, errors.ContentMismatch),
    ("program.jpg", PROGRAM, errors.ContentMismatch),
    ("program.docx", PROGRAM, errors.ContentMismatch),
    ("program.txt", PROGRAM, errors.ContentMismatch),
    ("program.exe", PROGRAM, errors.KindUnknown),
    ("gambar.svg", b"<svg onload='x'/>", errors.KindUnknown),
    ("tanpa-akhiran", b"abc", errors.KindUnknown),
    ("halaman.png", b"<html><script>", errors.ContentMismatch),
    ("kosong.pdf", b"", errors.FileEmpty),
    ("besar.png", PNG + bytes(LIMIT), errors.FileTooLarge),
    ("terpotong.pdf", pdf()[:-7], errors.FileUnreadable),
    ("skrip.pdf", pdf(b"<</S /JavaScript /JS (app.alert(1))>>"), errors.ContentActive),
    ("singkat.pdf", pdf(b"<</S /URI /JS (x)>>"), errors.ContentActive),
    ("bersandi.pdf", pdf(b"<</S /J#61vaScript>>"), errors.ContentActive),
    ("luncur.pdf", pdf(b"<</S /Launch /F (x.exe)>>"), errors.ContentActive),
    ("lampiran.pdf", pdf(b"<</Type /EmbeddedFile>>"), errors.ContentActive),
    ("dalam.pdf", pdf(packed_objects(b"<</S /JavaScript>>")), errors.ContentActive),
    (
        "tersembunyi.pdf",
        pdf(b"% stream\nobj endstream", packed_objects(b"<</S /Launch>>")),
        errors.ContentActive,
    ),
    ("terkunci.pdf", pdf(tail=b" /Encrypt 9 0 R"), errors.FileLocked),
    ("asing.pdf", pdf(packed_objects(b"", b"7a~>")), errors.FileUnreadable),
    (
        "membengkak.pdf",
        pdf(packed_objects(b"<</A (" + b" " * (65 * 1024 * 1024))),
        errors.FileSwells,
    ),
    ("makro.docx", office(types="<x ContentType='macroEnabled'/>"), errors.ContentActive),
    ("makro.xlsx", office("xlsx", {"xl/vbaProject.bin": b"x"}), errors.ContentActive),
    ("ole.docx", office(parts={"word/embeddings/oleObject1.bin": b"x"}), errors.ContentActive),
    (
        "templat.docx",
        office(parts={"word/_rels/s.rels": LINK.format(kind="attachedTemplate").encode()}),
        errors.ContentActive,
    ),
    ("bom.docx", office(parts={"word/a.xml": bytes(60 * 1024 * 1024)}), errors.FileSwells),
    ("ganda.docx", office(parts={"WORD/document.xml": b"x"}), errors.FileUnreadable),
    ("tabel.docx", office("xlsx"), errors.ContentMismatch),
    ("rusak.xlsx", office("xlsx")[:-30], errors.FileUnreadable),
    ("lama.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90), errors.FileLocked),
    ("utf16.docx", office(parts={"a.rels": "<R/>".encode("utf-16")}), errors.FileUnreadable),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[row[0] for row in BAD])
def test_other_files_are_refused_by_their_own_reason(
    name: str, content: bytes, reason: type[errors.EvidenceRefused]
) -> None:
    with pytest.raises(errors.EvidenceRefused) as refused:
        check_evidence(name, content, LIMIT)
    assert type(refused.value) is reason
    assert refused.value.name == name


NAMES = [
    ("../../etc/passwd.txt", "passwd.txt"),
    ("C:\\Users\\Ratna\\laporan.pdf", "laporan.pdf"),
    ("Laporan Triwulan – Ketapang.pdf", "Laporan Triwulan – Ketapang.pdf"),
    ("報告書.pdf", "報告書.pdf"),
    ("a\u202egnp.exe", "agnp.exe"),
    ("ba\x00ris\r\nbaru.pdf", "barisbaru.pdf"),
    (" .. ", "-"),
    ("", "-"),
    ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ("x." + "y" * 300, ("x." + "y" * 300)[:200]),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES)
def test_a_name_keeps_its_letters_and_loses_what_deceives(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept
