"""Meetings of the scene's unit: called, held or closed; their pages, and what they left behind."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.outbox.models import Outbox
from kinerja.tenancy import enter, unit_of_work
from kinerja.web.filters import plain_date
from modules.evaluations.meetings_rules import Words
from modules.evaluations.meetings_slots import save_words
from tests.factories.accounts import slug_of
from tests.factories.meetings import (
    PLACE,
    close_it,
    coming_day,
    make_follow_up,
    make_meeting,
    make_record,
    past_day,
)
from tests.modules.evaluations.conftest import Scene

SPOKEN = Words("Laporan selesai.", "Data terlambat.")
LATE = "Ini baru saya ingat sesudah rapatnya ditutup."


def called(scene: Scene) -> UUID:
    """A meeting about a week from now."""
    with unit_of_work(scene.tenant):
        return make_meeting(scene.office.unit, scene.period, scene.head).id


def held(scene: Scene) -> UUID:
    """A meeting whose day has come."""
    with unit_of_work(scene.tenant):
        return make_meeting(scene.office.unit, scene.period, scene.head, past_day()).id


def closed(scene: Scene) -> UUID:
    """A meeting written down, with the second of the staff absent and one thing agreed."""
    meeting = held(scene)
    with unit_of_work(scene.tenant):
        save_words(meeting, scene.office.staff[0], 0, SPOKEN)
        make_follow_up(meeting, scene.head, scene.office.staff[0], today(), "Susun daftar arsip.")
        close_it(meeting, scene.head, make_record(meeting, scene.head, absent=1))
    return meeting


def home_page(scene: Scene) -> str:
    """The first page of the region."""
    return f"/{slug_of(scene.tenant)}/"


def page(scene: Scene, path: str = "") -> str:
    """The list of meetings, or a page below it."""
    return f"{home_page(scene)}meetings{path}"


def call_page(scene: Scene) -> str:
    """Where the unit's meeting is called."""
    return page(scene, f"/call/{scene.office.unit}/{scene.period}")


def form(scene: Scene, **more: str) -> dict[str, str]:
    """What is typed to call a meeting."""
    with enter(scene.tenant):
        day = plain_date(coming_day())
    return {"held_on": day, "starts_at": "9.00", "place": PLACE, "length": "15", **more}


def messages(scene: Scene, topic: str) -> list[dict[str, Any]]:
    """What was posted under a topic, in order."""
    with enter(scene.tenant):
        found = select(Outbox.payload).where(Outbox.topic == topic).order_by(Outbox.id)
        return [dict(each) for each in db.session.scalars(found)]


def actions(scene: Scene) -> list[str]:
    """What the log says of meetings, in order."""
    with enter(scene.tenant):
        found = select(AuditEntry.action).where(AuditEntry.action.like("meeting.%"))
        return list(db.session.scalars(found.order_by(AuditEntry.at)))
