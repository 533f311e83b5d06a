import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from modules.surveys.commands import surveys

SEKADAU = Path(__file__).parents[2] / "data" / "skm_sekadau_2019s1.csv"
SEKADAU_SUMS = [138, 139, 150, 177, 159, 163, 161, 143, 159]
KEYS = ["respondents", "elements", "index", "class", "class_label", "weights", "scheme", "rejected"]
ELEMENT_KEYS = ["code", "name", "answers", "blank", "sum", "average", "converted", "class"]


def run(*arguments: str | Path) -> Result:
    outcome = CliRunner().invoke(surveys, [str(each) for each in arguments])
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    return outcome


def figures(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
    outcome = run("index", *arguments, "--json")
    assert outcome.exit_code == code
    found: dict[str, Any] = json.loads(outcome.stdout)
    return found


def written(folder: Path, text: str) -> Path:
    file = folder / "jawaban.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_published_survey_of_sekadau_is_computed_from_its_sums() -> None:
    found = figures(SEKADAU)

    assert list(found) == KEYS
    assert list(found["elements"][0]) == ELEMENT_KEYS
    assert found["respondents"] == 49
    assert [each["sum"] for each in found["elements"]] == SEKADAU_SUMS
    assert {(each["answers"], each["blank"]) for each in found["elements"]} == {(49, 0)}
    exact = sum(Fraction(each, 49) for each in SEKADAU_SUMS) * Fraction(1, 9) * 25
    assert exact == Fraction(11575, 147)
    assert found["index"] == 78.74 == round(float(exact), 2)
    assert (found["class"], found["class_label"]) == ("B", "Baik")
    assert (found["weights"], found["scheme"], found["rejected"]) == ("exact", "2017", [])


def test_sekadau_with_printed_weights_is_an_older_figure() -> None:
    found = figures(SEKADAU, "--weights", "printed")

    assert Fraction(1389, 49) * Fraction("0.111") * 25 == Fraction("3854.475") / 49
    assert found["index"] == 78.66


def test_averages_rounded_in_print_are_computed_as_given() -> None:
    given = "2.816,2.836,3.061,3.612,3.244,3.326,3.285,2.918,3.244"

    found = figures("--averages", given)

    assert found["respondents"] is None
    assert found["index"] == 78.73
    first = found["elements"][0]
    assert (first["average"], first["converted"], first["class"]) == (2.816, 70.4, "C")
    assert (first["answers"], first["blank"], first["sum"]) == (None, None, None)


def test_decimal_commas_are_read_between_semicolons() -> None:
    assert figures("--averages", "3,31; 3,35") == figures("--averages", "3.31,3.35")


def test_the_scheme_of_2004_has_limits_of_its_own() -> None:
    assert figures("--averages", "3.25", "--scheme", "2004")["class"] == "B"
    assert figures("--averages", "3.26", "--scheme", "2004")["class"] == "A"
    assert figures("--averages", "3.26")["class"] == "B"


def test_the_order_moves_the_names_of_the_last_two() -> None:
    averages = "3,3,3,3,3,3,3,2,4"

    codes = [each["code"] for each in figures("--averages", averages)["elements"]]
    swapped = figures("--averages", averages, "--order", "u8-sarana")["elements"]

    assert codes[7:] == ["pengaduan", "sarana"]
    assert [(each["code"], each["average"]) for each in swapped[7:]] == [
        ("sarana", 2.0),
        ("pengaduan", 4.0),
    ]


def test_rejected_cells_are_listed_and_the_figures_still_given(tmp_path: Path) -> None:
    file = written(tmp_path, "respondent,U1,U2\n1,3,4\n2,0,4\n3,5,baik\n4,-,\n")

    found = figures(file, code=1)

    assert found["respondents"] == 2
    assert [each["sum"] for each in found["elements"]] == [3, 8]
    assert [each["blank"] for each in found["elements"]] == [1, 1]
    assert found["index"] == 87.5
    assert found["rejected"] == [
        {"row": 3, "column": "U1", "value": "0", "reason": "not_1_to_4"},
        {"row": 4, "column": "U1", "value": "5", "reason": "not_1_to_4"},
        {"row": 4, "column": "U2", "value": "baik", "reason": "not_1_to_4"},
    ]


def test_blanks_alone_are_no_fault(tmp_path: Path) -> None:
    found = figures(written(tmp_path, "U1,U2\n3,\n-,4\n"))

    assert [(each["answers"], each["blank"]) for each in found["elements"]] == [(1, 1), (1, 1)]
    assert found["index"] == 87.5


def test_an_element_nobody_answered_leaves_the_index_null(tmp_path: Path) -> None:
    file = written(tmp_path, "U1,U2\n3,\n4,-\n")

    found = figures(file, code=1)

    assert (found["index"], found["class"], found["class_label"]) == (None, None, None)
    assert found["elements"][0]["converted"] == 87.5
    assert found["elements"][1]["average"] is None
    assert "tidak dapat dihitung" in run("index", file).stdout


def test_ten_thousand_rows_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n % 4 + 1},{(n + 1) % 4 + 1}\n" for n in range(10_000))

    found = figures(written(tmp_path, f"respondent,U1,U2\n{rows}"))

    assert found["respondents"] == 10_000
    assert [each["sum"] for each in found["elements"]] == [25_000, 25_000]
    assert found["index"] == 62.5
    assert "10.000 responden;" in run("index", tmp_path / "jawaban.csv").stdout


def test_people_read_the_answer_first_with_decimal_commas() -> None:
    lines = run("index", SEKADAU).stdout.splitlines()

    assert lines[0] == "Indeks kepuasan masyarakat 78,74, mutu B (Baik)."
    assert lines[1] == "49 responden; bobot tepat 1/9, batas mutu 2017."
    assert lines[4].split() == ["Persyaratan", "49", "0", "138", "2,8163", "70,41", "C"]
    assert len(lines) == 13


def test_people_read_which_cells_were_rejected(tmp_path: Path) -> None:
    file = written(tmp_path, "U1\n4\n\x1b[2J\n" + "9\n" * 30)

    outcome = run("index", file)

    assert outcome.exit_code == 1
    assert "baris 3, kolom U1: isi «?[2J» bukan jawaban 1 sampai 4." in outcome.stdout
    assert outcome.stdout.rstrip().endswith("dan 11 lagi; --json menyebut semuanya.")


def test_people_read_where_a_row_is_too_long(tmp_path: Path) -> None:
    outcome = run("index", written(tmp_path, "U1\n4,3\n"))

    assert outcome.exit_code == 1
    assert "baris 2, kolom ke-2: isi «3» di luar kolom yang berjudul." in outcome.stdout


@pytest.mark.parametrize(
    ("text", "name"),
    [("", "file_empty"), ("a,b\n1,2\n", "header_wrong"), ("U1\n", "no_answers")],
)
def test_a_file_without_figures_ends_with_1_and_a_named_fault(
    tmp_path: Path, text: str, name: str
) -> None:
    file = written(tmp_path, text)

    fault = figures(file, code=1)["fault"]
    plain = run("index", file)

    assert fault["name"] == name
    assert (plain.exit_code, plain.stdout, plain.stderr) == (1, "", f"{fault['message']}\n")


@pytest.mark.parametrize("averages", ["0.99,3", "3,4.01", "-1", "100"])
def test_an_average_outside_the_scale_is_a_fault_of_the_data(averages: str) -> None:
    fault = figures("--averages", averages, code=1)["fault"]

    assert fault["name"] == "average_out_of_range"


@pytest.mark.parametrize(
    "arguments",
    [
        ["index"],
        ["index", str(SEKADAU), "--averages", "3"],
        ["index", "--averages", ""],
        ["index", "--averages", "3,,4"],
        ["index", "--averages", "baik"],
        ["index", "--averages", "nan"],
        ["index", "--averages", "9" * 5000],
        ["index", "--averages", ",".join(["3"] * 31)],
        ["index", str(SEKADAU), "--weights", "half"],
        ["index", str(SEKADAU), "--scheme", "1999"],
        ["sample-size", "0"],
        ["sample-size", "-5"],
        ["sample-size", "banyak"],
        ["sample-size", "1" * 5000],
        ["sample-size"],
    ],
)
def test_wrong_use_ends_with_2_and_a_message(arguments: list[str]) -> None:
    outcome = run(*arguments)

    assert outcome.exit_code == 2
    assert outcome.stderr
    assert outcome.stdout == ""


def test_the_sample_is_said_and_given() -> None:
    assert run("sample-size", "480").stdout == "Dari 480 pengguna, tanyai 214 orang.\n"
    assert json.loads(run("sample-size", "40000", "--json").stdout) == {
        "population": 40_000,
        "sample": 380,
    }
