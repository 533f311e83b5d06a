"""Why something about a period is refused."""

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
