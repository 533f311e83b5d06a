"""What is written back reads as the same, for everything a file can say."""

from pathlib import Path

import pytest

from kinerja.packs import document_of, read_pack
from kinerja.packs.documents import KINDS, RUBRIC, SURVEYS, TENANT, TRAINING
from kinerja.packs.errors import FolderNotEmpty
from kinerja.packs.instrument import SurveysDocument
from kinerja.packs.reading import TenantPack
from kinerja.packs.writing import toml_of, write_pack
from kinerja.paths import TENANTS
from tests.core.packs.packs import copy_of, edit

SHIPPED = sorted(file.parent.name for file in TENANTS.glob("*/tenant.toml"))


def documents_of(pack: TenantPack) -> dict[str, dict[str, object]]:
    return {
        TENANT.file: document_of(pack.tenant),
        RUBRIC.file: document_of(pack.rubric),
        SURVEYS.file: document_of(SurveysDocument(1, pack.instruments)),
        TRAINING.file: document_of(pack.training),
    }


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_shipped_pack_comes_back_whole(slug: str, tmp_path: Path) -> None:
    pack = read_pack(TENANTS / slug)
    write_pack(tmp_path / slug, documents_of(pack), pack.crest)
    assert read_pack(tmp_path / slug) == pack


def test_fractions_days_and_long_texts_come_back(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    day = '[{ date = 2026-12-26, name = { id = "Peringatan", en = "Remembrance" } }]'
    edit(folder / "tenant.toml", "days_off = []", f"days_off = {day}")
    edit(folder / "rubric.toml", "points = 65", "points = 65.125")
    edit(folder / "rubric.toml", "points = 90", 'points = "271/3"')
    pack = read_pack(folder)
    again = tmp_path / "again" / "kepahiang"
    write_pack(again, documents_of(pack), pack.crest)
    assert read_pack(again) == pack
    assert "points = 65.125" in (again / "rubric.toml").read_text(encoding="utf-8")
    assert "date = 2026-12-26" in (again / "tenant.toml").read_text(encoding="utf-8")


def test_a_text_of_several_lines_is_written_as_such() -> None:
    text = {"id": "Alinea pertama.\n\nAlinea kedua.", "en": "First.\n\nSecond."}
    document = {"guide": [{"audience": "staff", "title": {"id": "a", "en": "b"}, "text": text}]}
    written = toml_of(RUBRIC.schema, document)
    assert "Alinea pertama.\n\nAlinea kedua." in written


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    pack = read_pack(TENANTS / "kepahiang")
    (tmp_path / "catatan.txt").write_text("jangan dihapus", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        write_pack(tmp_path, documents_of(pack), pack.crest)
    assert [file.name for file in tmp_path.iterdir()] == ["catatan.txt"]


def test_every_kind_of_file_is_written(tmp_path: Path) -> None:
    pack = read_pack(TENANTS / "kepahiang")
    write_pack(tmp_path / "kepahiang", documents_of(pack), pack.crest)
    written = {file.name for file in (tmp_path / "kepahiang").iterdir()}
    assert written == {kind.file for kind in KINDS} | {pack.tenant.look.crest}
