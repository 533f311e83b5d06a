"""One connection for many mails; a server that is away is asked once."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from kinerja.notifications.smtp import MailNotEncryptedError, Postman
from kinerja.outbox.models import OutboxState
from kinerja.tenancy import TenantId
from tests.core.notifications.conftest import deliver_all, finalised, new_person, states
from tests.mail_server import MailServer


def mail(address: str = "siti@contoh.test") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "kinerja@contoh.test", address
    message.set_content("Halo.")
    return message


@pytest.fixture
def postman(mail_server: MailServer) -> Iterator[Postman]:
    found = Postman(mail_server.url)
    yield found
    found.close()


def test_mails_share_a_connection(mail_server: MailServer, postman: Postman) -> None:
    for _ in range(3):
        postman.send(mail())
    assert len(mail_server.taken) == 3
    assert mail_server.connections == 1


def test_a_connection_the_server_has_ended_is_opened_again(
    mail_server: MailServer, postman: Postman
) -> None:
    postman.send(mail())
    mail_server.stop()
    mail_server.start()
    postman.send(mail())
    assert len(mail_server.taken) == 2


def test_an_absent_server_is_asked_once(mail_server: MailServer, postman: Postman) -> None:
    mail_server.stop()
    with pytest.raises(ConnectionRefusedError):
        postman.send(mail())
    mail_server.start()
    with pytest.raises(ConnectionRefusedError):
        postman.send(mail())
    assert mail_server.taken == []


@pytest.mark.parametrize("user", ["", "admin:sandi@"])
def test_nothing_leaves_the_machine_in_clear(
    monkeypatch: pytest.MonkeyPatch, mail_server: MailServer, user: str
) -> None:
    monkeypatch.setattr("kinerja.notifications.smtp._LOOPBACK", frozenset())
    with pytest.raises(MailNotEncryptedError):
        Postman(mail_server.url.replace("//", f"//{user}")).send(mail())
    assert mail_server.taken == []


def test_a_mail_that_would_go_in_clear_waits_and_says_why(
    monkeypatch: pytest.MonkeyPatch, mailing: MailServer, tenant: TenantId
) -> None:
    monkeypatch.setattr("kinerja.notifications.smtp._LOOPBACK", frozenset())
    finalised(tenant, new_person(tenant))
    deliver_all(tenant)
    assert mailing.taken == []
    waiting = ("notification.mail", OutboxState.WAITING, "MailNotEncryptedError")
    assert waiting in states(tenant)
