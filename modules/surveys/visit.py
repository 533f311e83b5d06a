"""One citizen's way through a survey: pure, carried by the page, stored nowhere before its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

from kinerja.packs import Instrument
from kinerja.packs.instrument import Element

SKIPPED: Final = "-"
LONGEST_SUGGESTION: Final = 1000


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything said so far.

    `step` is 0 on the first page, then the number of the question; the last one asks for a
    suggestion. `answers` holds a choice's code, SKIPPED, or None for what was not asked yet.
    `begun` is in seconds since 1970.
    """

    token: str
    begun: int
    language: str
    answers: tuple[str | None, ...]
    agreed: bool = False
    step: int = 0
    suggestion: str = ""

    @property
    def questions(self) -> int:
        """How many questions there are, the suggestion among them."""
        return len(self.answers) + 1

    @property
    def asks_suggestion(self) -> bool:
        """Whether this is the last page."""
        return self.step == self.questions

    @property
    def choice(self) -> str | None:
        """What was chosen on this page before."""
        return self.answers[self.step - 1] if 0 < self.step <= len(self.answers) else None

    def move(self, by: int) -> Self:
        """One page on or back, never beyond either end."""
        return replace(self, step=min(max(self.step + by, 0), self.questions))

    def choose(self, code: str) -> Self:
        """The same visit with this page answered."""
        answers = list(self.answers)
        answers[self.step - 1] = code
        return replace(self, answers=tuple(answers))


class Go(StrEnum):
    """Which way the citizen turned."""

    NEXT = "next"
    BACK = "back"
    STAY = "stay"


class Fault(StrEnum):
    """What keeps a citizen on a page."""

    AGREE = "agree"
    CHOICE = "choice"
    NOTHING = "nothing"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Said:
    """What came with one page."""

    go: Go
    choice: str | None = None
    suggestion: str | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a visit stands after a page; `send` when it is complete."""

    visit: Visit
    fault: Fault | None = None
    send: bool = False


def turn(visit: Visit, said: Said, instrument: Instrument) -> Turn:
    """The next page, or the same one with its fault; whatever was said is kept."""
    if visit.step == 0:
        return _turn_first(visit, said)
    if visit.asks_suggestion:
        return _turn_last(visit, said, instrument)
    element = instrument.elements[visit.step - 1]
    chosen = said.choice is not None and said.choice in choices(element)
    kept = visit.choose(said.choice) if chosen and said.choice else visit
    if said.go is Go.NEXT and not chosen:
        return Turn(kept, Fault.CHOICE)
    return Turn(_moved(kept, said.go))


def _turn_first(visit: Visit, said: Said) -> Turn:
    kept = replace(visit, agreed=said.agreed or visit.agreed)
    if said.go is not Go.NEXT:
        return Turn(kept)
    if not said.agreed:
        return Turn(replace(visit, agreed=False), Fault.AGREE)
    return Turn(kept.move(1))


def _turn_last(visit: Visit, said: Said, instrument: Instrument) -> Turn:
    words = visit.suggestion if said.suggestion is None else said.suggestion
    kept = replace(visit, suggestion=words)
    if said.go is not Go.NEXT:
        return Turn(_moved(kept, said.go))
    if not any(levels(kept, instrument)):
        return Turn(kept, Fault.NOTHING)
    return Turn(kept, send=True)


def _moved(visit: Visit, go: Go) -> Visit:
    return visit.move({Go.NEXT: 1, Go.BACK: -1, Go.STAY: 0}[go])


def choices(element: Element) -> dict[str, int | None]:
    """What may be chosen, by code, and the level each choice counts as (None is no answer)."""
    return {
        **{str(answer.value): answer.value for answer in element.answers},
        **{other.code: other.counts_as for other in element.alternatives},
        SKIPPED: None,
    }


def levels(visit: Visit, instrument: Instrument) -> list[int | None]:
    """The answers as levels 1-4 in the instrument's order, None where nothing was answered."""
    return [
        choices(element).get(code or SKIPPED)
        for element, code in zip(instrument.elements, visit.answers, strict=True)
    ]


class Flag:
    """Signals that a sheet was not filled in with care; bits, so that one sheet may carry both."""

    STRAIGHT_LINE: Final = 1
    TOO_FAST: Final = 2


_FEWEST_FOR_A_LINE: Final = 5
_SECONDS_A_QUESTION: Final = 2


def flags_of(given: Sequence[int | None], seconds: float) -> int:
    """The signals of a sheet: five or more answers all alike; under two seconds a question."""
    answered = [level for level in given if level is not None]
    line = len(answered) >= _FEWEST_FOR_A_LINE and len(set(answered)) == 1
    fast = seconds < _SECONDS_A_QUESTION * len(given)
    return Flag.STRAIGHT_LINE * line + Flag.TOO_FAST * fast
