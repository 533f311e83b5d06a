"""What a region should not lack is said and keeps nothing from being loaded."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kinerja.cli.tenants_check import check_command
from kinerja.packs import check_pack, inspect_pack, read_pack
from kinerja.packs.rubric_file import inspect_rubric, read_rubric
from kinerja.paths import TENANTS
from tests.core.packs.packs import GONE, change, copy_of

ANNUAL = {
    "kind": "annual",
    "first_month": 1,
    "title": {"id": "Penilaian tahunan", "en": "Annual evaluation"},
}


def said(folder: Path) -> list[tuple[str, str, str]]:
    """File, key and problem of every warning; nothing in the folder is a fault."""
    found = inspect_pack(folder)
    assert found.faults == []
    return [(Path(each.file).name, each.key, each.problem) for each in found.warnings]


@pytest.mark.parametrize(
    ("kinds", "warned"),
    [
        (["annual"], True),
        (["semester", "annual"], True),
        (["quarterly", "annual"], False),
        (["monthly", "annual"], False),
        (["semester", "monthly", "annual"], False),
    ],
)
def test_periods_that_are_neither_monthly_nor_quarterly_are_told_what_the_law_asks(
    kinds: list[str], warned: bool, tmp_path: Path
) -> None:
    folder = copy_of("bantul", tmp_path)
    change(folder / "tenant.toml", "periods", [ANNUAL | {"kind": kind} for kind in kinds])

    found = said(folder)

    assert [(file, key) for file, key, _ in found] == [("tenant.toml", "periods")] * warned
    assert all("Pasal 23" in problem and ", ".join(kinds) in problem for *_, problem in found)
    assert check_pack(folder) == []
    assert len(read_pack(folder).tenant.periods) == len(kinds)


@pytest.mark.parametrize("slug", ["bungo", "kepahiang", "lhokseumawe"])
def test_the_regions_that_rate_by_the_year_or_half_year_are_warned(slug: str) -> None:
    assert [(file, key) for file, key, _ in said(TENANTS / slug)] == [("tenant.toml", "periods")]


@pytest.mark.parametrize("slug", ["bantul", "bengkulu"])
def test_the_regions_that_rate_by_the_month_or_quarter_are_not(slug: str) -> None:
    assert said(TENANTS / slug) == []


def test_a_guide_that_leaves_somebody_out_is_a_warning(tmp_path: Path) -> None:
    folder = copy_of("bantul", tmp_path)
    change(folder / "rubric.toml", "guide", GONE)

    found = said(folder)

    assert [(file, key) for file, key, _ in found] == [("rubric.toml", "guide")] * 2
    assert "staff" in found[0][2]
    assert "public" in found[1][2]
    alone = inspect_rubric(folder / "rubric.toml")
    assert (alone.faults, len(alone.warnings)) == ([], 2)
    assert read_rubric(folder / "rubric.toml").guide == ()


def test_an_indicator_or_competency_no_programme_answers_is_a_warning(tmp_path: Path) -> None:
    folder = copy_of("bungo", tmp_path)
    file = folder / "training.toml"
    change(
        file,
        "programmes",
        lambda old: [
            each
            | {
                "answers": [code for code in each["answers"] if code != "integritas"]
                or ["komunikasi"]
            }
            for each in old
        ],
    )

    warned = [(file, key, problem) for file, key, problem in said(folder) if key == "programmes"]

    assert [(file, key) for file, key, _ in warned] == [("training.toml", "programmes")]
    assert "integritas" in warned[0][2]


def test_the_command_prints_warnings_and_ends_with_0(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)

    result = CliRunner().invoke(check_command, [str(folder)])
    as_json = json.loads(CliRunner().invoke(check_command, ["--json", str(folder)]).output)

    assert result.exit_code == 0
    assert "Pasal 23" in result.output
    assert as_json["ok"] is True
    assert [len(pack["warnings"]) for pack in as_json["packs"]] == [1]
