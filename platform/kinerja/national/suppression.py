"""Which cells of a published table are hidden so that no small count can be read or worked out.

The promise, for a table whose totals are published beside it and a smallest cell k:
- no count from 1 to k-1 is published, be it a cell or a total; a nought is always published;
- no hidden count can be worked out: beside the true table there is another one, with the same
  published figures, in which it differs, even for a reader who knows that hidden counts are not 0;
- no line gives away a small sum: what is hidden in it adds up to k or more whenever that sum
  follows from its published total.
Cells are hidden before totals and small ones before large ones; equal tables are hidden equally.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.national.cell_network import Key, Line, Network

Row = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table as it may be shown, with None for what is hidden."""

    cells: tuple[Row, ...]
    row_totals: Row
    column_totals: Row
    total: int | None

    @property
    def hidden(self) -> int:
        """How many figures are hidden, totals included."""
        every = (*self.cells, self.row_totals, self.column_totals, (self.total,))
        return sum(row.count(None) for row in every)


def publish_table(cells: Sequence[Sequence[int]], min_cell: int) -> PublishedTable:
    """A table of counts, all rows of one length, with its totals and without what must be hidden.

    A list of counts is a table of one row.
    """
    values, lines = _with_totals(cells)
    hidden = hidden_cells(values, lines, min_cell)

    def published(row: int | None, column: int | None) -> int | None:
        return None if (row, column) in hidden else values[row, column]

    rows, columns = range(len(cells)), range(len(cells[0]) if cells else 0)
    return PublishedTable(
        cells=tuple(tuple(published(row, column) for column in columns) for row in rows),
        row_totals=tuple(published(row, None) for row in rows),
        column_totals=tuple(published(None, column) for column in columns),
        total=published(None, None),
    )


def hidden_cells(values: Mapping[Key, int], lines: Sequence[Line], min_cell: int) -> frozenset[Key]:
    """The cells to hide of any counts that add up in lines, each cell being in at most two.

    Raises TotalMismatchError where a total is not its parts' sum, TangledLinesError where the
    lines are no network.
    """
    network = Network(values, lines)
    for cell, value in enumerate(network.values):
        if 0 < value < min_cell:
            network.hide(cell)
    safe: set[int] = set()
    _close_walks(network, safe)
    _hide_small_sums(network, min_cell)
    _close_walks(network, safe)
    return frozenset(
        key for key, hidden in zip(network.keys, network.hidden, strict=True) if hidden
    )


def _hide_small_sums(network: Network, min_cell: int) -> None:
    """Hide one more cell, the smallest, where a line's total gives away a small hidden sum."""
    for total, parts in network.lines:
        if network.hidden[total]:
            continue
        concealed = sum(network.values[part] for part in parts if network.hidden[part])
        if 0 < concealed < min_cell:
            shown = [part for part in parts if network.values[part] and not network.hidden[part]]
            network.hide(min(shown, key=lambda part: network.values[part]))


def _close_walks(network: Network, safe: set[int]) -> None:
    """Hide what it takes for every hidden cell to be `safe`: on a closed walk over hidden cells."""
    costs = _costs(network)
    for cell in [cell for cell, hidden in enumerate(network.hidden) if hidden]:
        if cell in safe:
            continue
        walk = network.free_walk(cell)
        if walk is None:
            walk = network.cheapest_walk(cell, costs)
            for other in walk:
                if not network.hidden[other]:
                    network.hide(other)
        safe.update(walk, [cell])


def _costs(network: Network) -> list[int]:
    """What hiding a cell costs: its count; a total costs more than all cells, the last one most."""
    ranks = [sum(role < 0 for _, role in lines) for lines in network.memberships]
    cells = 1 + sum(value for value, rank in zip(network.values, ranks, strict=True) if not rank)
    steps = (0, cells, cells * (len(ranks) + 1))
    return [value + steps[rank] for value, rank in zip(network.values, ranks, strict=True)]


def _with_totals(
    cells: Sequence[Sequence[int]],
) -> tuple[dict[Key, int], list[Line]]:
    rows, columns = range(len(cells)), range(len(cells[0]) if cells else 0)
    values: dict[Key, int] = {
        (row, column): cells[row][column] for row in rows for column in columns
    }
    values |= {(row, None): sum(cells[row]) for row in rows}
    values |= {(None, column): sum(cells[row][column] for row in rows) for column in columns}
    values[None, None] = sum(sum(row) for row in cells)
    lines = [Line((row, None), tuple((row, column) for column in columns)) for row in rows]
    lines += [Line((None, column), tuple((row, column) for row in rows)) for column in columns]
    lines.append(Line((None, None), tuple((row, None) for row in rows)))
    lines.append(Line((None, None), tuple((None, column) for column in columns)))
    return values, lines
