"""Every region and position family there is under tenants/, with its example scored."""

from functools import cache
from typing import Any, Final

from kinerja.packs import RubricDocument, rubric_of
from kinerja.packs.rubric_file import read_rubric
from kinerja.paths import TENANTS
from kinerja.rubrics.engine import score
from kinerja.rubrics.example import example_record
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.record_document import record_from_document
from kinerja.rubrics.rubric import Rubric
from kinerja.rubrics.tree import Node

SLUGS: Final = sorted(file.parent.name for file in TENANTS.glob("*/rubric.toml"))


@cache
def said_in(slug: str) -> RubricDocument:
    """What the region's rubric.toml says."""
    return read_rubric(TENANTS / slug / "rubric.toml")


@cache
def rubric_in(slug: str) -> Rubric:
    """The same as the engine reads it."""
    return rubric_of(said_in(slug))


FAMILIES: Final = [(slug, each.code) for slug in SLUGS for each in said_in(slug).families]


def example(slug: str, family: str) -> dict[str, Any]:
    """The example input as JSON values."""
    return example_record(said_in(slug), family)


def example_of(slug: str, family: str) -> Record:
    """The example input as a record."""
    return record_from_document(example(slug, family), said_in(slug))


@cache
def scored(slug: str, family: str) -> Outcome:
    """What comes out of the example."""
    return score(rubric_in(slug), example_of(slug, family))


def tree_of(outcome: Outcome) -> Node:
    """The tree of an outcome that has one."""
    assert outcome.tree is not None
    return outcome.tree


def every_node(node: Node) -> list[Node]:
    """This node and all below it."""
    return [node, *(each for child in node.children for each in every_node(child))]
