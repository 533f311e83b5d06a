"""Whether a record fits the rubric it is to be scored by."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from kinerja.rubrics.errors import (
    CitizenIndexOutOfScale,
    IndicatorUnknown,
    LevelOutOfScale,
    NoMeasures,
)
from kinerja.rubrics.measures import Measure, achieved
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import RaterKind, Rubric

_CITIZEN_INDEX: Final = (Fraction(25), Fraction(100))  # answers of 1 to 4, times 25


def check_record(rubric: Rubric, record: Record) -> None:
    """Refuse what cannot be scored.

    IndicatorUnknown, LevelOutOfScale, CitizenIndexOutOfScale, NoMeasures or TargetNotPositive.
    """
    known = {each.code for component in rubric.components for each in component.indicators}
    for code in (*record.ratings, *record.measured):
        if code not in known:
            raise IndicatorUnknown(code)
    for code, by_kind in record.ratings.items():
        for kind, levels in by_kind.items():
            _check_levels(rubric, code, kind, levels)
    citizen = record.citizen
    if citizen and not _CITIZEN_INDEX[0] <= citizen.index <= _CITIZEN_INDEX[1]:
        raise CitizenIndexOutOfScale(citizen.index)
    for target in record.targets:
        _check_measures(rubric, target.code, target.measures)
    if record.targets and not any(target.weight > 0 for target in record.targets):
        raise NoMeasures(record.targets[0].code)
    for code, measures in record.measured.items():
        _check_measures(rubric, code, measures)


def _check_levels(rubric: Rubric, code: str, kind: RaterKind, levels: Sequence[int]) -> None:
    for level in levels:
        if level not in rubric.level_points:
            raise LevelOutOfScale(code, kind, level)


def _check_measures(rubric: Rubric, code: str, measures: Iterable[Measure]) -> None:
    listed = list(measures)
    if not any(each.weight > 0 for each in listed):
        raise NoMeasures(code)
    for each in listed:
        achieved(each, rubric.achievement.cap)
