"""Why something about an evaluation is refused: data only, the words are in explanations.py."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kinerja.errors import Refusal


class EvaluationNotFound(Refusal):
    """This region has no such evaluation."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class NotTheAssessor(Refusal):
    """Somebody else rates this person.

    `since` is the first day on which the one who asks no longer did, None if they never did;
    only who once rated is told `successor` and `period`.
    """

    def __init__(self, since: date | None, successor: str, period: str) -> None:
        super().__init__(since, successor, period)
        self.since, self.successor, self.period = since, successor, period


class ResultNotYours(Refusal):
    """The result is read by the person, the assessor, and those who oversee the unit."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class AlreadyFinal(Refusal):
    """A final result is never changed."""

    def __init__(self, evaluation_id: UUID, finalised_at: datetime) -> None:
        super().__init__(evaluation_id, finalised_at)
        self.evaluation_id, self.finalised_at = evaluation_id, finalised_at


class DraftConflict(Refusal):
    """The draft was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, evaluation_id: UUID, edition: int, fields: Sequence[str]) -> None:
        super().__init__(evaluation_id, edition, fields)
        self.evaluation_id, self.edition, self.fields = evaluation_id, edition, tuple(fields)


class RatingIncomplete(Refusal):
    """Nothing can be set while these indicators lack a level or a reason."""

    def __init__(self, indicators: Sequence[str]) -> None:
        super().__init__(indicators)
        self.indicators = tuple(indicators)


class DecisionIncomplete(Refusal):
    """One of the two ratings is not chosen, or a departure lacks its reason."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(fields)
        self.fields = tuple(fields)


class NotFinalYet(Refusal):
    """Only a final result can be acknowledged."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class AlreadyAcknowledged(Refusal):
    """A result is acknowledged once; the reply stays as it was."""

    def __init__(self, evaluation_id: UUID, acknowledged_at: datetime) -> None:
        super().__init__(evaluation_id, acknowledged_at)
        self.evaluation_id, self.acknowledged_at = evaluation_id, acknowledged_at


class PeriodOver(Refusal):
    """The period takes no more ratings."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
