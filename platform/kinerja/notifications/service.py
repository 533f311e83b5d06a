"""Telling a person something: one line in the inbox, however often the event arrives."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from flask import current_app
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from kinerja import outbox
from kinerja.access.identity import find_identity, get_identity
from kinerja.config import Settings
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.notifications.errors import NotificationNotFound
from kinerja.notifications.event import Event
from kinerja.notifications.models import MailState, Notification
from kinerja.people.models import Person
from kinerja.tenancy import current_tenant
from kinerja.tenancy.practice import current_region

MAIL_TOPIC: Final = "notification.mail"
UNKNOWN_PERSON: Final = "unknown_person"
MOST_UNREAD: Final = 100
_NOT_DETAILS: Final = frozenset({"person_id", "path", "outbox_id"})


def notify(event: Event, payloads: Sequence[dict[str, Any]]) -> None:
    """Put each of these messages of an event into its person's inbox, once; mails follow.

    A mail is a message of its own, so the inbox does not wait for a mail server, and a mail that
    fails is tried again alone. Undeliverable when the region does not have one of the persons.
    """
    mailed = _mailed_persons({PersonId(UUID(payload["person_id"])) for payload in payloads})
    lines = [_line(event, payload, mailed) for payload in payloads]
    to_mail = {line["id"] for line in lines if line["mail_state"] == MailState.WAITING}
    kept = _insert_once(lines) & to_mail
    outbox.post_all(MAIL_TOPIC, ({"notification_id": str(each)} for each in sorted(kept)))


def key_hash(message: str, person: PersonId, channel: str) -> bytes:
    """What a second delivery of the same message to the same person over a channel shares."""
    return hashlib.sha256(f"{message} {person} {channel}".encode()).digest()


def find_person(payload: dict[str, Any]) -> Person:
    """Whom a message speaks to; Undeliverable when the region has no such person."""
    person = db.session.get(Person, UUID(payload["person_id"]))
    if person is None:
        raise outbox.Undeliverable(UNKNOWN_PERSON)
    found: Person = person
    return found


def settings() -> Settings:
    """The settings of the running program."""
    found: Settings = current_app.extensions["kinerja.settings"]
    return found


def unread_count() -> int:
    """How many unread lines the signed-in person has, counted up to a hundred; 0 for nobody."""
    identity = find_identity()
    if identity is None or identity.person_id is None:
        return 0
    unread = select(Notification.id).where(
        Notification.person_id == identity.person_id, Notification.read_at.is_(None)
    )
    counted = select(func.count()).select_from(unread.limit(MOST_UNREAD).subquery())
    return db.session.scalar(counted) or 0


def mark_read(notification_id: UUID) -> str:
    """Mark a line of the signed-in person's inbox as read; where it leads.

    Raises NotificationNotFound for anybody else's.
    """
    own = select(Notification).where(
        Notification.id == notification_id, Notification.person_id == get_identity().person_id
    )
    found = db.session.scalar(own)
    if found is None:
        raise NotificationNotFound(notification_id)
    found.read_at = found.read_at or now()
    return found.path


def mark_all_read() -> None:
    """Mark the whole inbox of the signed-in person as read."""
    unread = update(Notification).where(
        Notification.person_id == get_identity().person_id, Notification.read_at.is_(None)
    )
    db.session.execute(unread.values(read_at=now()))


def _mailed_persons(ids: set[PersonId]) -> dict[PersonId, bool]:
    """Which of these persons can be mailed; Undeliverable when one is not of the region."""
    asked = select(Person.id, Person.email).where(Person.id.in_(ids))
    served = settings().smtp_url is not None
    found = {
        PersonId(id_): served and email is not None for id_, email in db.session.execute(asked)
    }
    if found.keys() != ids:
        raise outbox.Undeliverable(UNKNOWN_PERSON)
    return found


def _line(event: Event, payload: dict[str, Any], mailed: Mapping[PersonId, bool]) -> dict[str, Any]:
    person = PersonId(UUID(payload["person_id"]))
    return {
        "id": new_id(),
        "tenant_id": current_tenant(),
        "created_at": now(),
        "key_hash": key_hash(payload["outbox_id"], person, "inbox"),
        "person_id": person,
        "event": event.topic,
        "details": {k: v for k, v in payload.items() if k not in _NOT_DETAILS},
        "path": payload.get("path") or _inbox_path(),
        "mail_state": MailState.WAITING if mailed[person] else MailState.NONE,
    }


def _insert_once(lines: list[dict[str, Any]]) -> set[UUID]:
    """The ids of the lines that were not there yet."""
    table: Any = Notification.__table__
    keyed = insert(table).on_conflict_do_nothing(index_elements=["tenant_id", "key_hash"])
    return set(db.session.scalars(keyed.returning(table.c.id), lines))


def _inbox_path() -> str:
    return f"/{current_region().slug}/inbox"
