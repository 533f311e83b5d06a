"""Sending the mail of a notification, and mails that have no line in the inbox."""

import smtplib
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, bindparam, select, update

from kinerja.database import db, now
from kinerja.notifications.composing import Letter, compose
from kinerja.notifications.events import RESET_LINK, event_of
from kinerja.notifications.models import MailState, Notification
from kinerja.notifications.service import find_person, key_hash, settings
from kinerja.notifications.smtp import postman
from kinerja.outbox import Undeliverable
from kinerja.people.models import Person
from kinerja.tenancy import record_refusal

NO_MAIL_SERVER: Final = "no_mail_server"
NO_ADDRESS: Final = "no_address"
REFUSED: Final = "recipient_refused"
_PERMANENT: Final = 500


def mail_notification(payload: dict[str, Any]) -> None:
    """Mail a line of the inbox, unless that was done; marked right after the server took it."""
    asked = {"id": UUID(payload["notification_id"])}
    row = db.session.execute(_to_mail(), asked).one_or_none()
    if row is None:
        return
    found, person = row
    url = settings().smtp_url
    if url is None or person.email is None:
        found.mail_state = MailState.NONE  # the inbox has it; there is no way to mail any more
        return
    letter = Letter(event_of(found.event), found.details, found.path, found.key_hash)
    try:
        _send(letter, person, url)
    except Undeliverable:
        _mark_failed(found.id)
        raise
    found.mail_state = MailState.SENT
    found.mailed_at = now()


def mail_reset_link(payload: dict[str, Any]) -> None:
    """Mail a link that opens an account: to nobody's inbox, and with nothing left behind."""
    person = find_person(payload)
    url = settings().smtp_url
    if url is None:
        raise Undeliverable(NO_MAIL_SERVER)
    if person.email is None:
        raise Undeliverable(NO_ADDRESS)
    key = key_hash(payload["outbox_id"], person.id, "mail")
    _send(Letter(RESET_LINK, payload, payload["url"], key), person, url)


@cache
def _to_mail() -> Select[Notification, Person]:
    """A line that waits to be mailed, locked, with whom it is for; the statement is built once."""
    return (
        select(Notification, Person)
        .join(Person, Person.id == Notification.person_id)
        .where(Notification.id == bindparam("id"), Notification.mail_state == MailState.WAITING)
        .with_for_update(of=Notification)
    )


def _send(letter: Letter, person: Person, url: str) -> None:
    """Hand a mail over; Undeliverable when the server will never take it."""
    message = compose(letter, person, settings())
    try:
        postman(url).send(message)
    except smtplib.SMTPRecipientsRefused as error:
        if all(code >= _PERMANENT for code, _words in error.recipients.values()):
            raise Undeliverable(REFUSED) from None
        raise
    except smtplib.SMTPDataError as error:
        if error.smtp_code >= _PERMANENT:
            raise Undeliverable(REFUSED) from None
        raise


def _mark_failed(notification: UUID) -> None:
    """Remember the refusal although the message's own transaction is rolled back."""
    with record_refusal() as session:
        failed = update(Notification).where(Notification.id == notification)
        session.execute(failed.values(mail_state=MailState.FAILED))
