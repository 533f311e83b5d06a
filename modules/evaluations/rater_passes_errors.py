"""Why something about the training of raters is refused: the words are elsewhere."""

from collections.abc import Sequence
from datetime import date

from kinerja.errors import Refusal


class NoRaterTraining(Refusal):
    """Who rates in this region needs no training for it."""


class RaterUntrained(Refusal):
    """No result is set by somebody who has not passed; `contacts` record who has."""

    def __init__(self, contacts: Sequence[str]) -> None:
        super().__init__(contacts)
        self.contacts = tuple(contacts)


class PassInFuture(Refusal):
    """Nobody has passed on a day that is still to come."""

    def __init__(self, passed_on: date, latest: date) -> None:
        super().__init__(passed_on, latest)
        self.passed_on, self.latest = passed_on, latest


class NobodyChosen(Refusal):
    """A pass belongs to somebody."""
