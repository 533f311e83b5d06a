"""What a plan must hold before it is proposed, who moves it on, and until when. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from modules.targets.kinds import Aspect, Direction, MeasureSource, PlanState

WHOLE: Final = 100
MOST_MEASURES: Final = 4
MOST_TARGETS: Final = 20
# a return or a revision is explained in at least so many characters
REASON_SHORTEST: Final = 15


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One indicator (IKI) as far as it is written; `target` None while no figure is given."""

    aspect: Aspect = Aspect.QUANTITY
    indicator: str = ""
    unit: str = ""
    target: Decimal | None = None
    direction: Direction = Direction.HIGHER
    source: MeasureSource = MeasureSource.LOG
    weight: int = WHOLE

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written for it; the choices alone say nothing."""
        return not self.indicator and not self.unit and self.target is None


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """One planned result (RHK) as far as it is written.

    Args:
        weight: Percent of the plan, 0 to 100.
        measures: By place on the form, 1 to `MOST_MEASURES`.
        superior: The superior's result it contributes to.
        template: The code of the region's template it was taken from.
        is_logged: Whether something reached has been recorded for it.
    """

    id: UUID
    number: int
    result: str = ""
    is_main: bool = True
    weight: int = 0
    superior: UUID | None = None
    template: str | None = None
    measures: Mapping[int, MeasureDraft] = field(default_factory=dict)
    is_logged: bool = False


class FaultKind(StrEnum):
    """What keeps a plan from being proposed."""

    NO_MAIN = "no_main"
    WEIGHTS = "weights"
    RESULT = "result"
    WEIGHT = "weight"
    NO_MEASURE = "no_measure"
    INDICATOR = "indicator"
    UNIT = "unit"
    TARGET = "target"
    NOT_POSITIVE = "not_positive"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a plan lacks, in which result and at which of its measures."""

    kind: FaultKind
    target: UUID | None = None
    measure: int | None = None


def total_weight(targets: Sequence[TargetDraft]) -> int:
    """The weights of all results together, which are to be 100."""
    return sum(target.weight for target in targets)


def plan_faults(targets: Sequence[TargetDraft]) -> tuple[Fault, ...]:
    """Everything a plan lacks, result by result, then the plan as a whole."""
    found = [fault for target in targets for fault in target_faults(target)]
    # PermenPANRB 6/2022, Lampiran Bab II: the main section is mandatory, the additional one is not
    if not any(target.is_main for target in targets):
        found.append(Fault(FaultKind.NO_MAIN))
    elif total_weight(targets) != WHOLE:
        found.append(Fault(FaultKind.WEIGHTS))
    return tuple(found)


def target_faults(target: TargetDraft) -> list[Fault]:
    """What one result lacks; one for which something is recorded may weigh nothing any more."""
    found = []
    if not target.result:
        found.append(Fault(FaultKind.RESULT, target.id))
    if target.weight <= 0 and not target.is_logged:
        found.append(Fault(FaultKind.WEIGHT, target.id))
    written = [(at, each) for at, each in sorted(target.measures.items()) if not each.is_blank]
    if not written:
        found.append(Fault(FaultKind.NO_MEASURE, target.id))
    kinds = ((at, kind) for at, measure in written for kind in _measure_faults(measure))
    return found + [Fault(kind, target.id, at) for at, kind in kinds]


def _measure_faults(measure: MeasureDraft) -> list[FaultKind]:
    found = []
    if not measure.indicator:
        found.append(FaultKind.INDICATOR)
    if not measure.unit:
        found.append(FaultKind.UNIT)
    if measure.target is None:
        found.append(FaultKind.TARGET)
    elif measure.target <= 0 and measure.direction is Direction.HIGHER:
        found.append(FaultKind.NOT_POSITIVE)
    return found


class Act(Enum):
    """What somebody does with a plan as a whole."""

    EDIT = "edit"
    PROPOSE = "propose"
    WITHDRAW = "withdraw"
    RETURN = "return"
    AGREE = "agree"
    REVISE = "revise"


_MOVES: Final[Mapping[tuple[PlanState, Act], PlanState]] = MappingProxyType(
    {
        (PlanState.DRAFT, Act.EDIT): PlanState.DRAFT,
        (PlanState.DRAFT, Act.PROPOSE): PlanState.PROPOSED,
        (PlanState.PROPOSED, Act.WITHDRAW): PlanState.DRAFT,
        (PlanState.PROPOSED, Act.RETURN): PlanState.RETURNED,
        (PlanState.PROPOSED, Act.AGREE): PlanState.AGREED,
        (PlanState.RETURNED, Act.EDIT): PlanState.RETURNED,
        (PlanState.RETURNED, Act.PROPOSE): PlanState.PROPOSED,
        (PlanState.AGREED, Act.REVISE): PlanState.DRAFT,
    }
)


def after(state: PlanState, act: Act) -> PlanState | None:
    """The stage a plan comes to by this act; None where the act is not open to it."""
    return _MOVES.get((state, act))


def deadline(year: int) -> date:
    """The last day on which a year's plan is agreed in time (PermenPANRB 6/2022)."""
    return date(year, 1, 31)


def next_superior_may_agree(year: int, state: PlanState, proposed: date | None, on: date) -> bool:
    """Whether the assessor's superior may agree: proposed in time, and the assessor did nothing.

    PermenPANRB 6/2022, Lampiran Bab II: where the assessor has not acted by 31 January, the
    employee agrees the plan with the assessor's superior.
    """
    due = deadline(year)
    return state is PlanState.PROPOSED and proposed is not None and proposed <= due < on


def plan_day(year: int, on: date) -> date:
    """The day whose posts and lines decide about a year's plan: the present one while it lasts."""
    return on if year >= on.year else date(year, 12, 31)


def shares(whole: int, parts: int) -> list[int]:
    """A whole in so many parts that differ by at most 1, the larger ones first."""
    each, rest = divmod(whole, parts) if parts else (0, 0)
    return [each + (at < rest) for at in range(parts)]
