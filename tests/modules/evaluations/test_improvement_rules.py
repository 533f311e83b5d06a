"""Two results side by side: what rose, fell, stayed, came and went."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.rubric import Axis
from kinerja.rubrics.tree import Node
from kinerja.text import Text
from modules.evaluations.improvement_rules import (
    Compared,
    Direction,
    Figure,
    compare,
    indicator_figures,
    whole_figures,
)


def text(words: str) -> Text:
    return Text(words, words)


def figure(code: str, value: str, label: str = "") -> Figure:
    return Figure(code, text(label or code), Decimal(value))


def node(code: str, value: Fraction, *children: Node) -> Node:
    return Node(code, text(code), value, text(""), children=children)


@pytest.mark.parametrize(
    ("before", "now", "direction", "difference"),
    [
        ("80.00", "85.00", Direction.UP, "5.00"),
        ("85.00", "80.50", Direction.DOWN, "-4.50"),
        ("80.00", "80.00", Direction.SAME, "0.00"),
        (None, "80.00", Direction.NEW, None),
        ("80.00", None, Direction.GONE, None),
    ],
)
def test_each_figure_moves_in_one_direction(
    before: str | None, now: str | None, direction: Direction, difference: str | None
) -> None:
    then, today = (Decimal(value) if value else None for value in (before, now))
    row = Compared("a", text("A"), then, today)
    assert row.direction is direction
    assert row.difference == (Decimal(difference) if difference else None)


def test_figures_stand_in_todays_order_and_words_and_what_is_gone_comes_last() -> None:
    before = [figure("gone", "70"), figure("b", "60"), figure("a", "80", "Old words")]
    now = [figure("a", "90", "New words"), figure("new", "50"), figure("b", "60")]
    rows = compare(before, now)
    assert [(row.code, row.direction) for row in rows] == [
        ("a", Direction.UP),
        ("new", Direction.NEW),
        ("b", Direction.SAME),
        ("gone", Direction.GONE),
    ]
    assert rows[0].label == text("New words")


def test_a_difference_too_small_to_be_shown_is_none() -> None:
    tree = node("whole", Fraction(0), node("part", Fraction(0), node("a", Fraction(800001, 10000))))
    (shown,) = indicator_figures(tree)
    assert shown.value == Decimal("80.00")
    (row,) = compare([figure("a", "80.00")], [shown])
    assert row.direction is Direction.SAME


def test_the_score_the_axes_and_every_indicator_are_compared() -> None:
    first, second = (node(code, Fraction(75)) for code in ("a", "b"))
    tree = node(
        "whole", Fraction(81), node("p", Fraction(75), first), node("q", Fraction(90), second)
    )
    axes = {axis: node(axis.value, Fraction(70)) for axis in (Axis.RESULTS, Axis.BEHAVIOUR)}
    assert [each.code for each in whole_figures(tree, axes)] == ["score", "results", "behaviour"]
    assert [each.code for each in indicator_figures(tree)] == ["a", "b"]


codes = st.lists(st.sampled_from("abcdef"), unique=True)
values = st.decimals(0, 100, places=2)


@given(st.data(), codes, codes)
def test_every_code_stands_once_and_turned_round_up_is_down(
    data: st.DataObject, then: list[str], today: list[str]
) -> None:
    before = [Figure(code, text(code), data.draw(values)) for code in then]
    now = [Figure(code, text(code), data.draw(values)) for code in today]
    there = {row.code: row for row in compare(before, now)}
    back = {row.code: row for row in compare(now, before)}
    assert there.keys() == back.keys() == {*then, *today}
    mirror = {
        Direction.UP: Direction.DOWN,
        Direction.DOWN: Direction.UP,
        Direction.SAME: Direction.SAME,
        Direction.NEW: Direction.GONE,
        Direction.GONE: Direction.NEW,
    }
    for code, row in there.items():
        assert back[code].direction is mirror[row.direction]
