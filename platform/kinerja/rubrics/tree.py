"""The score tree: every figure with its weight and formula. The tree is the explanation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, Self

from kinerja.rounding import round_half_up
from kinerja.text import Text

_FORMULA_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that does not count this time, and why."""

    code: str
    label: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Node:
    """One figure of a score.

    `value` is on 0-100; `weight` is its share (0-1) among its neighbours, which total 1; alone
    it is 1. The contributions of the children add up to the value, exactly.
    """

    code: str
    label: Text
    value: Fraction
    formula: Text
    weight: Fraction = Fraction(1)
    children: tuple["Node", ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def contribution(self) -> Fraction:
        """What this figure adds to the one above it."""
        return self.value * self.weight

    def as_document(self) -> dict[str, Any]:
        """The tree as plain data that `from_document` turns back into the same exact tree."""
        return {
            "code": self.code,
            "label": _text_document(self.label),
            "value": str(self.value),
            "weight": str(self.weight),
            "formula": _text_document(self.formula),
            "children": [child.as_document() for child in self.children],
            "left_out": [
                {
                    "code": each.code,
                    "label": _text_document(each.label),
                    "why": _text_document(each.why),
                }
                for each in self.left_out
            ],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """The tree that was written by `as_document`."""
        return cls(
            code=document["code"],
            label=Text(**document["label"]),
            value=Fraction(document["value"]),
            weight=Fraction(document["weight"]),
            formula=Text(**document["formula"]),
            children=tuple(cls.from_document(child) for child in document["children"]),
            left_out=tuple(
                LeftOut(each["code"], Text(**each["label"]), Text(**each["why"]))
                for each in document["left_out"]
            ),
        )


Weighted = tuple[Fraction, Node]
"""A figure with its weight as the rubric writes it, in percent."""


def combine(
    code: str, label: Text, parts: Sequence[Weighted], left_out: Sequence[LeftOut] = ()
) -> Node | None:
    """The mean of what is there, in the proportion of the weights; None of nothing."""
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return None
    children = tuple(replace(node, weight=weight / total) for weight, node in parts)
    value = sum((child.contribution for child in children), Fraction(0))
    formula = _mean_formula(parts, total, value)
    return Node(code, label, value, formula, children=children, left_out=tuple(left_out))


def in_both_languages(template: str, figures: Iterable[Fraction]) -> Text:
    """A formula with its figures: decimal commas in Indonesian, points in English."""
    written = [_figure(each) for each in figures]
    english = template.format(*written)
    return Text(template.format(*(each.replace(".", ",") for each in written)), english)


def _mean_formula(parts: Sequence[Weighted], total: Fraction, value: Fraction) -> Text:
    if len(parts) == 1:
        return in_both_languages("{}", [value])
    terms = " + ".join("{} × {}" for _ in parts)
    figures = [figure for weight, node in parts for figure in (node.value, weight)]
    return in_both_languages(f"({terms}) ÷ {{}} = {{}}", [*figures, total, value])


def _figure(value: Fraction) -> str:
    text = str(round_half_up(value, _FORMULA_PLACES))
    return text.rstrip("0").rstrip(".")


def _text_document(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
