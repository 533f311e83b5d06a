"""Why something about a plan is refused: data only, the words are in explanations.py."""

from collections.abc import Sequence
from uuid import UUID

from kinerja.errors import Refusal
from modules.targets.kinds import PlanState


class PlanNotFound(Refusal):
    """This region has no such plan, or it is none of the reader's business."""

    def __init__(self, plan: UUID | int) -> None:
        super().__init__(plan)
        self.plan = plan


class TargetNotFound(Refusal):
    """The plan has no such planned result."""

    def __init__(self, target_id: UUID) -> None:
        super().__init__(target_id)
        self.target_id = target_id


class NoPosition(Refusal):
    """Whoever holds no position has nothing to plan for."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class NotInThisState(Refusal):
    """The plan is at a stage in which this cannot be done."""

    def __init__(self, plan_id: UUID, year: int, state: PlanState) -> None:
        super().__init__(plan_id, year, state)
        self.plan_id, self.year, self.state = plan_id, year, state


class NotTheSuperior(Refusal):
    """Somebody else agrees this plan."""

    def __init__(self, plan_id: UUID) -> None:
        super().__init__(plan_id)
        self.plan_id = plan_id


class PlanChanged(Refusal):
    """The plan is another one than the superior has read."""

    def __init__(self, plan_id: UUID, edition: int) -> None:
        super().__init__(plan_id, edition)
        self.plan_id, self.edition = plan_id, edition


class PlanIncomplete(Refusal):
    """The plan cannot be proposed: so many things are missing."""

    def __init__(self, plan_id: UUID, count: int) -> None:
        super().__init__(plan_id, count)
        self.plan_id, self.count = plan_id, count


class TargetConflict(Refusal):
    """The result was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, year: int, target_id: UUID, fields: Sequence[str]) -> None:
        super().__init__(year, target_id, fields)
        self.year, self.target_id, self.fields = year, target_id, tuple(fields)


class TargetLogged(Refusal):
    """What was reached has been recorded for this result or measure, so it stays."""

    def __init__(self, target_id: UUID) -> None:
        super().__init__(target_id)
        self.target_id = target_id


class TooManyTargets(Refusal):
    """The plan holds as many results as a plan may."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class UnknownSuperiorResult(Refusal):
    """The result linked to is not one of the superior's for this year."""

    def __init__(self, superior_target_id: UUID) -> None:
        super().__init__(superior_target_id)
        self.superior_target_id = superior_target_id


class ReasonMissing(Refusal):
    """A return or a revision says why, in at least `shortest` characters."""

    def __init__(self, plan_id: UUID, length: int, shortest: int) -> None:
        super().__init__(plan_id, length, shortest)
        self.plan_id, self.length, self.shortest = plan_id, length, shortest
