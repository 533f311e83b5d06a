"""What can be noted of somebody, and on which days of a period. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from kinerja.rubrics.rubric import Rubric
from modules.evaluations.rules import asked_of_superior

# a note says what happened: shorter than this, it would only judge
SEEN_SHORTEST: Final = 20
SEEN_LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a superior saw on a day, on which indicator, and whether it speaks for the person."""

    on_date: date
    indicator: str
    is_positive: bool
    words: str


class OnIndicator(Protocol):
    """Anything that speaks of one indicator."""

    @property
    def indicator(self) -> str:
        """The indicator's code."""


T = TypeVar("T", bound=OnIndicator)


def observable(rubric: Rubric, family: str) -> list[str]:
    """The indicators a superior may note something on: those a superior rates."""
    return [indicator.code for _component, indicator in asked_of_superior(rubric, family)]


def days_observed(starts_on: date, ends_on: date, today: date) -> tuple[date, date]:
    """The first and the last day a note of a period may carry; none is later than today."""
    return starts_on, min(ends_on, today)


def by_indicator(notes: Iterable[T]) -> Mapping[str, list[T]]:
    """The notes of each indicator, in the order they come."""
    found: dict[str, list[T]] = {}
    for note in notes:
        found.setdefault(note.indicator, []).append(note)
    return found
