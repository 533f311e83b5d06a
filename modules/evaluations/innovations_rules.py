"""What an innovation says, when it counts, and what a decision on it needs. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from modules.evaluations.models_records import InnovationState

TITLE_LONGEST: Final = 200
WORDS_SHORTEST: Final = 20
WORDS_LONGEST: Final = 2000
REASON_SHORTEST: Final = 20
# the numeric scheme of PP 30/2019 gives Sangat Baik only with a new idea
ASKS_FOR_IDEAS: Final = "B"


@dataclass(frozen=True, slots=True)
class Idea:
    """A new way of working as its person describes it, and since when it is in use."""

    title: str
    description: str
    benefit: str
    in_use_since: date


def may_be_in_use_since(since: date, today: date) -> bool:
    """Whether something can be in use since a day: not since one still to come."""
    return since <= today


def counts_in(state: InnovationState, since: date, starts_on: date, ends_on: date) -> bool:
    """Whether an innovation is a new idea of a period: verified, and put to use within it."""
    return state is InnovationState.VERIFIED and starts_on <= since <= ends_on


def lacks_reason(state: InnovationState, reason: str) -> bool:
    """Whether a decision is not explained enough: only a refusal must be."""
    return state is InnovationState.REFUSED and len(reason) < REASON_SHORTEST
