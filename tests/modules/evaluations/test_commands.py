import json

import pytest
from click.testing import CliRunner

from modules.evaluations.commands import evaluations


def test_the_predicate_is_said_in_a_sentence() -> None:
    outcome = CliRunner().invoke(
        evaluations, ["predicate", "--results", "below", "--behaviour", "above"]
    )

    assert outcome.exit_code == 0
    assert outcome.output == (
        "Hasil kerja di bawah ekspektasi, perilaku di atas ekspektasi: predikat Butuh Perbaikan.\n"
    )


def test_json_holds_code_and_label_and_nothing_else() -> None:
    outcome = CliRunner().invoke(
        evaluations, ["predicate", "--results", "above", "--behaviour", "below", "--json"]
    )

    assert outcome.exit_code == 0
    assert json.loads(outcome.output) == {"predicate": "kurang", "label": "Kurang/Misconduct"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["predicate"],
        ["predicate", "--results", "above"],
        ["predicate", "--results", "best", "--behaviour", "as"],
    ],
)
def test_wrong_use_ends_with_2_and_no_traceback(arguments: list[str]) -> None:
    outcome = CliRunner().invoke(evaluations, arguments)

    assert outcome.exit_code == 2
    assert "Traceback" not in outcome.output
