"""Who is on the agenda of an evaluation meeting, when, and what may change until when. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Any, Final
from uuid import UUID

from kinerja.periods.models import PeriodStage
from modules.evaluations import drafts
from modules.evaluations.models_meetings import Attendance, MeetingState

# a working day has its bounds; a slot is at least a minute
EARLIEST: Final = 6 * 60
LATEST_END: Final = 22 * 60
SHORTEST, LONGEST = 1, 120
# minutes say in at least so many characters what was discussed
MINUTES_SHORTEST: Final = 20
ACHIEVEMENTS: Final = "achievements"
CHALLENGES: Final = "challenges"
MINUTES: Final = "minutes"
_HOUR: Final = 60


class PlanFault(StrEnum):
    """Why a meeting cannot be at the time asked for."""

    PAST = "past"
    BEFORE_PERIOD = "before_period"
    AFTER_DUE = "after_due"
    DAY_OFF = "day_off"
    TOO_EARLY = "too_early"
    RUNS_OVER = "runs_over"


class CloseFault(StrEnum):
    """What the record of a meeting lacks before it can be closed."""

    NOT_MARKED = "not_marked"
    MINUTES_SHORT = "minutes_short"


@dataclass(frozen=True, slots=True)
class Plan:
    """Where and when a meeting is to be: `starts_at` such as 09:00, `length` minutes a slot."""

    held_on: date
    starts_at: str
    place: str
    length: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Within what a meeting must lie: `first` day of the period, `due` its last day if any."""

    today: date
    first: date
    due: date | None
    is_working_day: Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Turn:
    """From when until when somebody presents, as the region's clock says: 09:00 to 09:15."""

    starts_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody with an evaluation in the unit and period; `is_in` has a slot already."""

    evaluation_id: UUID
    name_key: str
    is_active: bool
    is_in: bool = False


def minutes_of(clock: str) -> int:
    """The minutes since midnight of a clock time such as 09:05."""
    hours, minutes = clock.split(":")
    return int(hours) * _HOUR + int(minutes)


def clock_of(minutes: int) -> str:
    """The clock time so many minutes after midnight; past midnight the clock begins anew."""
    return f"{minutes // _HOUR % 24:02}:{minutes % _HOUR:02}"


def turns(starts_at: str, lengths: Sequence[int]) -> list[Turn]:
    """One turn after the other without a break, each as long (in minutes) as its slot."""
    ends = list(accumulate(lengths, initial=minutes_of(starts_at)))
    return [Turn(clock_of(begin), clock_of(end)) for begin, end in pairwise(ends)]


def agenda(people: Iterable[Candidate]) -> list[UUID]:
    """The evaluations on the agenda, by name: all at work, and whoever had a slot before."""
    found = [each for each in people if each.is_active or each.is_in]
    found.sort(key=lambda each: (each.name_key, each.evaluation_id))
    return [each.evaluation_id for each in found]


def plan_faults(plan: Plan, people: int, bounds: Bounds) -> dict[str, PlanFault]:
    """By field of the form, why a meeting of so many people cannot be then."""
    faults: dict[str, PlanFault] = {}
    day = _day_fault(plan.held_on, bounds)
    if day is not None:
        faults["held_on"] = day
    start = minutes_of(plan.starts_at)
    if not EARLIEST <= start < LATEST_END:
        faults["starts_at"] = PlanFault.TOO_EARLY
    elif start + people * plan.length > LATEST_END:
        faults["length"] = PlanFault.RUNS_OVER
    return faults


def _day_fault(day: date, bounds: Bounds) -> PlanFault | None:
    if day < bounds.today:
        return PlanFault.PAST
    if day < bounds.first:
        return PlanFault.BEFORE_PERIOD
    if bounds.due is not None and day > bounds.due:
        return PlanFault.AFTER_DUE
    return None if bounds.is_working_day(day) else PlanFault.DAY_OFF


def takes_plan(state: MeetingState | None, stage: PeriodStage) -> bool:
    """Whether a meeting can be called (no state yet) or timed anew: before results are final."""
    return state is not MeetingState.CLOSED and stage < PeriodStage.FINAL


def takes_words(state: MeetingState, stage: PeriodStage) -> bool:
    """Whether people may still write what they present: until the meeting or period is closed."""
    return state is MeetingState.PLANNED and stage < PeriodStage.CLOSED


def takes_record(state: MeetingState, stage: PeriodStage, held_on: date, on: date) -> bool:
    """Whether attendance, minutes and follow-ups may be written: from the day of the meeting."""
    return takes_words(state, stage) and on >= held_on


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody presents."""

    achievements: str = ""
    challenges: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the leader writes down: by slot whether its person was there, and the minutes."""

    attendance: Mapping[UUID, Attendance] = field(default_factory=dict)
    minutes: str = ""


def close_faults(record: Record) -> dict[str, CloseFault]:
    """By field of the form, what keeps a meeting from being closed; empty when nothing does."""
    faults = {
        attendance_name(slot): CloseFault.NOT_MARKED
        for slot, was in record.attendance.items()
        if was is Attendance.UNKNOWN
    }
    if len(record.minutes) < MINUTES_SHORTEST:
        faults[MINUTES] = CloseFault.MINUTES_SHORT
    return faults


def all_present(record: Record) -> Record:
    """The record with everybody marked as there who is not marked yet."""
    marks = {slot: was or Attendance.PRESENT for slot, was in record.attendance.items()}
    return Record(marks, record.minutes)


def attendance_name(slot: UUID) -> str:
    """The field of the form that says whether the person of a slot was there."""
    return f"attendance_{slot.hex}"


def is_late(due_on: date, on: date, *, is_done: bool) -> bool:
    """Whether a follow-up is overdue: its day is over and nobody has said it is done."""
    return not is_done and on > due_on


def words_fields(words: Words) -> dict[str, Any]:
    """As the fields of the form."""
    return {ACHIEVEMENTS: words.achievements, CHALLENGES: words.challenges}


def merge_words(mine: Words, saved: Words) -> tuple[Words, list[str]]:
    """Both versions in one, and the fields where each says something else."""
    fields, collisions = drafts.merge(words_fields(mine), words_fields(saved))
    return Words(fields[ACHIEVEMENTS] or "", fields[CHALLENGES] or ""), collisions


def words_differ(mine: Words, saved: Words) -> list[str]:
    """The fields in which two versions differ."""
    return drafts.differences(words_fields(mine), words_fields(saved))


def record_fields(record: Record) -> dict[str, Any]:
    """As the fields of the form; a slot not yet marked is an empty field."""
    marks = {attendance_name(slot): int(was) for slot, was in record.attendance.items()}
    return {**marks, MINUTES: record.minutes}


def merge_records(mine: Record, saved: Record) -> tuple[Record, list[str]]:
    """Both records in one, and the fields where each says something else."""
    fields, collisions = drafts.merge(*_paired(mine, saved))
    slots = dict.fromkeys([*saved.attendance, *mine.attendance])
    marks = {slot: Attendance(fields[attendance_name(slot)] or 0) for slot in slots}
    return Record(marks, fields[MINUTES] or ""), collisions


def records_differ(mine: Record, saved: Record) -> list[str]:
    """The fields in which two records differ."""
    return drafts.differences(*_paired(mine, saved))


def _paired(mine: Record, saved: Record) -> Iterator[dict[str, Any]]:
    for record in (mine, saved):
        yield record_fields(record)
