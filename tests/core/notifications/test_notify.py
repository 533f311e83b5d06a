"""An event becomes one line in the inbox and one mail, however often it arrives."""

from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

from flask import Flask
from sqlalchemy import update

from kinerja.config import Settings
from kinerja.database import now
from kinerja.notifications.models import MailState, Notification
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.notifications.conftest import (
    configured,
    deliver_all,
    finalised,
    lines,
    new_person,
    post,
    states,
)
from tests.mail_server import MailServer


def text_of(message: EmailMessage) -> str:
    return "".join(
        str(part.get_content()) for part in message.walk() if part.get_content_maintype() == "text"
    )


def test_an_event_is_in_the_inbox_and_mailed(tenant: TenantId, mailing: MailServer) -> None:
    person = new_person(tenant)
    finalised(tenant, person)
    deliver_all(tenant)
    (line,) = lines(tenant)
    assert (line.person_id, line.mail_state) == (person, MailState.SENT)
    assert line.path == "/contoh/evaluations/e"
    assert line.details == {
        "evaluation_id": "e",
        "period": "Triwulan II 2026",
        "predicate": "sangat_baik",
    }
    (mail,) = mailing.taken
    assert mail["To"] == "Siti Aminah <siti@contoh.test>"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_mail_links_to_the_result_and_does_not_tell_it(
    app: Flask, settings: Settings, tenant: TenantId, mail_server: MailServer
) -> None:
    person = new_person(tenant)
    finalised(tenant, person)
    public = "https://kinerja.contoh.test"
    with configured(app, settings, smtp_url=mail_server.url, public_url=public):
        deliver_all(tenant)
    (mail,) = mail_server.taken
    words = str(mail["Subject"]) + text_of(mail)
    assert words.count(f"{public}/contoh/evaluations/e") == 2
    assert "Triwulan II 2026" in str(mail["Subject"])
    assert "sangat" not in words.casefold()


def test_a_second_delivery_changes_nothing(tenant: TenantId, mailing: MailServer) -> None:
    message = finalised(tenant, new_person(tenant))
    payload = _payload(tenant, message)
    deliver_all(tenant)
    with unit_of_work(tenant) as session:  # a second worker with the same message in hand
        repeated = {"state": OutboxState.WAITING, "payload": payload}
        session.execute(update(Outbox).where(Outbox.id == message).values(repeated))
    deliver_all(tenant)
    assert len(lines(tenant)) == 1
    assert len(mailing.taken) == 1


def test_a_mail_already_sent_is_not_sent_again(tenant: TenantId, mailing: MailServer) -> None:
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    _wait_again(tenant, state=OutboxState.WAITING, payload=_mail_payload(tenant))
    deliver_all(tenant)
    assert len(mailing.taken) == 1


def test_a_mail_whose_commit_was_lost_comes_again_under_the_same_message_id(
    tenant: TenantId, mailing: MailServer
) -> None:
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    with unit_of_work(tenant) as session:
        session.execute(update(Notification).values(mail_state=MailState.WAITING))
    _wait_again(tenant, state=OutboxState.WAITING, payload=_mail_payload(tenant))
    deliver_all(tenant)
    assert len(mailing.taken) == 2
    assert len(set(mailing.message_ids)) == 1


def test_without_a_mail_server_there_is_the_inbox(tenant: TenantId) -> None:
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    assert [line.mail_state for line in lines(tenant)] == [MailState.NONE]
    assert states(tenant) == [("evaluation.finalised", OutboxState.DELIVERED, None)]


def test_who_has_no_address_has_the_inbox(tenant: TenantId, mailing: MailServer) -> None:
    finalised(tenant, new_person(tenant, email=None))
    deliver_all(tenant)
    assert [line.mail_state for line in lines(tenant)] == [MailState.NONE]
    assert mailing.taken == []


def test_a_mail_server_that_is_down_is_tried_again(tenant: TenantId, mailing: MailServer) -> None:
    mailing.stop()
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    assert [line.mail_state for line in lines(tenant)] == [MailState.WAITING]
    assert states(tenant)[1][:2] == ("notification.mail", OutboxState.WAITING)
    assert "refused" in str(states(tenant)[1][2])
    mailing.start()
    _wait_again(tenant)
    deliver_all(tenant)
    assert [line.mail_state for line in lines(tenant)] == [MailState.SENT]
    assert len(mailing.taken) == 1


def test_an_address_that_is_refused_for_good_is_a_dead_letter(
    tenant: TenantId, mailing: MailServer
) -> None:
    mailing.refused["siti@contoh.test"] = "550 no such user"
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    assert states(tenant)[1] == ("notification.mail", OutboxState.DEAD, "recipient_refused")
    assert [line.mail_state for line in lines(tenant)] == [MailState.FAILED]


def test_an_address_that_is_refused_for_now_is_tried_again(
    tenant: TenantId, mailing: MailServer
) -> None:
    mailing.refused["siti@contoh.test"] = "451 greylisted"
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    assert states(tenant)[1][1] == OutboxState.WAITING
    mailing.refused.clear()
    _wait_again(tenant)
    deliver_all(tenant)
    assert len(mailing.taken) == 1


def test_a_refused_mail_does_not_stop_those_after_it(tenant: TenantId, mailing: MailServer) -> None:
    mailing.refused["siti@contoh.test"] = "550 no such user"
    finalised(tenant, new_person(tenant))
    finalised(tenant, new_person(tenant, email="ani@contoh.test"))
    deliver_all(tenant)
    assert [mail["To"] for mail in mailing.taken] == ["Siti Aminah <ani@contoh.test>"]


def test_a_reset_link_is_mailed_and_leaves_no_trace(tenant: TenantId, mailing: MailServer) -> None:
    person = new_person(tenant)
    message = post(tenant, "account.reset_link", person, url="/contoh/sign-in/link/rahasia")
    deliver_all(tenant)
    assert "/contoh/sign-in/link/rahasia" in text_of(mailing.taken[0])
    assert lines(tenant) == []
    assert _payload(tenant, message) == {}


def test_a_reset_link_that_cannot_be_mailed_says_why(tenant: TenantId) -> None:
    post(tenant, "account.reset_link", new_person(tenant), url="/x")
    deliver_all(tenant)
    assert states(tenant) == [("account.reset_link", OutboxState.DEAD, "no_mail_server")]


def test_a_person_of_another_region_is_not_told(
    tenant: TenantId, other_tenant: TenantId, mailing: MailServer
) -> None:
    finalised(tenant, new_person(other_tenant))
    deliver_all(tenant)
    assert states(tenant)[0][1:] == (OutboxState.DEAD, "unknown_person")
    assert mailing.taken == []


def test_many_are_told_at_once_and_a_stranger_among_them_harms_nobody(
    tenant: TenantId, other_tenant: TenantId, mailing: MailServer
) -> None:
    known, silent = new_person(tenant), new_person(tenant, email=None)
    for person in (known, new_person(other_tenant), silent, known):
        finalised(tenant, person)
    deliver_all(tenant)
    assert sorted(line.person_id for line in lines(tenant)) == sorted([known, known, silent])
    assert [fault for _topic, _state, fault in states(tenant) if fault] == ["unknown_person"]
    assert len(mailing.taken) == 2


def test_a_mail_speaks_its_readers_language(tenant: TenantId, mailing: MailServer) -> None:
    for language in ("id", "en"):
        post(tenant, "account.sign_in_failures", new_person(tenant, language=language), count=5)
    deliver_all(tenant)
    assert [mail["Content-Language"] for mail in mailing.taken] == ["id", "en"]
    assert "Yth. Siti Aminah" in text_of(mailing.taken[0])


def _payload(tenant: TenantId, message: UUID) -> object:
    with unit_of_work(tenant) as session:
        return session.get_one(Outbox, message).payload


def _wait_again(tenant: TenantId, **values: object) -> None:
    """What the table looks like when a worker died before its commit, or time has passed."""
    with unit_of_work(tenant) as session:
        past = now() - timedelta(seconds=1)
        session.execute(update(Outbox).values(next_at=past, **values))


def _mail_payload(tenant: TenantId) -> dict[str, str]:
    """The payload of the mail, which its delivery has emptied."""
    return {"notification_id": str(lines(tenant)[0].id)}
