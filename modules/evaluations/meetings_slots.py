"""What a person presents in the meeting: kept at every change until the meeting is closed."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db
from kinerja.ids import PersonId
from modules.evaluations import meetings_rules as rules
from modules.evaluations.meetings_errors import NotYourMeeting, SlotConflict
from modules.evaluations.meetings_guards import hold_meeting, require_words
from modules.evaluations.meetings_rules import Words
from modules.evaluations.models import Evaluation
from modules.evaluations.models_meetings import MeetingSlot


@dataclass(frozen=True, slots=True)
class SlotSaved:
    """What was kept: the edition it has now, and what it says after a merge."""

    edition: int
    words: Words


def save_words(meeting_id: UUID, person: PersonId, edition: int, words: Words) -> SlotSaved:
    """Keep what the person presents.

    When it was saved elsewhere since `edition`, what only one of the two fills in is joined;
    SlotConflict when they say different things. NotYourMeeting for who is not on the agenda,
    MeetingClosed, MeetingSwitchedOff or MeetingsOver when it is too late.
    """
    held = hold_meeting(meeting_id, read=True)
    slot = _hold_slot(meeting_id, person)
    require_words(held.meeting, held.unit, held.period)
    saved = Words(slot.achievements, slot.challenges)
    if edition != slot.edition:
        words, collisions = rules.merge_words(words, saved)
        if collisions:
            raise SlotConflict(meeting_id, slot.edition, collisions)
    changed = rules.words_differ(words, saved)
    if not changed:
        return SlotSaved(slot.edition, words)
    slot.achievements, slot.challenges = words.achievements, words.challenges
    slot.edition += 1
    db.session.flush()
    after = {"meeting": str(meeting_id), "fields": changed, "edition": slot.edition}
    audit.record("meeting.slot_saved", "meeting_slot", slot.id, None, after)
    return SlotSaved(slot.edition, words)


def _hold_slot(meeting_id: UUID, person: PersonId) -> MeetingSlot:
    own = (
        select(MeetingSlot)
        .join(Evaluation, Evaluation.id == MeetingSlot.evaluation_id)
        .where(MeetingSlot.meeting_id == meeting_id, Evaluation.person_id == person)
        .with_for_update(of=MeetingSlot)
    )
    found: MeetingSlot | None = db.session.scalar(own.execution_options(populate_existing=True))
    if found is None:
        raise NotYourMeeting(meeting_id)
    return found
