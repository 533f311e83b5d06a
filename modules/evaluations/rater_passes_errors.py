"""Why something about the training of raters is refused: the words are elsewhere."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

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


class PassNotFound(Refusal):
    """This person has no pass that could be taken back."""

    def __init__(self, person_id: UUID) -> None:
        super().__init__(person_id)
        self.person_id = person_id


class TakenBackUnexplained(Refusal):
    """Who takes a pass back says why, in at least `shortest` characters."""

    def __init__(self, shortest: int) -> None:
        super().__init__(shortest)
        self.shortest = shortest


class NobodyChosen(Refusal):
    """A pass belongs to somebody."""
