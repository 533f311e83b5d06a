"""Writing down a meeting: who was there, the minutes, what was agreed; and closing it for good."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit, outbox
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy.models import Region
from modules.evaluations import meetings_errors as errors
from modules.evaluations import meetings_rules as rules
from modules.evaluations.meetings_agreed import follow_ups_of
from modules.evaluations.meetings_guards import (
    Held,
    hold_meeting,
    require_leader,
    require_practice,
    require_record,
)
from modules.evaluations.meetings_queries import (
    AgendaRow,
    agenda_of,
    record_of_meeting,
)
from modules.evaluations.meetings_rules import Record
from modules.evaluations.models_meetings import FollowUp, Meeting, MeetingSlot, MeetingState

AGREED_TOPIC = "meeting.follow_up"


@dataclass(frozen=True, slots=True)
class RecordSaved:
    """What was kept: the edition it has now, and what it says after a merge."""

    edition: int
    record: Record


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something agreed: what, who does it, and until when."""

    words: str
    owner_id: PersonId
    due_on: date


def save_record(
    meeting_id: UUID, leader: PersonId, edition: int, record: Record, on: date
) -> RecordSaved:
    """Keep attendance and minutes; marks of slots that are not the meeting's are left out.

    When they were saved elsewhere since `edition`, what only one of the two fills in is joined;
    RecordConflict when they say different things. NotTheLeader, MeetingAhead, MeetingClosed,
    MeetingSwitchedOff or MeetingsOver when nothing may be written.
    """
    meeting = _held_for(meeting_id, leader, on).meeting
    rows = agenda_of(meeting)
    saved = record_of_meeting(meeting, rows)
    known = {slot: was for slot, was in record.attendance.items() if slot in saved.attendance}
    record = Record({**saved.attendance, **known}, record.minutes)
    if edition != meeting.edition:
        record, collisions = rules.merge_records(record, saved)
        if collisions:
            raise errors.RecordConflict(meeting_id, meeting.edition, collisions)
    changed = rules.records_differ(record, saved)
    if changed:
        _write(meeting, record)
        after = {"fields": len(changed), "edition": meeting.edition}
        audit.record("meeting.recorded", "meeting", meeting.id, None, after)
    return RecordSaved(meeting.edition, record)


def add_follow_up(meeting_id: UUID, leader: PersonId, agreed: Agreed, on: date) -> FollowUp:
    """Write down something agreed; OwnerNotThere or DueBeforeMeeting, else as `save_record`."""
    meeting = _held_for(meeting_id, leader, on).meeting
    _require_sound(meeting, agreed)
    follow_up = FollowUp(id=new_id(), meeting_id=meeting.id, done_at=None, **_columns(agreed))
    db.session.add(follow_up)
    db.session.flush()
    audit.record("meeting.agreed", "follow_up", follow_up.id, None, _said(agreed))
    return follow_up


def change_follow_up(follow_up_id: UUID, leader: PersonId, agreed: Agreed, on: date) -> FollowUp:
    """Put something agreed otherwise, before the meeting is closed; refuses as above."""
    follow_up = get_follow_up(follow_up_id)
    meeting = _held_for(follow_up.meeting_id, leader, on).meeting
    _require_sound(meeting, agreed)
    for name, value in _columns(agreed).items():
        setattr(follow_up, name, value)
    db.session.flush()
    audit.record("meeting.agreed", "follow_up", follow_up.id, None, _said(agreed))
    return follow_up


def withdraw_follow_up(follow_up_id: UUID, leader: PersonId, on: date) -> FollowUp:
    """Take something agreed back before the meeting is closed: its row stays, without words."""
    follow_up = get_follow_up(follow_up_id)
    _held_for(follow_up.meeting_id, leader, on)
    before = {"agreed": follow_up.agreed}
    follow_up.agreed = ""
    db.session.flush()
    audit.record("meeting.withdrawn", "follow_up", follow_up.id, before, None)
    return follow_up


def close_meeting(meeting_id: UUID, leader: PersonId, edition: int, on: date) -> Meeting:
    """Close a meeting for good, and tell everybody what they agreed to do.

    RecordConflict when the page is not the newest record, MeetingIncomplete while it lacks
    something; else as `save_record`.
    """
    held = _held_for(meeting_id, leader, on)
    meeting = held.meeting
    if edition != meeting.edition:
        raise errors.RecordConflict(meeting_id, meeting.edition, ())
    rows = agenda_of(meeting)
    faults = rules.close_faults(record_of_meeting(meeting, rows))
    if faults:
        raise errors.MeetingIncomplete(faults)
    meeting.state = MeetingState.CLOSED
    meeting.led_by = leader
    db.session.flush()
    audit.record("meeting.closed", "meeting", meeting.id, {"state": "planned"}, _closed(rows))
    _tell_owners(held)
    return meeting


def finish_follow_up(follow_up_id: UUID, owner: PersonId) -> FollowUp:
    """The owner says that it is done; once said it stays. FollowUpNotYours for anybody else."""
    require_practice()
    follow_up = get_follow_up(follow_up_id)
    meeting = db.session.scalars(select(Meeting).where(Meeting.id == follow_up.meeting_id)).one()
    if follow_up.owner_id != owner or meeting.state is not MeetingState.CLOSED:
        raise errors.FollowUpNotYours(follow_up_id)
    if follow_up.done_at is None:
        follow_up.done_at = now()
        db.session.flush()
        audit.record("meeting.follow_up_done", "follow_up", follow_up.id, None, {"done": True})
    return follow_up


def get_follow_up(follow_up_id: UUID) -> FollowUp:
    """What was agreed, locked until commit; MeetingNotFound for none, or one taken back."""
    asked = select(FollowUp).where(FollowUp.id == follow_up_id, FollowUp.agreed != "")
    found: FollowUp | None = db.session.scalar(asked.with_for_update())
    if found is None:
        raise errors.MeetingNotFound(follow_up_id)
    return found


def _held_for(meeting_id: UUID, leader: PersonId, on: date) -> Held:
    """The meeting, locked until commit, when this leader may write down what happened."""
    held = hold_meeting(meeting_id)
    require_leader(held.unit, leader, on)
    require_record(held.meeting, held.unit, held.period, on)
    return held


def _write(meeting: Meeting, record: Record) -> None:
    slots = select(MeetingSlot).where(MeetingSlot.meeting_id == meeting.id)
    for slot in db.session.scalars(slots):
        slot.attendance = record.attendance[slot.id]
    meeting.minutes = record.minutes
    meeting.edition += 1
    db.session.flush()


def _require_sound(meeting: Meeting, agreed: Agreed) -> None:
    people = {row.person_id for row in agenda_of(meeting)} | {meeting.led_by}
    if agreed.owner_id not in people:
        raise errors.OwnerNotThere(agreed.owner_id)
    if agreed.due_on < meeting.held_on:
        raise errors.DueBeforeMeeting(meeting.held_on)


def _columns(agreed: Agreed) -> dict[str, Any]:
    return {"agreed": agreed.words, "owner_id": agreed.owner_id, "due_on": agreed.due_on}


def _said(agreed: Agreed) -> dict[str, Any]:
    return {"owner": str(agreed.owner_id), "due_on": agreed.due_on.isoformat()}


def _closed(rows: list[AgendaRow]) -> dict[str, Any]:
    there = Counter(row.attendance.name.lower() for row in rows)
    return {"state": "closed", "attendance": dict(there)}


def _tell_owners(held: Held) -> None:
    slug = db.session.scalars(select(Region.slug)).one()
    outbox.post_all(
        AGREED_TOPIC,
        (
            {
                "person_id": str(row.owner_id),
                "period": held.period.code,
                "due": row.due_on.isoformat(),
                "path": f"/{slug}/meetings",
            }
            for row in follow_ups_of(held.meeting.id)
        ),
    )
