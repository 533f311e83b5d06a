"""The dead letters: seen by who may, tried again, and never shown with their content."""

from html import unescape
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from kinerja import outbox
from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.jobs import service as jobs
from kinerja.jobs.models import Job, JobState
from kinerja.jobs.queues import Queue
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.accounts import Somebody, sign_in_as


@pytest.fixture
def admin(client: FlaskClient, tenant: TenantId) -> Somebody:
    return sign_in_as(client, tenant, Role.ADMIN_DAERAH)


def dead_letter(tenant: TenantId, fault: str = "recipient_refused") -> UUID:
    with unit_of_work(tenant) as session:
        message = outbox.post("notification.mail", {"secret": "isi surat"})
        dead = {"state": OutboxState.DEAD, "attempts": 20, "last_fault": fault}
        session.execute(update(Outbox).where(Outbox.id == message).values(dead))
    return message


def failed_job(tenant: TenantId) -> UUID:
    with unit_of_work(tenant) as session:
        job = jobs.start("people.import", Queue.IMPORTS, {})
        failed = {"state": JobState.FAILED, "fault": "ValueError"}
        session.execute(update(Job).where(Job.id == job).values(failed))
    return job


def page(client: FlaskClient, who: Somebody) -> str:
    answer = client.get(f"/{who.slug}/deliveries")
    assert answer.status_code == 200
    return unescape(answer.text)


def test_without_failures_the_page_says_so(client: FlaskClient, admin: Somebody) -> None:
    assert "Tidak ada kiriman yang gagal." in page(client, admin)


def test_failures_are_listed_with_their_reason_and_without_their_content(
    client: FlaskClient, admin: Somebody, other_tenant: TenantId
) -> None:
    dead_letter(admin.tenant)
    failed_job(admin.tenant)
    dead_letter(other_tenant, fault="no_mail_server")
    shown = page(client, admin)
    assert "2 kiriman gagal dan menunggu keputusan Anda." in shown
    assert "Server surel menolak alamatnya" in shown
    assert "people.import" in shown
    assert "Kesalahan program: ValueError" in shown
    assert "isi surat" not in shown
    assert "SMTP_URL" not in shown


def test_a_letter_is_tried_again_and_that_is_logged(client: FlaskClient, admin: Somebody) -> None:
    message, job = dead_letter(admin.tenant), failed_job(admin.tenant)
    for kind, letter in (("message", message), ("job", job)):
        answer = client.post(f"/{admin.slug}/deliveries/{kind}/{letter}/retry")
        assert answer.status_code == 303
    with unit_of_work(admin.tenant) as session:
        found = session.get_one(Outbox, message)
        assert (found.state, found.attempts) == (OutboxState.WAITING, 0)
        assert session.get_one(Job, job).state == JobState.WAITING
        logged = select(AuditEntry.action).where(AuditEntry.actor_id == admin.person_id)
        assert {"delivery.retried", "job.retried"} <= set(session.scalars(logged))
    assert "Tidak ada kiriman yang gagal." in page(client, admin)


def test_another_regions_letter_is_not_found(
    client: FlaskClient, admin: Somebody, other_tenant: TenantId
) -> None:
    theirs = {"message": dead_letter(other_tenant), "job": failed_job(other_tenant)}
    for kind, letter in theirs.items():
        answer = client.post(f"/{admin.slug}/deliveries/{kind}/{letter}/retry")
        assert answer.status_code == 404
    with unit_of_work(other_tenant) as session:
        assert session.get_one(Outbox, theirs["message"]).state == OutboxState.DEAD


def test_who_does_not_manage_deliveries_is_refused(client: FlaskClient, tenant: TenantId) -> None:
    who = sign_in_as(client, tenant)
    assert client.get(f"/{who.slug}/deliveries").status_code == 403


def test_failures_are_among_what_waits_for_the_administrator(
    client: FlaskClient, admin: Somebody
) -> None:
    assert "kiriman gagal" not in client.get(f"/{admin.slug}/").text
    dead_letter(admin.tenant)
    home = client.get(f"/{admin.slug}/").text
    assert "1 kiriman gagal" in home
    assert f'href="/{admin.slug}/deliveries"' in home
