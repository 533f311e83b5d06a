from collections.abc import Callable, Iterator, Sequence
from itertools import product
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.national.cell_network import Key, Line, TangledLinesError, TotalMismatchError
from kinerja.national.suppression import PublishedTable, hidden_cells, publish_table

Cells = list[list[int]]


def flat(rows: Sequence[Sequence[int]]) -> list[int]:
    """Cells, row totals, column totals and total of a table, in one list."""
    cells = [value for row in rows for value in row]
    return [*cells, *map(sum, rows), *map(sum, zip(*rows, strict=True)), sum(cells)]


def flat_published(table: PublishedTable) -> list[int | None]:
    cells = [value for row in table.cells for value in row]
    return [*cells, *table.row_totals, *table.column_totals, table.total]


def with_the_same_figures(
    rows: Cells, table: PublishedTable, choices: range
) -> Iterator[list[int]]:
    """Every table a reader must think possible whose hidden cells move by one of `choices`."""
    published = flat_published(table)
    for moved in product(
        *(
            list(with_the_same_total(row, shown, total, choices))
            for row, shown, total in zip(rows, table.cells, table.row_totals, strict=True)
        )
    ):
        figures = flat(moved)
        if all(map(fits, figures, published)):
            yield figures


def with_the_same_total(
    row: list[int], published: Sequence[int | None], total: int | None, choices: range
) -> Iterator[list[int]]:
    """Every row a reader must think possible by its own figures."""
    for moves in product(*(choices if shown is None else (0,) for shown in published)):
        moved = [value + move for value, move in zip(row, moves, strict=True)]
        if fits(sum(moved), total) and all(map(fits, moved, published)):
            yield moved


def fits(figure: int, published: int | None) -> bool:
    """Published figures are true, and readers know that noughts are never hidden."""
    return figure > 0 if published is None else figure == published


def lines_of(rows: Cells, table: PublishedTable) -> Iterator[tuple[int | None, int]]:
    """For every line its published total and the true sum of what is hidden in it."""
    columns = list(zip(*rows, strict=True))
    shown_columns = list(zip(*table.cells, strict=True))
    for total, shown, true in (
        *zip(table.row_totals, table.cells, rows, strict=True),
        *zip(table.column_totals, shown_columns, columns, strict=True),
        (table.total, table.row_totals, list(map(sum, rows))),
        (table.total, table.column_totals, list(map(sum, columns))),
    ):
        pairs = zip(shown, true, strict=True)
        yield total, sum(value for figure, value in pairs if figure is None)


def tables(most_rows: int, most_columns: int, most: int) -> st.SearchStrategy[Cells]:
    count = st.one_of(st.just(0), st.integers(0, most))
    shapes = st.tuples(st.integers(1, most_rows), st.integers(1, most_columns))
    return shapes.flatmap(
        lambda shape: st.lists(
            st.lists(count, min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        )
    )


@settings(deadline=None)
@given(tables(3, 2, 9) | tables(2, 3, 9) | tables(1, 6, 9), st.integers(2, 6))
def test_no_hidden_figure_can_be_worked_out(rows: Cells, min_cell: int) -> None:
    table = publish_table(rows, min_cell)
    possible = list(with_the_same_figures(rows, table, range(-1, 2)))

    for place, shown in enumerate(flat_published(table)):
        if shown is None:
            assert len({figures[place] for figures in possible}) > 1


@settings(deadline=None)
@given(tables(2, 2, 4), st.integers(2, 4))
def test_no_hidden_figure_can_be_worked_out_among_all_tables(rows: Cells, min_cell: int) -> None:
    table = publish_table(rows, min_cell)
    possible = list(with_the_same_figures(rows, table, range(-4, 5)))

    assert flat(rows) in possible
    for place, shown in enumerate(flat_published(table)):
        if shown is None:
            assert len({figures[place] for figures in possible}) > 1


SCATTERED = [
    # two small cells far apart
    [[3, 90, 80, 60], [70, 55, 90, 80], [60, 95, 65, 99], [88, 77, 66, 4]],
    # two blocks that are safe in themselves, and a small cell between them
    [[3, 3, 2, 70], [3, 3, 60, 80], [90, 95, 3, 3], [88, 77, 3, 3]],
    # small sums in two rows, whose smallest other cells stand in different columns
    [[1, 3, 30, 90], [3, 1, 80, 40], [60, 65, 70, 75]],
    # ones, which can only grow
    [[1, 1, 80, 60], [1, 1, 90, 80], [60, 95, 65, 99], [88, 77, 66, 1]],
    # a small region, and a small cell elsewhere
    [[0, 0, 2, 0], [70, 55, 90, 80], [60, 3, 65, 99], [0, 77, 66, 41]],
]


@pytest.mark.parametrize("rows", SCATTERED)
def test_no_hidden_figure_can_be_worked_out_when_small_ones_lie_apart(rows: Cells) -> None:
    table = publish_table(rows, 5)
    possible = list(with_the_same_figures(rows, table, range(-1, 2)))

    for place, shown in enumerate(flat_published(table)):
        if shown is None:
            assert len({figures[place] for figures in possible}) > 1


@given(tables(6, 5, 12), st.integers(1, 8))
def test_no_line_gives_away_a_small_sum_of_hidden_figures(rows: Cells, min_cell: int) -> None:
    for total, concealed in lines_of(rows, publish_table(rows, min_cell)):
        assert total is None or concealed == 0 or concealed >= min_cell


@given(tables(6, 5, 12), st.integers(1, 8))
def test_what_is_published_is_true_and_never_small(rows: Cells, min_cell: int) -> None:
    published = flat_published(publish_table(rows, min_cell))

    for true, shown in zip(flat(rows), published, strict=True):
        assert shown in (None, true)
        assert not 0 < true < min_cell or shown is None
        assert true != 0 or shown == 0


@given(tables(6, 5, 12), st.integers(1, 8))
def test_without_a_small_figure_nothing_is_hidden(rows: Cells, min_cell: int) -> None:
    large = [[value and value + min_cell for value in row] for row in rows]

    table = publish_table(large, min_cell)

    assert table.hidden == 0
    assert flat_published(table) == flat(large)


@given(tables(6, 5, 12), st.integers(1, 8))
def test_the_same_table_is_always_hidden_alike(rows: Cells, min_cell: int) -> None:
    assert publish_table(rows, min_cell) == publish_table(rows, min_cell)


def test_a_small_cell_takes_the_smallest_others_with_it() -> None:
    table = publish_table([[3, 80, 9], [60, 70, 70], [90, 40, 30]], 5)

    assert table.cells == ((None, 80, None), (60, 70, 70), (None, 40, None))
    assert (table.row_totals, table.column_totals) == ((92, 200, 160), (153, 190, 109))
    assert (table.total, table.hidden) == (452, 4)


def test_two_small_cells_whose_sum_is_small_take_a_third() -> None:
    table = publish_table([[1, 3, 30, 90], [3, 1, 40, 80]], 5)

    assert table.cells == ((None, None, None, 90), (None, None, None, 80))
    assert table.column_totals == (None, None, 70, 170)


def test_cells_are_hidden_before_totals() -> None:
    rows = [[3, 100, 0], [50, 0, 100_000], [0, 100, 100_000]]

    table = publish_table(rows, 5)

    assert table.cells == ((None, None, 0), (None, 0, None), (0, None, None))
    assert flat_published(table)[9:] == flat(rows)[9:]


def test_a_region_alone_hides_its_totals_by_column_too() -> None:
    table = publish_table([[3, 20, 0, 7, 0]], 5)

    assert table.cells == ((None, 20, 0, None, 0),)
    assert table.column_totals == (None, 20, 0, None, 0)
    assert (table.row_totals, table.total) == ((30,), 30)


def test_a_region_of_three_people_hides_everything_but_noughts() -> None:
    table = publish_table([[3, 0, 0, 0, 0]], 5)

    assert table.cells == ((None, 0, 0, 0, 0),)
    assert table.column_totals == (None, 0, 0, 0, 0)
    assert (table.row_totals, table.total) == ((None,), None)


def test_a_small_region_hides_the_total_of_another() -> None:
    table = publish_table([[0, 3], [40, 60], [20, 90]], 5)

    assert table.cells == ((0, None), (40, None), (20, 90))
    assert (table.row_totals, table.total) == ((None, None, 110), 213)


@pytest.mark.parametrize("rows", [[], [[]], [[0, 0], [0, 0]]])
def test_nothing_counted_hides_nothing(rows: Cells) -> None:
    table = publish_table(rows, 5)

    assert table.hidden == 0
    assert table.total == 0


@pytest.mark.parametrize("min_cell", [0, 1])
def test_a_smallest_cell_of_one_hides_nothing(min_cell: int) -> None:
    assert publish_table([[1, 2], [3, 1]], min_cell).hidden == 0


def test_lines_need_not_be_a_table() -> None:
    """Units of two regions by one count each, and their nation: a tree of totals."""
    values: dict[Key, int] = {
        "a1": 3,
        "a2": 8,
        "a3": 40,
        "a": 51,
        "b1": 20,
        "b2": 30,
        "b": 50,
        "nation": 101,
    }
    lines = [Line("a", ("a1", "a2", "a3")), Line("b", ("b1", "b2")), Line("nation", ("a", "b"))]

    assert hidden_cells(values, lines, 5) == {"a1", "a2"}


def test_a_total_that_is_not_the_sum_is_refused() -> None:
    with pytest.raises(TotalMismatchError) as caught:
        hidden_cells({"a": 3, "b": 4, "all": 8}, [Line("all", ("a", "b"))], 5)

    assert caught.value.total == "all"


@pytest.mark.parametrize(
    "lines",
    [
        [Line("t", ("a",)), Line("u", ("a",)), Line("v", ("a",))],
        [Line("t", ("a", "b")), Line("u", ("a", "c")), Line("v", ("b", "c"))],
        [Line("t", ("a",)), Line("t", ("a",)), Line("u", ("t",))],
    ],
)
def test_lines_that_are_no_network_are_refused(lines: list[Line]) -> None:
    values: dict[Key, int] = dict.fromkeys("abctuv", 0)

    with pytest.raises(TangledLinesError):
        hidden_cells(values, lines, 5)


@pytest.mark.parametrize(
    "row",
    [
        lambda place: [700, 4000, 200, place % 61, place % 19],
        lambda place: [(place + column) % 7 for column in range(5)],
        lambda place: [int((place * column) % 3 == 0) for column in range(5)],
        lambda place: [700 + place % 97, 4000 + place % 89, 60, 50, 3],
    ],
)
def test_the_nation_takes_less_than_a_second(row: Callable[[int], list[int]]) -> None:
    rows = [row(place) for place in range(552)]

    begin = process_time()
    publish_table(rows, 5)

    assert process_time() - begin < 1
