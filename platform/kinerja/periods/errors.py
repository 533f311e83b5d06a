"""Why something about a period is refused."""

from datetime import date
from uuid import UUID

from kinerja.errors import Refusal
from kinerja.periods.models import PeriodStage


class PeriodNotFound(Refusal):
    """This region has no such period; `sought` is an id or a code."""

    def __init__(self, sought: UUID | str) -> None:
        super().__init__(sought)
        self.sought = sought


class StageOutOfOrder(Refusal):
    """A period goes one stage forward at a time and never back."""

    def __init__(self, code: str, stage: PeriodStage, wanted: PeriodStage) -> None:
        super().__init__(code, stage, wanted)
        self.code, self.stage, self.wanted = code, stage, wanted


class DeadlineNotLater(Refusal):
    """A deadline is only ever moved to a later day."""

    def __init__(self, code: str, due: date, wanted: date) -> None:
        super().__init__(code, due, wanted)
        self.code, self.due, self.wanted = code, due, wanted


class StageWithoutDeadline(Refusal):
    """This stage of the period has no day to move, or is over."""

    def __init__(self, code: str, stage: PeriodStage) -> None:
        super().__init__(code, stage)
        self.code, self.stage = code, stage
