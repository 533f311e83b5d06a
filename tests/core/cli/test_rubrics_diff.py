"""`kinerja rubrics diff`, as a person calls it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kinerja.cli.rubrics import rubrics
from kinerja.rubrics.diff import changes
from tests.core.packs.packs import copy_of, edit
from tests.core.rubrics.examples import said_in


def diff(*words: str) -> Result:
    result = CliRunner().invoke(rubrics, ["diff", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def test_a_rubric_and_itself_are_the_same() -> None:
    assert diff("bungo", "bungo").stdout == "Kedua rubrik ini sama.\n"
    assert json.loads(diff("bungo", "bungo", "--json").stdout) == []


def test_a_changed_file_is_compared_with_its_region(tmp_path: Path) -> None:
    file = copy_of("kepahiang", tmp_path) / "rubric.toml"
    edit(file, "as_expected = 70", "as_expected = 65")
    edit(file, "lower = 76", "lower = 77.5")
    told = diff("kepahiang", str(file))
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "Batas sesuai ekspektasi turun dari 70 menjadi 65.",
        "Batas bawah sebutan Baik naik dari 76 menjadi 77,5.",
    ]
    first, second = json.loads(diff("kepahiang", str(file), "--json").stdout)
    assert set(first) == {"kind", "place", "before", "after", "sentence"}
    assert (first["kind"], first["before"], first["after"]) == ("threshold", 70, 65)
    assert (second["place"], second["after"]) == ("bands.baik.lower", "77.5")


def test_texts_written_anew_are_shown_below_their_sentence(tmp_path: Path) -> None:
    file = copy_of("kepahiang", tmp_path) / "rubric.toml"
    (discipline,) = [
        each
        for part in said_in("kepahiang").components
        for each in part.indicators
        if each.code == "disiplin"
    ]
    anchor = discipline.anchors[0].text
    edit(file, anchor.en, "Was absent without word on more than ten working days.")
    lines = diff("kepahiang", str(file), "--lang", "en").stdout.splitlines()
    assert "Discipline" in lines[0]
    assert lines[1:] == [
        f"  − {anchor.en}",
        "  + Was absent without word on more than ten working days.",
    ]


def test_two_regions_in_either_language() -> None:
    found = changes(said_in("bungo"), said_in("bantul"))
    for language in ("id", "en"):
        told = json.loads(diff("bungo", "bantul", "--json", "--lang", language).stdout)
        assert told == [json.loads(json.dumps(each.as_json(language))) for each in found]


def test_an_unknown_region_is_wrong_use_and_a_faulty_file_is_not(tmp_path: Path) -> None:
    assert diff("bungo").exit_code == 2
    assert diff("bungo", "bunggo").exit_code == 2
    file = copy_of("kepahiang", tmp_path) / "rubric.toml"
    edit(file, 'scheme = "A"', 'scheme = "C"')
    refused = diff("kepahiang", str(file))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "scheme" in refused.stderr
