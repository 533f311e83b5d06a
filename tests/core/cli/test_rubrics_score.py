"""`kinerja rubrics example` and `score`, as a person calls them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kinerja.cli.rubrics import rubrics
from kinerja.paths import TENANTS
from kinerja.rubrics.display import Shown, show
from tests.core.packs.packs import copy_of, edit
from tests.core.rubrics.examples import FAMILIES, example, said_in, scored, tree_of

Run = Callable[..., Result]


def run(*words: str, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(rubrics, words, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def score(document: Any, *words: str, slug: str = "bengkulu") -> Result:
    return run("score", slug, "--input", "-", *words, given=json.dumps(document))


def every_shown(shown: Shown) -> list[Shown]:
    return [shown, *(each for child in shown.children for each in every_shown(child))]


@pytest.mark.parametrize(("slug", "family"), FAMILIES)
def test_an_example_of_every_region_and_family_can_be_scored(slug: str, family: str) -> None:
    made = run("example", slug, "--family", family)
    assert made.exit_code == 0
    assert json.loads(made.stdout) == example(slug, family)
    found = run("score", slug, "--input", "-", "--json", given=made.stdout)
    assert found.exit_code == 0
    document = json.loads(found.stdout)
    outcome = scored(slug, family)
    assert document["score"] == float(outcome.score or -1)
    assert document["predicate"] == outcome.predicate
    assert document["rubric_version"] == said_in(slug).version


def test_the_json_has_the_published_keys() -> None:
    document = json.loads(score(example("bengkulu", "umum"), "--json").stdout)
    published = {
        *("score", "band", "results_rating", "behaviour_rating", "predicate", "scheme", "tree"),
        *("rubric_version", "axes", "holds", "left_out", "scale", "would_change"),
    }
    assert set(document) == published
    node = {"label", "value", "weight", "contribution", "formula", "children"}
    assert set(document["tree"]) == set(document["tree"]["children"][0]) == node
    assert document["would_change"]["sentences"]
    (left_out,) = document["left_out"]
    assert (left_out["under"], left_out["label"]) == ("Hasil kerja", "Waktu layanan")
    assert left_out["why"]


def test_without_a_family_the_example_is_of_the_first_one() -> None:
    assert json.loads(run("example", "bengkulu").stdout)["family"] == "umum"


@pytest.mark.parametrize(("slug", "family"), FAMILIES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_text_shows_every_node_with_its_figures_and_formula(
    slug: str, family: str, language: str
) -> None:
    lines = [
        line.strip()
        for line in score(example(slug, family), "--lang", language, slug=slug).stdout.splitlines()
    ]
    for each in every_shown(show(tree_of(scored(slug, family)))):
        label = each.node.label.in_language(language)
        figures = [f"{each.value:f}", f"{each.weight.normalize():f} %", f"{each.contribution:f}"]
        # each language writes numbers in its own way
        swaps = (".", ",") if language == "id" else (" %", "%")
        figures = [figure.replace(*swaps) for figure in figures]
        found = [line for line in lines if line.startswith(f"{label}: ")]
        assert any(all(figure in line for figure in figures) for line in found), label
        assert f"= {each.node.formula.in_language(language)}" in lines


def test_the_text_says_what_comes_out_and_what_would_have_changed_it() -> None:
    text = score(example("kepahiang", "pelayanan_publik"), slug="kepahiang").stdout
    assert "Predikat yang diusulkan: Baik" in text
    assert "Nilai capaian: 0 % = 0, 100 % = 80, 120 % = 100" in text
    assert "Nilai tingkat: 1 = 40, 2 = 65, 3 = 80, 4 = 90, 5 = 100" in text
    changes = text.split("Yang akan mengubah predikat\n")[1]
    assert "Sangat Baik" in changes
    assert "capaian “Warga puas dengan layanan unit” paling sedikit" in changes


def test_a_list_is_scored_one_by_one() -> None:
    documents = [example("bengkulu", "umum"), example("bengkulu", "adminduk")]
    found = json.loads(score(documents, "--json").stdout)
    assert [each["score"] for each in found] == [
        float(scored("bengkulu", each["family"]).score or -1) for each in documents
    ]
    text = score(documents).stdout
    assert "Catatan 1 dari 2" in text
    assert "Catatan 2 dari 2" in text
    assert json.loads(score([], "--json").stdout) == []


def test_a_record_that_waits_says_on_what() -> None:
    document = example("bengkulu", "umum")
    del document["ratings"]["loyal"]
    text = score(document)
    assert text.exit_code == 0
    assert "Atasan langsung pada “Loyal”" in text.stdout
    found = json.loads(score(document, "--json").stdout)
    assert (found["score"], found["tree"], found["predicate"]) == (None, None, None)
    assert [(each["rater"], each["indicator"]) for each in found["holds"]] == [
        ("superior", "loyal")
    ]


@pytest.mark.parametrize(
    "given",
    [b"", b"{", b"\xff\x00", b"NaN", b"[" * 9999, b"[1]", b'"x"', b"9" * 5000, b'{"family":"x"}'],
)
def test_bad_input_ends_with_1_and_faults_and_never_a_traceback(given: bytes) -> None:
    for words in (["--json"], []):
        refused = run("score", "bengkulu", "--input", "-", *words, given=given)
        assert refused.exit_code == 1
        assert "Traceback" not in refused.output
    faults = json.loads(run("score", "bengkulu", "--input", "-", "--json", given=given).stdout)
    for fault in faults["faults"]:
        assert set(fault) == {"field", "value", "problem", "remedy"}
        assert fault["problem"]
        assert fault["remedy"]


def test_faults_for_people_go_to_the_error_output(tmp_path: Path) -> None:
    file = tmp_path / "catatan.json"
    file.write_text(json.dumps({"family": "umum", "citizen": {"index": 101, "n": 40}}))
    refused = run("score", "bengkulu", "--input", str(file))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.splitlines()[0] == "citizen.index"
    assert "101" in refused.stderr


@pytest.mark.parametrize("place", ["nowhere.json", "."])
def test_a_file_that_cannot_be_read_is_a_fault(place: str, tmp_path: Path) -> None:
    refused = run("score", "bengkulu", "--input", str(tmp_path / place))
    assert refused.exit_code == 1
    assert "tidak dapat dibaca" in refused.stderr


def test_wrong_use_is_told_apart_from_faulty_data() -> None:
    assert run("score", "bengkulu").exit_code == 2
    assert run("example").exit_code == 2
    assert run("example", "bengkulu", "--lang", "fr").exit_code == 2
    unknown = run("example", "bengkuluu")
    assert unknown.exit_code == 2
    assert "bengkulu" in unknown.stderr.split("Daerah yang ada")[1]
    family = run("example", "bengkulu", "--family", "guru")
    assert family.exit_code == 1
    assert "pendidikan" in family.stderr


def test_a_path_will_do_in_place_of_a_slug(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    for place in (folder, folder / "rubric.toml"):
        assert json.loads(run("example", str(place)).stdout) == example("kepahiang", "umum")


def test_a_faulty_rubric_is_refused_with_its_faults(tmp_path: Path) -> None:
    folder = copy_of("kepahiang", tmp_path)
    edit(folder / "rubric.toml", "above = 90", "above = 10")
    refused = score(example("kepahiang", "umum"), "--json", slug=str(folder))
    assert refused.exit_code == 1
    assert [fault["key"] for fault in json.loads(refused.stdout)["faults"]] == ["as_expected"]
    assert run("example", str(folder)).exit_code == 1


@pytest.mark.servers
def test_as_a_program_it_needs_no_servers_and_no_home(tmp_path: Path) -> None:
    environ = {**os.environ, "KINERJA_HOME": str(tmp_path / "none")}
    words = [sys.executable, "-m", "kinerja", "rubrics", "example", str(TENANTS / "bantul")]
    made = subprocess.run(words, env=environ, capture_output=True, check=True, timeout=60)
    assert json.loads(made.stdout)["family"] == "umum"
    assert not (tmp_path / "none").exists()
