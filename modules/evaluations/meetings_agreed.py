"""Reading what meetings agreed: of one meeting, and of one person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.people.names import full_name
from modules.evaluations.models_meetings import FollowUp, Meeting, MeetingState

_NAME = (Person.nama, Person.gelar_depan, Person.gelar_belakang)


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Something agreed; `meeting_id` is where."""

    id: UUID
    meeting_id: UUID
    agreed: str
    owner_id: PersonId
    owner: str
    due_on: date
    done_at: datetime | None


def follow_ups_of(meeting_id: UUID) -> list[FollowUpRow]:
    """What a meeting agreed, the nearest day first."""
    return _follow_ups(FollowUp.meeting_id == meeting_id)


def follow_ups_owned(person: PersonId) -> list[FollowUpRow]:
    """What closed meetings asked of a person, what is not done first."""
    closed = select(Meeting.id).where(Meeting.state == MeetingState.CLOSED)
    mine = and_(FollowUp.owner_id == person, FollowUp.meeting_id.in_(closed))
    rows = _follow_ups(mine)
    return [row for row in rows if not row.done_at] + [row for row in rows if row.done_at]


def _follow_ups(which: Any) -> list[FollowUpRow]:
    rows: Any = (
        select(
            *(FollowUp.id, FollowUp.meeting_id, FollowUp.agreed, FollowUp.owner_id),
            *(FollowUp.due_on, FollowUp.done_at),
            *_NAME,
        )
        .join(Person, Person.id == FollowUp.owner_id)
        .where(which, FollowUp.agreed != "")
        .order_by(FollowUp.due_on, FollowUp.id)
    )
    return [
        FollowUpRow(row.id, row.meeting_id, row.agreed, row.owner_id, *_owner(row))
        for row in db.session.execute(rows)
    ]


def _owner(row: Any) -> tuple[str, date, datetime | None]:
    name = full_name(row.nama, row.gelar_depan, row.gelar_belakang)
    return name, row.due_on, row.done_at
