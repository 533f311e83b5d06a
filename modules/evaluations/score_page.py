"""A score tree as pages show it: rows of a sum, formulas to recompute it, voices left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask_babel import gettext as _

from kinerja.rubrics.display import show
from kinerja.rubrics.rubric import Axis, RaterKind
from kinerja.rubrics.tree import LeftOut, Node
from kinerja.web.filters import decimal, percent

_VOICES: Final = frozenset(kind.value for kind in RaterKind)
_INDICATORS: Final = 2  # how deep they lie: 0 is the score, 1 its components


@dataclass(frozen=True, slots=True)
class Explained:
    """What a page says about a score: the figure, the table, the formulas, who was missing."""

    score: str
    root: Mapping[str, Any]
    formulas: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def explain(tree: Node, axes: Mapping[Axis, Node], language: str) -> Explained:
    """The tree for people; figures add up on the page as they do exactly."""
    shown = show(tree)
    return Explained(
        score=decimal(shown.value),
        root=_without_single_voices(shown.as_json(language)),
        formulas=(
            *_formulas(tree, language),
            *(_axis_formula(node, language) for node in axes.values()),
        ),
        missing=tuple(dict.fromkeys(_missing(tree, language))),
    )


def _without_single_voices(node: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """The table down to the indicators; raters follow only where there are several."""
    children = node["children"]
    if depth >= _INDICATORS and len(children) == 1:
        children = []
    return {**node, "children": [_without_single_voices(each, depth + 1) for each in children]}


def _indicator_formulas(indicator: Node, language: str) -> Iterator[tuple[str, str]]:
    """Targets and measured figures each have arithmetic of their own; a single voice needs none."""
    parts = indicator.children
    if any(part.code not in _VOICES for part in parts):
        for part in parts:
            yield part.label.in_language(language), part.formula.in_language(language)
    if len(parts) != 1:
        yield indicator.label.in_language(language), indicator.formula.in_language(language)
    elif parts[0].code in _VOICES:
        yield indicator.label.in_language(language), parts[0].formula.in_language(language)


def _formulas(tree: Node, language: str) -> Iterator[tuple[str, str]]:
    """From the indicators up to the score, how each figure is computed."""
    for component in tree.children:
        for indicator in component.children:
            yield from _indicator_formulas(indicator, language)
        if len(component.children) > 1:
            yield component.label.in_language(language), component.formula.in_language(language)
    yield tree.label.in_language(language), tree.formula.in_language(language)


def _axis_formula(axis: Node, language: str) -> tuple[str, str]:
    words = _("%(axis)s, untuk predikat", axis=axis.label.in_language(language))
    return words, axis.formula.in_language(language)


def _missing(node: Node, language: str) -> Iterator[str]:
    """Who the rubric would hear and did not, and what that did to the weights of the others."""
    for left in node.left_out:
        yield _left_out(left, node, language)
    for child in node.children:
        yield from _missing(child, language)


def _left_out(left: LeftOut, node: Node, language: str) -> str:
    voice, why = left.label.in_language(language), left.why.in_language(language)
    others = ", ".join(
        f"{child.label.in_language(language)} {percent(child.weight * 100, 0)}"
        for child in node.children
    )
    return _(
        "%(voice)s tidak dihitung: %(why)s. Bobotnya beralih kepada yang ada: %(others)s.",
        voice=voice,
        why=why,
        others=others,
    )
