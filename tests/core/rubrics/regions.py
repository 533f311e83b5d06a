"""The rubrics of the regions' own files, and short ways to say a record of theirs."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from kinerja.packs import rubric_of
from kinerja.packs.rubric_file import read_rubric
from kinerja.paths import TENANTS
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.rubric import RaterKind, Rubric
from kinerja.rubrics.tree import Node
from tests.core.rubrics.samples import Ratings

SLUGS: Final = tuple(sorted(file.parent.name for file in TENANTS.glob("*/rubric.toml")))
Levels = Mapping[RaterKind, Sequence[int]]


@cache
def region(slug: str) -> Rubric:
    """The rubric a region's own file says."""
    return rubric_of(read_rubric(TENANTS / slug / "rubric.toml"))


def alone(level: int) -> Levels:
    """What the superior gives."""
    return {RaterKind.SUPERIOR: (level,)}


def ratings_of(rubric: Rubric, levels: Mapping[str, Levels]) -> Ratings:
    """The levels of every indicator, by its own code or by its component's."""
    return {
        each.code: levels[each.code if each.code in levels else part.code]
        for part in rubric.components
        for each in part.indicators
        if {each.code, part.code} & set(levels)
    }


def tree_of(rubric: Rubric, record: Record) -> Node:
    """The score tree; there must be one."""
    return whole(score(rubric, record))


def whole(outcome: Outcome) -> Node:
    """The tree of an outcome that has one."""
    assert outcome.tree is not None
    return outcome.tree


def node_at(tree: Node, *codes: str) -> Node:
    """The node down these codes."""
    for code in codes:
        (tree,) = [child for child in tree.children if child.code == code]
    return tree


def every_node(node: Node) -> list[Node]:
    """This node and all below it."""
    return [node, *(each for child in node.children for each in every_node(child))]
