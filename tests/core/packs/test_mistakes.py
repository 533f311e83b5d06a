"""Tables of mistakes, each named with its file and key."""

from pathlib import Path

import pytest

from kinerja.packs import PackFaults, read_pack
from tests.core.packs.mistakes import RUBRIC, RUBRIC_EDITS, SURVEY_EDITS, TENANT_EDITS
from tests.core.packs.mistakes_by_code import CATALOGUE, REFERENCE, SCHEMES, SOURCES, Mistake
from tests.core.packs.packs import change, copy_of, document, edit, key_of, places, places_of


@pytest.mark.parametrize(("file", "old", "new", "key"), TENANT_EDITS + RUBRIC_EDITS + SURVEY_EDITS)
def test_a_small_mistake_is_named_with_file_and_key(
    file: str, old: str, new: str, key: str, tmp_path: Path
) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / file, old, new)
    with pytest.raises(PackFaults) as refused:
        read_pack(folder)
    assert (file, key) in places_of(refused.value.faults)


@pytest.mark.parametrize(
    "mistake",
    SOURCES + SCHEMES + REFERENCE + CATALOGUE,
    ids=lambda mistake: f"{mistake.slug} {mistake.file} {mistake.path}",
)
def test_a_mistake_in_a_complete_pack_is_named_with_file_and_key(
    mistake: Mistake, tmp_path: Path
) -> None:
    folder = copy_of(mistake.slug, tmp_path)
    file = folder / mistake.file
    original = document(file)
    change(file, mistake.path, mistake.new)
    key = key_of(document(file), mistake.key) if mistake.key else key_of(original, mistake.path)
    with pytest.raises(PackFaults) as refused:
        read_pack(folder)
    assert (mistake.file, key) in places_of(refused.value.faults)


@pytest.mark.parametrize(
    ("slug", "path", "new"),
    [
        ("bengkulu", "components[hasil].indicators[waktu_layanan].missing", "wait"),
        ("bantul", "above", "sembilan puluh"),
        ("bantul", "numeric", {"considers_peers": False}),
        ("bantul", "components[capaian].weight", "banyak"),
        ("bantul", "achievement.cap", 90),
        ("bungo", "competencies[integritas].levels[1].level", 6),
        ("bungo", "raters[superior].smallest", 2),
    ],
)
def test_one_mistake_is_one_fault(slug: str, path: str, new: object, tmp_path: Path) -> None:
    folder = copy_of(slug, tmp_path)
    key = key_of(document(folder / RUBRIC), path)
    change(folder / RUBRIC, path, new)
    assert places(folder) == [(RUBRIC, key)]
