"""A unit's report: what it needs, when two versions differ and how far it is. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from modules.evaluations import drafts

# the office that reports for its people: the nearest unit of this kind, themselves or above
REPORTS: Final = "opd"
ACHIEVEMENTS_SHORTEST: Final = 40
OBSTACLES_SHORTEST: Final = 5
# a record is asked for on first pages from so long before it is due
ASKED_AHEAD: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Report:
    """What a unit says of a period."""

    achievements: str = ""
    obstacles: str = ""


FIELDS: Final = tuple(field.name for field in fields(Report))
_SHORTEST: Final[Mapping[str, int]] = {
    "achievements": ACHIEVEMENTS_SHORTEST,
    "obstacles": OBSTACLES_SHORTEST,
}


class ReportState(StrEnum):
    """How far a report is."""

    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    SUBMITTED = "submitted"


def state_of(edition: int | None, submitted_at: datetime | None) -> ReportState:
    """The state of a report; without a row there is no `edition`."""
    if submitted_at is not None:
        return ReportState.SUBMITTED
    return ReportState.DRAFT if edition else ReportState.NOT_BEGUN


def report_faults(report: Report) -> dict[str, int]:
    """By field too short to be submitted, how many characters it needs at least."""
    said = asdict(report)
    return {name: least for name, least in _SHORTEST.items() if len(said[name]) < least}


def merge(mine: Report, saved: Report) -> tuple[Report, list[str]]:
    """Both versions in one, and the fields where each says something else."""
    joined, collisions = drafts.merge(asdict(mine), asdict(saved))
    return Report(**{name: joined[name] or "" for name in FIELDS}), collisions


def differences(mine: Report, saved: Report) -> list[str]:
    """The fields in which two versions differ."""
    return drafts.differences(asdict(mine), asdict(saved))
