"""Two results of one person side by side: what rose, what fell, what is new. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.rounding import round_half_up
from kinerja.rubrics.rubric import Axis
from kinerja.rubrics.tree import Node
from kinerja.text import Text


class Direction(StrEnum):
    """How a figure moved from one result to the next."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a result as it is shown: 0-100 with two decimals."""

    code: str
    label: Text
    value: Decimal


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure then and now; None where the result of then or now has none."""

    code: str
    label: Text
    before: Decimal | None
    now: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Now less before, in points as they are shown; None where one of the two is missing."""
        if self.before is None or self.now is None:
            return None
        return self.now - self.before

    @property
    def direction(self) -> Direction:
        """Whether the shown figure rose, fell or stayed, or is in one of the results only."""
        if self.before is None:
            return Direction.NEW
        if self.now is None:
            return Direction.GONE
        if self.now == self.before:
            return Direction.SAME
        return Direction.UP if self.now > self.before else Direction.DOWN


def compare(before: Sequence[Figure], now: Sequence[Figure]) -> list[Compared]:
    """The figures of now in their order, each beside that of before; then what is gone.

    Figures belong together by their code. The words are today's.
    """
    then = {each.code: each for each in before}
    known = {each.code for each in now}
    rows = [
        Compared(
            each.code,
            each.label,
            then[each.code].value if each.code in then else None,
            each.value,
        )
        for each in now
    ]
    gone = [Compared(each.code, each.label, each.value, None) for each in before]
    return rows + [each for each in gone if each.code not in known]


def whole_figures(tree: Node, axes: Mapping[Axis, Node]) -> list[Figure]:
    """The final score, and the two figures the predicate follows from."""
    return [_figure("score", tree), *(_figure(axis.value, axes[axis]) for axis in axes)]


def indicator_figures(tree: Node) -> list[Figure]:
    """Every indicator of a result, in the rubric's order."""
    return [_figure(indicator.code, indicator) for indicator in _indicators(tree)]


def _indicators(tree: Node) -> Iterator[Node]:
    for component in tree.children:
        yield from component.children


def _figure(code: str, node: Node) -> Figure:
    return Figure(code, node.label, round_half_up(node.value))
