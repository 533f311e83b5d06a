"""A mail server that delivers to a folder, so that the demo's mail can be read and goes nowhere."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

_HOST: Final = "127.0.0.1"


class _Folder:
    """Each message becomes one .eml file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's own name
        """Keep the message; the name says nothing of who it is for."""
        content = envelope.content
        data = content if isinstance(content, bytes) else (content or "").encode()
        (self.folder / f"{uuid4().hex}.eml").write_bytes(data)
        return "250 kept"


@contextmanager
def catching_mail(folder: Path) -> Iterator[str]:
    """Run the catcher; gives the address for SMTP_URL."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    port = _unused_port()
    controller = Controller(_Folder(folder), hostname=_HOST, port=port)
    controller.start()
    try:
        yield f"smtp://{_HOST}:{port}"
    finally:
        controller.stop()


def _unused_port() -> int:
    """A port nobody listens on now; the catcher knocks at its own door and cannot use port 0."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
    return port
