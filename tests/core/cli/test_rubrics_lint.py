"""`kinerja rubrics lint`: every fault a rubric must not be published with."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kinerja.cli.rubrics import rubrics
from kinerja.paths import TENANTS
from tests.core.packs.packs import copy_of, edit
from tests.core.rubrics.examples import SLUGS

RUBRIC = "rubric.toml"
PEER = '\n[[raters]]\nkind = "peer"\nweight = 0\nmissing = "renormalise"\nsmallest = 3\n'


def lint(*words: str) -> Result:
    result = CliRunner().invoke(rubrics, ["lint", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def linted(place: Path) -> dict[str, Any]:
    found = lint(str(place), "--json")
    document: dict[str, Any] = json.loads(found.stdout)
    assert document["ok"] == (found.exit_code == 0) == (document["faults"] == [])
    for fault in (*document["faults"], *document["warnings"]):
        assert set(fault) == {"file", "key", "place", "problem", "remedy"}
        assert fault["problem"].strip()
        assert fault["remedy"].strip()
    return document


@pytest.mark.parametrize("slug", SLUGS)
def test_every_region_s_rubric_is_without_fault(slug: str) -> None:
    for place in (TENANTS / slug, TENANTS / slug / RUBRIC):
        assert linted(place)["ok"]
    assert lint(slug).exit_code == 0


FIRST = "components[0].indicators[0]"
# what a rubric must not be published with: what stands there, what is put instead, the key
BLOCKING = {
    "weights of a family do not total 100": (
        "pelayanan_publik = 36,",
        "pelayanan_publik = 35,",
        "components",
    ),
    "a band nobody can reach": ("lower = 90", "lower = 100.5", "bands[0].lower"),
    "bands that overlap": ("lower = 76", "lower = 90", "bands[1].lower"),
    "an anchor missing": (
        "level = 5\ntext",
        "level = 4\ntext",
        "components[0].indicators[0].anchors",
    ),
    "no anchors at all": (
        'missing = "rate"',
        'missing = "hold"',
        "components[0].indicators[0].anchors",
    ),
    "a rater kind nobody holds": ('kind = "superior"', 'kind = "superiors"', "raters[0].kind"),
    "a rater kind that rates nothing": ("[[bands]]", f"{PEER}\n[[bands]]", "raters[1].kind"),
    "an indicator no one rates": (
        'code = "disiplin"\n',
        'code = "disiplin"\nraters = { superior = 0 }\n',
        "components[2].indicators[0].raters",
    ),
    "two mappings to the predicate": (
        "above = 90",
        "above = 90\nnumeric = { considers_peers = false }",
        "numeric",
    ),
    "no mapping to the predicate": ("above = 90\n", "", "above"),
}


@pytest.mark.parametrize("mistake", BLOCKING)
def test_a_mistake_that_blocks_publishing_is_named_with_its_key(
    mistake: str, tmp_path: Path
) -> None:
    old, new, key = BLOCKING[mistake]
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, old, new)
    for place in (folder, folder / RUBRIC):
        found = linted(place)
        assert key in [fault["key"] for fault in found["faults"]]
        assert {Path(fault["file"]).name for fault in found["faults"]} == {RUBRIC}


def test_periods_neither_monthly_nor_quarterly_are_a_warning_with_the_article() -> None:
    found = linted(TENANTS / "bungo")
    assert found["ok"]
    (warning,) = [each for each in found["warnings"] if each["key"] == "periods"]
    assert "Pasal 23" in warning["problem"]
    assert "semester" in warning["problem"]
    assert [
        each for each in linted(TENANTS / "bengkulu")["warnings"] if each["key"] == "periods"
    ] == []
    # one file alone says nothing about periods
    assert linted(TENANTS / "bungo" / RUBRIC)["warnings"] == []


def test_faults_are_printed_with_file_key_problem_and_remedy(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / RUBRIC, "as_expected = 70", "as_expected = 90")
    told = lint(str(folder / RUBRIC))
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert lines[0] == str(folder / RUBRIC)
    assert lines[1] == "  as_expected"
    assert len(lines) == 5
    assert lines[-1].endswith("kesalahan 1, peringatan 0.")


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"= =", b"x = " + b"[" * 5000, b"format = 1"], ids=len
)
def test_a_file_that_is_no_rubric_is_faults_never_a_traceback(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / RUBRIC
    file.write_bytes(content)
    assert linted(file)["faults"]


def test_nothing_there_is_wrong_use(tmp_path: Path) -> None:
    assert lint().exit_code == 2
    assert lint(str(tmp_path / "bungo")).exit_code == 2
    (fault,) = linted(tmp_path)["faults"]
    assert fault["file"] == str(tmp_path / RUBRIC)
