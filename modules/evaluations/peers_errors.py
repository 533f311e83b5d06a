"""Why something about unnamed raters is refused: data only, the words are in peers_words.py."""

from datetime import date
from uuid import UUID

from kinerja.errors import Refusal


class NotAssignedToRate(Refusal):
    """The signed-in person was not asked for a rating here."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class AlreadyRated(Refusal):
    """The signed-in person has answered here, on this day; an answer cannot be taken back."""

    def __init__(self, evaluation_id: UUID, submitted_on: date) -> None:
        super().__init__(evaluation_id, submitted_on)
        self.evaluation_id, self.submitted_on = evaluation_id, submitted_on


class RatersHeard(Refusal):
    """Unnamed ratings of this period, or of this person, are no longer taken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RatersNotDue(Refusal):
    """Raters are drawn while a period is being rated, neither before nor after."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
