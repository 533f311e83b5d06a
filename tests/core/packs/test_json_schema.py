"""The published JSON Schemas say what the checker says."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kinerja.packs.documents import KINDS
from kinerja.packs.json_schema import schema_files, schema_of
from kinerja.paths import ROOT, TENANTS

PUBLISHED = ROOT / "docs" / "schemas"
SHIPPED = sorted(file.parent.name for file in TENANTS.glob("*/tenant.toml"))


def document(slug: str, file: str) -> Any:
    """The file as an editor compares it: days as text."""
    said = tomllib.loads((TENANTS / slug / file).read_text(encoding="utf-8"))
    return json.loads(json.dumps(said, default=date.isoformat))


def faults(file: str, said: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema_of(file)).iter_errors(said)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file)
def test_each_schema_is_one(kind: Any) -> None:
    Draft202012Validator.check_schema(schema_of(kind.file))


@pytest.mark.parametrize("slug", SHIPPED)
@pytest.mark.parametrize("file", [kind.file for kind in KINDS])
def test_the_shipped_files_keep_to_it(slug: str, file: str) -> None:
    assert faults(file, document(slug, file)) == []


@pytest.mark.parametrize(
    ("file", "key", "value"),
    [
        ("tenant.toml", "government", "kotta"),
        ("tenant.toml", "slug", "Kota Lhokseumawe"),
        ("rubric.toml", "needs_reason", [1, 9]),
        ("rubric.toml", "aboove", 90),
        ("rubric.toml", "families", []),
        ("training.toml", "programmes", [{"code": "x"}]),
    ],
)
def test_a_mistake_is_seen_by_the_editor_too(file: str, key: str, value: object) -> None:
    assert faults(file, document("lhokseumawe", file) | {key: value})


def test_what_is_published_is_what_the_program_says() -> None:
    published = {file.name: file.read_text(encoding="utf-8") for file in PUBLISHED.iterdir()}
    assert published == dict(schema_files())


def test_no_schema_says_nothing_about_a_key() -> None:
    for kind in KINDS:
        for name, said in schema_of(kind.file)["$defs"].items():
            assert said["properties"], name


def test_an_unknown_file_has_none(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        schema_of(str(tmp_path))
