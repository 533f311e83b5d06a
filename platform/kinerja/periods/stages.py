"""Which stages a region's periods pass, and when each of them is due. Pure."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from kinerja.packs.tenant_document import Practice
from kinerja.periods.models import Period, PeriodStage

# the column of a period that says until when a stage lasts
DUE_COLUMNS: Final[Mapping[PeriodStage, str]] = MappingProxyType(
    {
        PeriodStage.SELF_ASSESSMENT: "self_due_on",
        PeriodStage.RATING: "ratings_due_on",
        PeriodStage.MEETING: "meetings_due_on",
    }
)


def stages_of(practice: Practice) -> tuple[PeriodStage, ...]:
    """The stages in order; without self-assessment or meetings their stage is passed over."""
    left_out = set()
    if not practice.self_assessment:
        left_out.add(PeriodStage.SELF_ASSESSMENT)
    if not practice.meetings:
        left_out.add(PeriodStage.MEETING)
    return tuple(stage for stage in PeriodStage if stage not in left_out)


def next_stage(stage: PeriodStage, practice: Practice) -> PeriodStage | None:
    """What follows a stage in this practice; None after the last one."""
    return next((each for each in stages_of(practice) if each > stage), None)


def due_of(period: Period, stage: PeriodStage) -> date | None:
    """Until when a stage lasts; None where it has no day."""
    column = DUE_COLUMNS.get(stage)
    return getattr(period, column) if column else None
