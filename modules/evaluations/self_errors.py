"""Why something about a self-assessment is refused: the words are in self_explanations.py."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kinerja.errors import Refusal


class NoSelfAssessment(Refusal):
    """People of this region do not assess themselves."""


class NotYourSelfAssessment(Refusal):
    """Only the person fills in the own self-assessment."""

    def __init__(self, evaluation_id: UUID) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class SelfAssessmentSent(Refusal):
    """A self-assessment is sent once; what was sent is never changed."""

    def __init__(self, evaluation_id: UUID, sent_at: datetime) -> None:
        super().__init__(evaluation_id, sent_at)
        self.evaluation_id, self.sent_at = evaluation_id, sent_at


class SelfAssessmentOver(Refusal):
    """The period takes no more self-assessments, or the superior has set the result."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SelfDraftConflict(Refusal):
    """The draft was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, evaluation_id: UUID, edition: int, fields: Sequence[str]) -> None:
        super().__init__(evaluation_id, edition, fields)
        self.evaluation_id, self.edition, self.fields = evaluation_id, edition, tuple(fields)


class SelfAssessmentIncomplete(Refusal):
    """Nothing can be sent while these indicators lack a level or what it rests on."""

    def __init__(self, indicators: Sequence[str]) -> None:
        super().__init__(indicators)
        self.indicators = tuple(indicators)
