"""Everything many records say, as columns with one row per record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kinerja.errors import Refusal
from kinerja.rubrics.bulk_figures import read_measured, read_targets
from kinerja.rubrics.bulk_voices import Voice, read_voices
from kinerja.rubrics.checking import check_record
from kinerja.rubrics.exact_columns import Column, Flags
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import Indicator, Rubric, Source


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures before any weight: voices, targets, standards.

    `is_short` says whose main results fall short of 100 % of their target somewhere.
    """

    size: int
    voices: Mapping[Voice, Column]
    targets: Column
    measured: Mapping[str, Column]
    is_short: Flags

    def figures(self, indicator: Indicator) -> Column | None:
        """The figures this indicator is taken from; None where people rate it."""
        if indicator.source is Source.TARGETS:
            return self.targets
        return self.measured[indicator.code] if indicator.source is Source.MEASURED else None

    def take(self, rows: npt.NDArray[np.int64]) -> "Sheet":
        """The same of these records only, in this order."""
        return Sheet(
            len(rows),
            {voice: column.take(rows) for voice, column in self.voices.items()},
            self.targets.take(rows),
            {code: column.take(rows) for code, column in self.measured.items()},
            self.is_short[rows],
        )


def read_sheet(rubric: Rubric, records: Sequence[Record]) -> Sheet:
    """What these records say; `check_record`'s refusal of the first that does not fit."""
    try:
        targets, is_short = read_targets(rubric, records)
        voices, measured = read_voices(rubric, records), read_measured(rubric, records)
    except (KeyError, Refusal):  # KeyError: a code or a level the rubric does not have
        for record in records:
            check_record(rubric, record)
        raise
    return Sheet(len(records), voices, targets, measured, is_short)
