"""A scored record as plain data: the outcome with everything that explains it."""

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.rounding import round_half_up
from kinerja.rubrics.display import PLACES, outcome_json
from kinerja.rubrics.outlook_single import Outlook
from kinerja.rubrics.outlook_words import outlook_document
from kinerja.rubrics.record import Hold, Outcome
from kinerja.rubrics.rubric import Rubric
from kinerja.rubrics.tree import Node


def score_document(
    rubric: Rubric, outcome: Outcome, found: Outlook, language: str = "id"
) -> dict[str, Any]:
    """The outcome in one language, with axes, what waits or is left out, scale and outlook."""
    return outcome_json(outcome, language) | {
        "axes": {axis: _axis(node, language) for axis, node in outcome.axes.items()},
        "holds": [_hold(each, language) for each in outcome.holds],
        "left_out": list(_left_out(outcome.tree, language)) if outcome.tree else [],
        "scale": _scale(rubric),
        "would_change": outlook_document(found, language),
    }


def _axis(node: Node, language: str) -> dict[str, Any]:
    value = float(round_half_up(node.value, PLACES))
    return {"value": value, "formula": node.formula.in_language(language)}


def _hold(hold: Hold, language: str) -> dict[str, Any]:
    return {
        "rater": hold.rater,
        "component": hold.component,
        "indicator": hold.indicator,
        "label": hold.label.in_language(language),
    }


def _left_out(node: Node, language: str) -> Iterator[dict[str, str]]:
    for each in node.left_out:
        yield {
            "under": node.label.in_language(language),
            "label": each.label.in_language(language),
            "why": each.why.in_language(language),
        }
    for child in node.children:
        yield from _left_out(child, language)


def _scale(rubric: Rubric) -> Mapping[str, Any]:
    """What a reader needs beside the formulas: points of levels and achievements, limits."""
    achievement = rubric.achievement
    limits = {"above": float(rubric.above), "as_expected": float(rubric.as_expected)}
    return {
        "levels": {str(level): float(points) for level, points in rubric.level_points.items()},
        "achievement": [[float(percent), float(points)] for percent, points in achievement.points],
        "cap": float(achievement.cap),
        "bands": {band.code: float(band.lower) for band in rubric.bands},
        **(limits if rubric.scheme == "A" else {}),
    }
