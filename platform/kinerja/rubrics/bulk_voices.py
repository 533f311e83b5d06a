"""What the raters of many people say, and their citizens, as columns of exact points."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from kinerja.rubrics.checking import check_record
from kinerja.rubrics.exact_columns import (
    Column,
    Whole,
    common_denominator,
    times,
    totals,
    whole,
)
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import RaterKind, Rubric

Voice = tuple[str, RaterKind]
"""Who speaks about which indicator."""


def read_voices(rubric: Rubric, records: Sequence[Record]) -> Mapping[Voice, Column]:
    """Of each voice the mean of its points, there where enough spoke.

    KeyError for an indicator or a level the rubric does not have; CitizenIndexOutOfScale.
    """
    codes = {each.code for component in rubric.components for each in component.indicators}
    voices = [(code, kind) for code in codes for kind in RaterKind]
    sums, counts = _sums_and_counts(rubric, records, voices)
    scale = common_denominator(list(rubric.level_points.values()))
    columns = {
        voice: Column.of(sums[place], times(counts[place], scale), counts[place] >= smallest)
        for place, voice in enumerate(voices)
        if (smallest := max(1, rubric.rule(voice[1]).smallest))
    }
    citizens = _citizens(rubric, records)
    return columns | {(code, RaterKind.CITIZEN): citizens for code in codes}


def _sums_and_counts(
    rubric: Rubric, records: Sequence[Record], voices: Sequence[Voice]
) -> tuple[Whole, Whole]:
    """Per voice and record the sum of the points, made whole, and how many spoke."""
    size = len(records)
    cells, spoken = _spoken(records, {voice: at * size for at, voice in enumerate(voices)})
    scale = common_denominator(list(rubric.level_points.values()))
    worth = {level: int(points * scale) for level, points in rubric.level_points.items()}
    points = whole([worth[level] for level in chain.from_iterable(spoken)])
    lengths = np.fromiter(map(len, spoken), np.int64, len(spoken))
    counts = np.zeros(len(voices) * size, np.int64)
    sums = np.zeros(len(voices) * size, points.dtype)
    counts[cells], sums[cells] = lengths, totals(points, lengths)
    return sums.reshape(len(voices), size), counts.reshape(len(voices), size)


def _spoken(
    records: Sequence[Record], starts: Mapping[Voice, int]
) -> tuple[list[int], list[Sequence[int]]]:
    """The levels given, and the cell in a table of voices by records to which each belongs."""
    by_code: dict[str, dict[RaterKind, int]] = {}
    for (code, kind), start in starts.items():
        by_code.setdefault(code, {})[kind] = start
    cells: list[int] = []
    spoken: list[Sequence[int]] = []
    for row, record in enumerate(records):
        for code, by_kind in record.ratings.items():
            begins = by_code[code]
            for kind, levels in by_kind.items():
                cells.append(begins[kind] + row)
                spoken.append(levels)
    return cells, spoken


def _citizens(rubric: Rubric, records: Sequence[Record]) -> Column:
    citizens = [record.citizen for record in records]
    for citizen in set(citizens):  # units share an index, so these are few
        check_record(rubric, Record(family="", citizen=citizen))
    smallest = rubric.rule(RaterKind.CITIZEN).smallest
    figures = [each.index.as_integer_ratio() if each else (0, 1) for each in citizens]
    return Column.of(
        whole([above for above, _ in figures]),
        whole([below for _, below in figures]),
        np.array([each is not None and each.n >= smallest for each in citizens], np.bool_),
    )
