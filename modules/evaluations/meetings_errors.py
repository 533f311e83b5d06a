"""Why something about a meeting is refused: the words are in meetings_explanations.py."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from kinerja.errors import Refusal
from modules.evaluations.meetings_rules import CloseFault, PlanFault


class NoMeetings(Refusal):
    """Units of this region hold no evaluation meetings."""


class MeetingNotFound(Refusal):
    """This region has no such meeting, slot or follow-up."""

    def __init__(self, asked: UUID) -> None:
        super().__init__(asked)
        self.asked = asked


class MeetingSwitchedOff(Refusal):
    """The unit has its meeting switched off."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class NotTheLeader(Refusal):
    """Only who leads the unit today calls, changes and records its meeting."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class NotYourMeeting(Refusal):
    """A meeting is read by who is on its agenda, who leads it, and who oversees the unit."""

    def __init__(self, meeting_id: UUID) -> None:
        super().__init__(meeting_id)
        self.meeting_id = meeting_id


class MeetingCalled(Refusal):
    """The unit has called its meeting on this period already."""

    def __init__(self, meeting_id: UUID) -> None:
        super().__init__(meeting_id)
        self.meeting_id = meeting_id


class MeetingUnplannable(Refusal):
    """A meeting cannot be then, by field of the form; `people` is how many would present."""

    def __init__(self, faults: Mapping[str, PlanFault], people: int) -> None:
        super().__init__(faults, people)
        self.faults, self.people = faults, people


class NobodyToMeet(Refusal):
    """Nobody of the unit is evaluated in this period."""

    def __init__(self, unit: str, code: str) -> None:
        super().__init__(unit, code)
        self.unit, self.code = unit, code


class MeetingsOver(Refusal):
    """The period takes no more meetings."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class MeetingClosed(Refusal):
    """A closed meeting is never changed."""

    def __init__(self, meeting_id: UUID) -> None:
        super().__init__(meeting_id)
        self.meeting_id = meeting_id


class MeetingAhead(Refusal):
    """What happened in a meeting is written down from its day on."""

    def __init__(self, meeting_id: UUID, held_on: date) -> None:
        super().__init__(meeting_id, held_on)
        self.meeting_id, self.held_on = meeting_id, held_on


class MeetingIncomplete(Refusal):
    """A meeting cannot be closed while its record lacks something, by field of the form."""

    def __init__(self, faults: Mapping[str, CloseFault]) -> None:
        super().__init__(faults)
        self.faults = faults


class SlotConflict(Refusal):
    """The slot was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, meeting_id: UUID, edition: int, fields: Sequence[str]) -> None:
        super().__init__(meeting_id, edition, fields)
        self.meeting_id, self.edition, self.fields = meeting_id, edition, tuple(fields)


class RecordConflict(Refusal):
    """The record was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, meeting_id: UUID, edition: int, fields: Sequence[str]) -> None:
        super().__init__(meeting_id, edition, fields)
        self.meeting_id, self.edition, self.fields = meeting_id, edition, tuple(fields)


class OwnerNotThere(Refusal):
    """A follow-up belongs to somebody who is on the agenda."""

    def __init__(self, owner_id: UUID) -> None:
        super().__init__(owner_id)
        self.owner_id = owner_id


class DueBeforeMeeting(Refusal):
    """A follow-up is due on the day of its meeting or later."""

    def __init__(self, held_on: date) -> None:
        super().__init__(held_on)
        self.held_on = held_on


class FollowUpNotYours(Refusal):
    """Only its owner says that a follow-up is done, and only once its meeting is closed."""

    def __init__(self, follow_up_id: UUID) -> None:
        super().__init__(follow_up_id)
        self.follow_up_id = follow_up_id
