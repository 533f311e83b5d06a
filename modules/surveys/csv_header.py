"""The first line of a file of answers: which column is which element."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from modules.surveys.csv_faults import HeaderProblem, HeaderWrong
from modules.surveys.rules_elements import (
    MOST_ELEMENTS,
    Element,
    Order,
    find_element,
    numbered_elements,
)

RESPONDENT: Final = "respondent"
_NUMBERED: Final = re.compile(r"[Uu]0?([1-9][0-9]?)", re.ASCII)
_QUOTED: Final = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Header:
    """The element columns as headed, what they mean, and how many columns stand before them."""

    columns: tuple[str, ...]
    elements: tuple[Element, ...]
    skipped: int


def delimiter_of(line: str) -> str:
    """The semicolon if the header has one outside quotation marks, else the comma."""
    return ";" if ";" in _QUOTED.sub("", line) else ","


def read_header(names: Sequence[str], order: Order) -> Header:
    """The meaning of the columns; raises HeaderWrong with the first column that has none."""
    columns = [name.strip() for name in names]
    while columns and not columns[-1]:
        columns.pop()
    skipped = int(bool(columns) and columns[0].casefold() == RESPONDENT)
    columns = columns[skipped:]
    _check_shape(columns)
    elements = _elements(columns, order)
    _check_repeats(columns, elements)
    return Header(tuple(columns), elements, skipped)


def _check_shape(columns: Sequence[str]) -> None:
    if not columns:
        raise HeaderWrong(HeaderProblem.NO_ELEMENT)
    if not all(columns):
        raise HeaderWrong(HeaderProblem.UNNAMED, str(columns.index("") + 1))
    if len(columns) > MOST_ELEMENTS:
        raise HeaderWrong(HeaderProblem.TOO_MANY, columns[MOST_ELEMENTS])


def _elements(columns: Sequence[str], order: Order) -> tuple[Element, ...]:
    numbers = [_NUMBERED.fullmatch(column) for column in columns]
    if not any(numbers):
        return tuple(_named(column) for column in columns)
    meanings = numbered_elements(len(columns), order)
    return tuple(
        _numbered(column, int(number[1]) if number else None, meanings)
        for column, number in zip(columns, numbers, strict=True)
    )


def _named(column: str) -> Element:
    element = find_element(column)
    if element is None:
        raise HeaderWrong(HeaderProblem.UNKNOWN, column)
    return element


def _numbered(column: str, number: int | None, meanings: Sequence[Element]) -> Element:
    if number is None:
        known = find_element(column) is not None
        raise HeaderWrong(HeaderProblem.MIXED if known else HeaderProblem.UNKNOWN, column)
    if number > len(meanings):
        raise HeaderWrong(HeaderProblem.GAP, column)
    return meanings[number - 1]


def _check_repeats(columns: Sequence[str], elements: Sequence[Element]) -> None:
    seen: Counter[Element] = Counter()
    for column, element in zip(columns, elements, strict=True):
        seen[element] += 1
        if seen[element] > 1:
            raise HeaderWrong(HeaderProblem.REPEATED, column)
