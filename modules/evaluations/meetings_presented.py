"""Reading what somebody presented, for whoever rates them or reads the result."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.tenancy.practice import current_practice
from modules.evaluations.meetings_rules import Words
from modules.evaluations.models_meetings import Attendance, Meeting, MeetingSlot, MeetingState


@dataclass(frozen=True, slots=True)
class Presented:
    """What somebody presented, for whoever rates them or reads the result."""

    meeting_id: UUID
    held_on: date
    is_closed: bool
    words: Words
    attendance: Attendance


def presented_of(evaluation_id: UUID) -> Presented | None:
    """What the person presented in the unit's meeting; None where there was no such meeting."""
    if not current_practice().meetings:
        return None
    rows: Any = (
        select(
            *(Meeting.id, Meeting.held_on, Meeting.state, MeetingSlot.achievements),
            *(MeetingSlot.challenges, MeetingSlot.attendance, Unit.has_meeting),
        )
        .join(Meeting, Meeting.id == MeetingSlot.meeting_id)
        .join(Unit, Unit.id == Meeting.unit_id)
        .where(MeetingSlot.evaluation_id == evaluation_id)
    )
    found = db.session.execute(rows).first()
    if found is None or (found.state is MeetingState.PLANNED and not found.has_meeting):
        return None
    words = Words(found.achievements, found.challenges)
    closed = found.state is MeetingState.CLOSED
    return Presented(found.id, found.held_on, closed, words, found.attendance)
