"""Why something about an observation note is refused: the words are elsewhere."""

from datetime import date
from uuid import UUID

from kinerja.errors import Refusal


class NoObservations(Refusal):
    """Superiors of this region keep no observation notes."""


class NotTheirSuperior(Refusal):
    """Only a superior notes what was seen, and reads the notes of others."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class ObservedOutsideOfPeriod(Refusal):
    """What was seen on a day belongs to the period of that day, and no day is to come."""

    def __init__(self, on_date: date, earliest: date, latest: date) -> None:
        super().__init__(on_date, earliest, latest)
        self.on_date, self.earliest, self.latest = on_date, earliest, latest
