"""A table of counts as a network: each line a node, each cell an arc between the lines it is in.

The cells of a table can change without any line changing its sum exactly along closed walks of
this network: one cell goes up by one, the next down, and so on. So a hidden cell can be worked out
from what is published if and only if no closed walk over hidden cells passes through it. Readers
know that counts are not negative and that noughts are always published: a hidden 1 can only go up.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

Key = Hashable
_Arc = tuple[int, int]
_Membership = tuple[int, int]
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that add up to a total; the total is a cell too and may be part of another line."""

    total: Key
    parts: tuple[Key, ...]


class TotalMismatchError(ValueError):
    """A total is not the sum of its parts."""

    def __init__(self, total: Key) -> None:
        super().__init__(total)
        self.total = total


class TangledLinesError(ValueError):
    """A cell lies in more than two lines, or in two that no network can join."""

    def __init__(self, cell: Key) -> None:
        super().__init__(cell)
        self.cell = cell


class Network:
    """The cells, numbered in the order given, and the walks along which they can change."""

    def __init__(self, values: Mapping[Key, int], lines: Sequence[Line]) -> None:
        self.keys = list(values)
        self.values = list(values.values())
        self.hidden = [False] * len(self.keys)
        number = {key: place for place, key in enumerate(self.keys)}
        self.lines = [(number[line.total], [number[part] for part in line.parts]) for line in lines]
        self.memberships = self._memberships()
        self._ends = self._directed(_signs(self.memberships, len(lines), self.keys))
        nodes = len(lines) + 1
        self._arcs: list[list[_Arc]] = [[] for _ in range(nodes)]
        self._into: list[list[_Arc]] = [[] for _ in range(nodes)]
        self._open: list[list[_Arc]] = [[] for _ in range(nodes)]
        self._touching = [0] * nodes
        for cell, (tail, head) in enumerate(self._ends):
            self._lay(self._arcs, cell, tail, head)
            self._lay(self._into, cell, head, tail)

    def hide(self, cell: int) -> None:
        """Hide a cell: walks may pass through it at no cost from now on."""
        self.hidden[cell] = True
        for end in self._ends[cell]:
            self._touching[end] += 1
        self._lay(self._open, cell, *self._ends[cell])

    def free_walk(self, cell: int) -> list[int] | None:
        """The other cells of a closed walk through `cell` over hidden cells alone, if any."""
        tail, head = self._ends[cell]
        if 1 in (self._touching[tail], self._touching[head]):
            return None
        up = self._path(head, tail, cell)
        if up is not None or self.values[cell] <= 1:
            return up
        return self._path(tail, head, cell)

    def cheapest_walk(self, cell: int, costs: Sequence[int]) -> list[int]:
        """The other cells of a closed walk on which `cell` goes up, at least cost of new cells."""
        tail, head = self._ends[cell]
        if len(self._into[tail]) < len(self._arcs[head]):
            return self._cheapest(self._into, tail, head, cell, costs)
        return self._cheapest(self._arcs, head, tail, cell, costs)

    def _cheapest(
        self, arcs: list[list[_Arc]], start: int, goal: int, without: int, costs: Sequence[int]
    ) -> list[int]:
        came: dict[int, _Arc] = {}
        best: list[float] = [inf] * len(arcs)
        best[start] = 0
        queue = [(0, start)]
        while queue:
            cost, node = heappop(queue)
            if node == goal:
                break
            if cost > best[node]:
                continue
            for arc, other in arcs[node]:
                further = cost if self.hidden[arc] else cost + costs[arc]
                if further < best[other] and further < best[goal] and arc != without:
                    best[other] = further
                    came[other] = (arc, node)
                    heappush(queue, (further, other))
        return _walked(came, start, goal)

    def _path(self, start: int, goal: int, without: int) -> list[int] | None:
        came: dict[int, _Arc] = {}
        stack = [start]
        while stack:
            node = stack.pop()
            if node == goal:
                return _walked(came, start, goal)
            for arc, other in self._open[node]:
                if arc != without and other != start and other not in came:
                    came[other] = (arc, node)
                    stack.append(other)
        return None

    def _lay(self, arcs: list[list[_Arc]], cell: int, tail: int, head: int) -> None:
        if self.values[cell] > 0:
            arcs[tail].append((cell, head))
        if self.values[cell] > 1:
            arcs[head].append((cell, tail))

    def _memberships(self) -> list[list[_Membership]]:
        found: list[list[_Membership]] = [[] for _ in self.keys]
        for line, (total, parts) in enumerate(self.lines):
            if sum(self.values[part] for part in parts) != self.values[total]:
                raise TotalMismatchError(self.keys[total])
            for part in parts:
                found[part].append((line, 1))
            found[total].append((line, -1))
        return found

    def _directed(self, signs: Sequence[int]) -> list[_Arc]:
        """For each cell the line it leaves and the line it enters; the last node is outside."""
        outside = len(self.lines)
        ends = []
        for lines in self.memberships:
            tail = next((line for line, role in lines if role == signs[line]), outside)
            head = next((line for line, role in lines if role != signs[line]), outside)
            ends.append((tail, head))
        return ends


def _signs(
    memberships: Sequence[Sequence[_Membership]], count: int, keys: Sequence[Key]
) -> list[int]:
    """+1 or -1 for each line, so that every cell leaves one of its lines and enters the other."""
    neighbours: list[list[tuple[int, int, Key]]] = [[] for _ in range(count)]
    for key, lines in zip(keys, memberships, strict=True):
        if len(lines) > _MOST_LINES:
            raise TangledLinesError(key)
        if len(lines) == _MOST_LINES:
            (one, role), (other, other_role) = lines
            neighbours[one].append((other, -role * other_role, key))
            neighbours[other].append((one, -role * other_role, key))
    signs = [0] * count
    for start in range(count):
        if not signs[start]:
            signs[start] = 1
            _spread(start, neighbours, signs)
    return signs


def _spread(
    start: int, neighbours: Sequence[Sequence[tuple[int, int, Key]]], signs: list[int]
) -> None:
    stack = [start]
    while stack:
        line = stack.pop()
        for other, turn, key in neighbours[line]:
            wanted = signs[line] * turn
            if not signs[other]:
                signs[other] = wanted
                stack.append(other)
            elif signs[other] != wanted:
                raise TangledLinesError(key)


def _walked(came: Mapping[int, _Arc], start: int, goal: int) -> list[int]:
    cells = []
    node = goal
    while node != start:
        cell, node = came[node]
        cells.append(cell)
    return cells
