"""A mail from an event: plain text and HTML, in the person's language."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any
from urllib.parse import urljoin

from flask import current_app, g
from flask_babel import force_locale
from sqlalchemy import select

from kinerja.config import Settings
from kinerja.database import db, now
from kinerja.notifications.event import Details, Event
from kinerja.people.models import Person
from kinerja.tenancy import current_tenant
from kinerja.tenancy.models import Region
from kinerja.web.page import PageFrame, RegionView


@dataclass(frozen=True, slots=True)
class Letter:
    """What one mail says; `key` makes a second sending of it recognisable by its Message-ID."""

    event: Event
    details: Details
    path: str
    key: bytes


def compose(letter: Letter, person: Person, settings: Settings) -> EmailMessage:
    """The mail for a person who has an address."""
    region = _region()
    with force_locale(person.language):
        subject = letter.event.subject(letter.details)
        words = {
            "page": PageFrame(language=person.language, region=region),
            "name": person.full_name,
            "subject": subject,
            "text": letter.event.text(letter.details),
            "action": letter.event.action(letter.details),
            "url": absolute(letter.path, settings),
        }
        message = _headers(subject, person, region, settings)
        message["Message-ID"] = f"<{letter.key.hex()[:32]}@{settings.mail_from.rpartition('@')[2]}>"
        message.set_content(_render("notice.txt", words))
        message.add_alternative(_render("notice.html", words), subtype="html")
        message["Content-Language"] = person.language  # last: setting content takes it away
    return message


def absolute(path: str, settings: Settings) -> str:
    """The address a mail may carry: links in mails have no page to be relative to."""
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    return urljoin(f"{base.rstrip('/')}/", path)


def _headers(subject: str, person: Person, region: RegionView, settings: Settings) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = formataddr((f"Kinerja {region.short_name}", settings.mail_from))
    message["To"] = formataddr((person.nama, person.email or ""))
    message["Date"] = format_datetime(now())
    message["Auto-Submitted"] = "auto-generated"
    return message


def _render(name: str, words: dict[str, Any]) -> str:
    """Render without Flask's page frame, which needs a request."""
    return current_app.jinja_env.get_template(f"emails/{name}").render(words)


def _region() -> RegionView:
    """The region of the batch, read once."""
    known: dict[int, RegionView] = g.setdefault("letterheads", {})
    tenant = current_tenant()
    if tenant not in known:
        region = db.session.scalars(select(Region)).one()
        known[tenant] = RegionView(
            slug=region.slug,
            name=region.name,
            short_name=region.name.split(" ", 1)[-1],
            agency=region.agency_short,
            zone=region.time_zone,
            theme_url="",
            is_sample=region.is_sample,
        )
    return known[tenant]
