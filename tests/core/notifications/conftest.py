"""A region with people, and a mail server that the application knows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from kinerja import outbox
from kinerja.config import Settings
from kinerja.ids import PersonId
from kinerja.notifications.models import Notification
from kinerja.notifications.smtp import dismiss
from kinerja.outbox.delivery import deliver_batch
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.people import make_person
from tests.mail_server import MailServer


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mailing(app: Flask, settings: Settings, mail_server: MailServer) -> Iterator[MailServer]:
    """The application sends its mails to the test's server."""
    with configured(app, settings, smtp_url=mail_server.url):
        yield mail_server


class configured:  # noqa: N801  # reads as a word at its use
    """For the length of a block, the application has other settings."""

    def __init__(self, app: Flask, settings: Settings, **changes: Any) -> None:
        self._app, self._settings, self._changes = app, settings, changes

    def __enter__(self) -> None:
        self._app.extensions["kinerja.settings"] = replace(self._settings, **self._changes)

    def __exit__(self, *_error: object) -> None:
        self._app.extensions["kinerja.settings"] = self._settings


def new_person(
    tenant: TenantId, email: str | None = "siti@contoh.test", language: str = "id"
) -> PersonId:
    with unit_of_work(tenant):
        person = make_person("Siti Aminah", email=email)
        person.language = language
        return person.id


def post(tenant: TenantId, topic: str, person: PersonId, **payload: Any) -> UUID:
    with unit_of_work(tenant):
        return outbox.post(topic, {"person_id": str(person), **payload})


def finalised(tenant: TenantId, person: PersonId) -> UUID:
    return post(
        tenant,
        "evaluation.finalised",
        person,
        evaluation_id="e",
        period="Triwulan II 2026",
        predicate="sangat_baik",
        path="/contoh/evaluations/e",
    )


def deliver_all(tenant: TenantId) -> None:
    """What a worker does with every message that waits, and with those that follow from them."""
    for _round in range(2):
        with unit_of_work(tenant) as session:
            waiting = select(Outbox.id).where(Outbox.state == OutboxState.WAITING)
            ids = list(session.scalars(waiting.order_by(Outbox.id)))
        deliver_batch(tenant, ids)
        dismiss()  # as the end of each job does


def lines(tenant: TenantId) -> list[Notification]:
    with unit_of_work(tenant) as session:
        found = list(session.scalars(select(Notification).order_by(Notification.id)))
        session.expunge_all()
    return found


def states(tenant: TenantId) -> list[tuple[str, OutboxState, str | None]]:
    with unit_of_work(tenant) as session:
        asked = select(Outbox.topic, Outbox.state, Outbox.last_fault).order_by(Outbox.id)
        return [(topic, state, fault) for topic, state, fault in session.execute(asked)]
