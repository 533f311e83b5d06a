"""Targets and standards as figures of the score tree, with the arithmetic written out."""

from collections.abc import Sequence
from fractions import Fraction

from kinerja.rubrics.measures import Better, Measure, achieved, mean_achieved, unlimited
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import Rubric
from kinerja.rubrics.tree import Node, Weighted, in_both_languages
from kinerja.text import Text


def target_parts(rubric: Rubric, record: Record, _indicator: str) -> list[Weighted]:
    """The planned results of the person, each with its weight and the points it is worth."""
    return [
        (target.weight, _figure(rubric, target.code, target.label, target.measures))
        for target in record.targets
        if target.weight > 0
    ]


def measured_parts(rubric: Rubric, record: Record, indicator: str) -> list[Weighted]:
    """The figures measured against standards, each with its weight and its points."""
    return [
        (measure.weight, _figure(rubric, measure.code, measure.label, (measure,)))
        for measure in record.measured.get(indicator, ())
        if measure.weight > 0
    ]


def _figure(rubric: Rubric, code: str, label: Text, measures: Sequence[Measure]) -> Node:
    weighed = [each for each in measures if each.weight > 0]
    percent = mean_achieved(weighed, rubric.achievement.cap)
    value = rubric.achievement.points_of(percent)
    return Node(code, label, value, _formula(rubric, weighed, percent, value))


def _formula(
    rubric: Rubric, measures: Sequence[Measure], percent: Fraction, value: Fraction
) -> Text:
    """From what was realised to percent of the target, to the points."""
    cap = rubric.achievement.cap
    said = [_said(each, cap) for each in measures]
    if len(measures) > 1:
        terms = " + ".join("{} % × {}" for _ in measures)
        figures = [part for each in measures for part in (achieved(each, cap), each.weight)]
        total = sum((each.weight for each in measures), Fraction(0))
        said.append(in_both_languages(f"({terms}) ÷ {{}} = {{}} %", [*figures, total, percent]))
    worth = in_both_languages("{} % → {}", [percent, value])
    return Text(
        "; ".join([*(each.id for each in said), worth.id]),
        "; ".join([*(each.en for each in said), worth.en]),
    )


def _said(measure: Measure, cap: Fraction) -> Text:
    """One measure's percentage as it is worked out, and what it counts as beyond the limits."""
    raw, counted = unlimited(measure), achieved(measure, cap)
    if measure.target <= 0:
        figures = in_both_languages("{} (0) = {} %", [measure.realised, counted])
    elif measure.better is Better.LOWER:
        written = [measure.target, measure.realised, measure.target, raw]
        figures = in_both_languages("(2 × {} − {}) ÷ {} = {} %", written)
    else:
        figures = in_both_languages("{} ÷ {} = {} %", [measure.realised, measure.target, raw])
    as_counted = in_both_languages("{} %", [counted])
    if raw != counted:
        figures = Text(
            f"{figures.id}, dihitung {as_counted.id}",
            f"{figures.en}, counted as {as_counted.en}",
        )
    return Text(f"{measure.label.id} {figures.id}", f"{measure.label.en} {figures.en}")
