"""Figures and names inside sentences."""

from fractions import Fraction

import pytest

from kinerja.rubrics.wording import at_least, figure, listed, named, two_decimals
from kinerja.sentences import sentence
from kinerja.text import Text


@pytest.mark.parametrize(
    ("value", "indonesian"),
    [("14", "14"), ("12.5", "12,5"), ("100/7", "14,2857"), ("1200", "1200"), ("0", "0")],
)
def test_a_figure_has_no_more_decimals_than_it_needs(value: str, indonesian: str) -> None:
    assert figure(Fraction(value)) == indonesian
    assert figure(Fraction(value)).in_language("en") == indonesian.replace(",", ".")


@pytest.mark.parametrize(
    ("value", "text"), [("104.401", "104,41"), ("104.4", "104,4"), ("104", "104")]
)
def test_what_is_to_be_reached_is_rounded_up(value: str, text: str) -> None:
    assert at_least(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("80", "80,00"),
        ("90", "90,00"),
        ("89.996", "89,996"),
        ("89.99999", "89,99999"),
        ("89.9999999", "90,000000"),
        ("69.999", "69,999"),
    ],
)
def test_a_figure_does_not_look_like_the_limit_it_misses(value: str, text: str) -> None:
    assert two_decimals(Fraction(value), [Fraction(90), Fraction(70)]) == text


def test_a_name_follows_the_language_of_its_sentence() -> None:
    said = sentence(
        "%(what)s: %(all)s",
        what=named(Text("Disiplin", "Discipline")),
        all=listed([Text("a", "b"), Text("c", "d")]),
    )
    assert said == "Disiplin: a, c"
    assert said.in_language("en") == "Discipline: b, d"


def test_a_name_is_text_and_no_template() -> None:
    assert named(Text("100 % (lulus)", "100% passed")) == "100 % (lulus)"
