"""Why something about an innovation is refused: the words are elsewhere."""

from datetime import date
from uuid import UUID

from kinerja.errors import Refusal
from modules.evaluations.models_records import InnovationState


class NoInnovations(Refusal):
    """Innovations are not recorded in this region."""


class InnovationNotFound(Refusal):
    """This region has no such innovation."""

    def __init__(self, innovation_id: UUID) -> None:
        super().__init__(innovation_id)
        self.innovation_id = innovation_id


class NotYourInnovation(Refusal):
    """An innovation is read by its person, the superior and the agency; the superior decides."""

    def __init__(self, innovation_id: UUID) -> None:
        super().__init__(innovation_id)
        self.innovation_id = innovation_id


class InnovationDecided(Refusal):
    """An innovation is decided once."""

    def __init__(self, innovation_id: UUID, state: InnovationState) -> None:
        super().__init__(innovation_id, state)
        self.innovation_id, self.state = innovation_id, state


class InUseInFuture(Refusal):
    """What is recorded is in use already."""

    def __init__(self, since: date, latest: date) -> None:
        super().__init__(since, latest)
        self.since, self.latest = since, latest


class ReasonMissing(Refusal):
    """Who refuses an innovation says why, in at least `shortest` characters."""

    def __init__(self, shortest: int) -> None:
        super().__init__(shortest)
        self.shortest = shortest
