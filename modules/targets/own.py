"""The reader's own plan of a year: what they hold, and what is there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kinerja.local_dates import today
from kinerja.packs.rubric_document import Template
from kinerja.rubrics.service import newest_version, rubric_of
from modules.targets.blueprint import EARLIEST, me
from modules.targets.errors import NoPosition, PlanNotFound, TargetNotFound
from modules.targets.from_templates import templates_for
from modules.targets.models import Plan
from modules.targets.queries import (
    PlanCase,
    SuperiorResult,
    find_own,
    superior_results,
    targets_of,
)
from modules.targets.rules import TargetDraft, plan_day
from modules.targets.seats import Seat, seat_of
from modules.targets.service import open_plan

# in autumn people begin to plan the year to come
_PLANNED_FROM: Final = 10


@dataclass(frozen=True, slots=True)
class Own:
    """The reader in their position, with the plan if it has been begun, and its content."""

    year: int
    seat: Seat
    case: PlanCase | None
    targets: tuple[TargetDraft, ...]

    @property
    def plan(self) -> Plan | None:
        """The plan itself."""
        return self.case.plan if self.case else None


def years_to_begin() -> tuple[int, ...]:
    """The years a plan may be begun for: this one, and from October on the next."""
    day = today()
    return (day.year, day.year + 1) if day.month >= _PLANNED_FROM else (day.year,)


def find_mine(year: int) -> Own | None:
    """The reader's plan of a year; None for who holds no position.

    PlanNotFound for a year in which there is none and none can be begun.
    """
    if not EARLIEST <= year <= today().year + 1:
        raise PlanNotFound(year)
    seat = seat_of(me(), plan_day(year, today()))
    case = find_own(me(), seat.position, year) if seat else None
    if case is None and year not in years_to_begin():
        raise PlanNotFound(year)
    if seat is None:
        return None
    return Own(year, seat, case, targets_of(case.plan.id) if case else ())


def get_mine(year: int) -> Own:
    """As `find_mine`, NoPosition for who holds none."""
    found = find_mine(year)
    if found is None:
        raise NoPosition(year)
    return found


def begun(own: Own) -> Plan:
    """The reader's plan, locked until commit; begun where there is none yet."""
    return open_plan(own.seat, own.year)


def target_in(targets: Sequence[TargetDraft], target_id: UUID) -> TargetDraft:
    """One result of a plan; TargetNotFound for anybody else's."""
    found = next((target for target in targets if target.id == target_id), None)
    if found is None:
        raise TargetNotFound(target_id)
    return found


def superiors_of(own: Own) -> list[SuperiorResult]:
    """What the reader's results may contribute to."""
    return superior_results(own.seat.assessor, own.year)


def open_templates(own: Own) -> list[Template]:
    """The templates of the region for the reader's family that are not in the plan yet."""
    version = newest_version()
    if version is None:
        return []
    taken = {target.template for target in own.targets}
    return templates_for(rubric_of(version.id).said.templates, own.seat.family, taken)
