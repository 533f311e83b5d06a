"""What an examination finds: a state, the facts, and the remedy where one is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How well a part of the installation is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation: its name, its state, what was found, what to do."""

    name: str
    state: State
    found: str
    remedy: str | None = None


def worst(findings: Iterable[Finding]) -> State:
    """The state of the whole: that of its worst part."""
    states = {finding.state for finding in findings}
    return next(
        state for state in (State.BAD, State.WARN, State.OK) if state in states | {State.OK}
    )
