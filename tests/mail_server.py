"""A real SMTP server for tests: keeps what it took, refuses and waits when told to."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.ports import free_port

_PATIENCE = 60.0  # seconds a mail is held at most


class MailServer:
    """Listens on a loopback port of its own; the port stays the same when it is started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self.taken: list[EmailMessage] = []
        self.refused: dict[str, str] = {}  # address → answer
        self.hold_at: int | None = None  # taken, but not answered before `release`
        self.holding = Event()
        self.release = Event()
        self.connections = 0
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        """Its address for the settings."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def message_ids(self) -> list[str]:
        """The Message-ID of each mail taken, in order."""
        return [str(message["Message-ID"]) for message in self.taken]

    def to(self, address: str) -> list[EmailMessage]:
        """The mails taken for one address."""
        return [message for message in self.taken if address in str(message["To"])]

    def start(self) -> None:
        """Take mails from now on."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Take no more; what was taken is kept."""
        self.release.set()
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's own name and signature
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, answers: list[str]
    ) -> list[str]:
        self.connections += session.host_name is None
        session.host_name = name
        return answers

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's own name and signature
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd's own name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = cast("bytes", envelope.content)
        self.taken.append(message_from_bytes(content, policy=policy.default))
        if len(self.taken) == self.hold_at:
            self.holding.set()
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, self.release.wait, _PATIENCE)
        return "250 OK"
