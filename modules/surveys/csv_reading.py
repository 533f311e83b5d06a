"""Answers from a CSV file, counted as they are read: a million rows take no more room than ten."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, TextIO

from modules.surveys.csv_faults import (
    FileEmpty,
    FileMissing,
    FileNotText,
    FileUnreadable,
    NoAnswers,
    RowMalformed,
    TooManyRejected,
)
from modules.surveys.csv_header import Header, delimiter_of, read_header
from modules.surveys.rules import HIGHEST_ANSWER, LOWEST_ANSWER, ElementTally
from modules.surveys.rules_elements import Order

NOT_AN_ANSWER: Final = "not_1_to_4"
BEYOND_HEADER: Final = "beyond_header"
MOST_REJECTED: Final = 100_000
_LONGEST_LINE: Final = 100_000
_LONGEST_QUOTE: Final = 60
_BLANK: Final = frozenset({"", "-"})
_ANSWERS: Final = {str(level): level for level in range(LOWEST_ANSWER, HIGHEST_ANSWER + 1)}


@dataclass(frozen=True, slots=True)
class RejectedCell:
    """A cell that is no answer; `row` is the line in the file, the header being line 1."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class CountedAnswers:
    """What a file holds.

    `sheets` counts the respondents by (sum of their answers, number of their answers), from which
    the interval of the index follows.
    """

    tallies: tuple[ElementTally, ...]
    sheets: Counter[tuple[int, int]]
    rejected: tuple[RejectedCell, ...]

    @property
    def respondents(self) -> int:
        """How many rows hold at least one valid answer."""
        return self.sheets.total()


def read_answers(path: Path, order: Order = Order.U8_PENGADUAN) -> CountedAnswers:
    """The counted answers of a file; raises a CsvFault that names why there are none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _count(file, order)
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except UnicodeDecodeError as error:
        raise FileNotText from error
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error


class _Tally:
    """The running counts of one file."""

    def __init__(self, header: Header) -> None:
        size = len(header.columns)
        self.header = header
        self.answers, self.blank, self.total = [0] * size, [0] * size, [0] * size
        self.sheets: Counter[tuple[int, int]] = Counter()
        self.rejected: list[RejectedCell] = []

    def add(self, row: int, cells: Sequence[str]) -> None:
        """Count one respondent's cells; those a short row lacks are blank."""
        size = len(self.header.columns)
        given = total = 0
        for place in range(size):
            cell = cells[place] if place < len(cells) else ""
            level = _ANSWERS.get(cell) or self._level(row, place, cell.strip())
            if level:
                self.answers[place] += 1
                self.total[place] += level
                given += 1
                total += level
        if given:
            self.sheets[total, given] += 1
        if len(cells) > size:
            self._reject_beyond(row, cells[size:])

    def _level(self, row: int, place: int, cell: str) -> int | None:
        if cell in _BLANK:
            self.blank[place] += 1
        elif cell not in _ANSWERS:
            self._reject(row, self.header.columns[place], cell, NOT_AN_ANSWER)
        return _ANSWERS.get(cell)

    def _reject_beyond(self, row: int, cells: Sequence[str]) -> None:
        first = self.header.skipped + len(self.header.columns) + 1
        for place, cell in enumerate(cells, first):
            if cell.strip() not in _BLANK:
                self._reject(row, str(place), cell.strip(), BEYOND_HEADER)

    def _reject(self, row: int, column: str, cell: str, reason: str) -> None:
        if len(self.rejected) == MOST_REJECTED:
            raise TooManyRejected(MOST_REJECTED)
        value = cell if len(cell) <= _LONGEST_QUOTE else f"{cell[:_LONGEST_QUOTE]}…"
        self.rejected.append(RejectedCell(row, column, value, reason))

    def result(self) -> CountedAnswers:
        """What was counted; raises NoAnswers when that is nothing."""
        if not self.sheets and not self.rejected:
            raise NoAnswers
        counts = zip(self.header.elements, self.answers, self.blank, self.total, strict=True)
        return CountedAnswers(
            tuple(ElementTally(*each) for each in counts), self.sheets, tuple(self.rejected)
        )


def _count(file: TextIO, order: Order) -> CountedAnswers:
    rows = _rows(file)
    header = read_header(next(rows)[1], order)
    tally = _Tally(header)
    for row, cells in rows:
        if len(cells) > 1 or len(header.columns) == 1 or cells[0].strip():
            tally.add(row, cells[header.skipped :])
    return tally.result()


def _rows(file: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of the line it starts on, from the header on; no empty lines."""
    lines = _lines(file)
    leading = 1
    for line in lines:
        if line.strip():
            break
        leading += 1
    else:
        raise FileEmpty
    rows = csv.reader(chain([line], lines), delimiter=delimiter_of(line), strict=True)
    row = leading
    try:
        for cells in rows:
            if cells:
                yield row, cells
            row = leading + rows.line_num
    except csv.Error as error:
        raise RowMalformed(row) from error


def _lines(file: TextIO) -> Iterator[str]:
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if "\0" in line:
            raise FileNotText
        if len(line) == _LONGEST_LINE:
            raise RowMalformed(number)
        yield line
