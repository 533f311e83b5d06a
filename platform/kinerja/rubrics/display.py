"""A score tree as it is shown: two decimals that add up on the page as they do exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, Final

from kinerja.rounding import round_half_up
from kinerja.rubrics.record import Outcome
from kinerja.rubrics.tree import Node

PLACES: Final = 2
_WEIGHT_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A node with the figures to print: value and contribution with two decimals, weight in %."""

    node: Node
    value: Decimal
    weight: Decimal
    contribution: Decimal
    children: tuple["Shown", ...]

    def as_json(self, language: str) -> dict[str, Any]:
        """Label, figures, formula and children as plain data in one language."""
        return {
            "label": self.node.label.in_language(language),
            "value": float(self.value),
            "weight": float(self.weight),
            "contribution": float(self.contribution),
            "formula": self.node.formula.in_language(language),
            "children": [child.as_json(language) for child in self.children],
        }


def show(tree: Node) -> Shown:
    """The tree to print: the children's contributions add up to the value above them."""
    return _show(tree, round_half_up(tree.contribution, PLACES))


def apportion(parts: Sequence[Fraction], total: Decimal, places: int = PLACES) -> list[Decimal]:
    """`parts` rounded so that they add up to `total`, their sum rounded: largest remainders first.

    Each differs from its exact figure by less than one unit of the last place; equal remainders
    are served in the order given.
    """
    scaled = [part * 10**places for part in parts]
    units = [floor(each) for each in scaled]
    missing = int(total.scaleb(places)) - sum(units)
    by_remainder = sorted(range(len(units)), key=lambda place: units[place] - scaled[place])
    for place in by_remainder[:missing]:
        units[place] += 1
    return [Decimal(unit).scaleb(-places) for unit in units]


def outcome_json(outcome: Outcome, language: str = "id") -> dict[str, Any]:
    """Score, proposals and tree as plain data in one language; null where there is none yet."""
    return {
        "score": None if outcome.score is None else float(outcome.score),
        "band": None if outcome.band is None else outcome.band.code,
        "results_rating": outcome.results_rating,
        "behaviour_rating": outcome.behaviour_rating,
        "predicate": outcome.predicate,
        "scheme": outcome.scheme,
        "tree": None if outcome.tree is None else show(outcome.tree).as_json(language),
        "rubric_version": outcome.rubric_version,
    }


def _show(node: Node, contribution: Decimal) -> Shown:
    value = round_half_up(node.value, PLACES)
    contributions = apportion([child.contribution for child in node.children], value)
    return Shown(
        node=node,
        value=value,
        weight=round_half_up(node.weight * 100, _WEIGHT_PLACES),
        contribution=contribution,
        children=tuple(
            _show(child, share) for child, share in zip(node.children, contributions, strict=True)
        ),
    )
