"""Handing mails to the mail server: one connection for a whole batch."""

import smtplib
import ssl
from email.message import EmailMessage
from typing import Final, cast
from urllib.parse import SplitResult, unquote, urlsplit

from flask import Flask, g
from flask.blueprints import BlueprintSetupState

_PATIENCE: Final = 20.0  # seconds for each answer of the server
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS: Final = {"smtp": 25, "smtps": 465}
_TRY_LATER: Final = 421
_LEFT: Final = (smtplib.SMTPServerDisconnected, smtplib.SMTPSenderRefused)


class MailNotEncryptedError(OSError):
    """The server is on another machine and offers no encryption: nothing is said in clear."""


class Postman:
    """Sends one mail after the other; a server that cannot be reached is not tried again."""

    def __init__(self, url: str) -> None:
        self._url: SplitResult = urlsplit(url)
        self._connection: smtplib.SMTP | None = None
        self._unreachable: OSError | None = None

    def send(self, message: EmailMessage) -> None:
        """Leave when the server has taken the mail on; raises what smtplib and sockets raise."""
        used_before = self._connection is not None
        try:
            self._connected().send_message(message)
        except _LEFT as error:
            self.close()
            code = getattr(error, "smtp_code", _TRY_LATER)
            # servers end a connection after some mails or minutes; a fresh one is not to blame
            if not used_before or code != _TRY_LATER:
                raise
            self._connected().send_message(message)
        except (OSError, smtplib.SMTPException):
            self._forget_if_broken()
            raise

    def close(self) -> None:
        """Take leave, if there is still somebody to take leave of."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.quit()
            except (OSError, smtplib.SMTPException):
                connection.close()

    def _connected(self) -> smtplib.SMTP:
        if self._unreachable is not None:
            raise self._unreachable
        if self._connection is None:
            try:
                self._connection = self._connect()
            except OSError as error:
                self._unreachable = error
                raise
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        host = self._url.hostname or "localhost"
        port = self._url.port or _PORTS[self._url.scheme]
        if self._url.scheme == "smtps":
            context = ssl.create_default_context()
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, timeout=_PATIENCE, context=context
            )
        else:
            connection = smtplib.SMTP(host, port, timeout=_PATIENCE)
        try:
            self._secure(connection, host)
        except BaseException:
            connection.close()
            raise
        return connection

    def _secure(self, connection: smtplib.SMTP, host: str) -> None:
        connection.ehlo()
        if self._url.scheme == "smtp":
            encrypt(connection, host)
        if self._url.username:
            connection.login(unquote(self._url.username), unquote(self._url.password or ""))

    def _forget_if_broken(self) -> None:
        """After a refusal the connection goes on; after a broken pipe it does not."""
        if self._connection is None:
            return
        try:
            self._connection.rset()
        except (OSError, smtplib.SMTPException):
            self.close()


def encrypt(connection: smtplib.SMTP, host: str) -> None:
    """Switch an open connection to TLS before anything else is said; not within this machine.

    MailNotEncryptedError when the server does not offer it: mails name people and open accounts.
    """
    if host in _LOOPBACK:
        return
    if not connection.has_extn("starttls"):
        raise MailNotEncryptedError(host)
    connection.starttls(context=ssl.create_default_context())
    connection.ehlo()


def postman(url: str) -> Postman:
    """The postman of this application context: of one job, that is."""
    if "postman" not in g:
        g.postman = Postman(url)
    found: Postman = g.postman
    return found


def dismiss(_error: BaseException | None = None) -> None:
    """End the connection of this application context."""
    found: Postman | None = g.pop("postman", None)
    if found is not None:
        found.close()


def install(state: BlueprintSetupState) -> None:
    """Have every application context end its connection."""
    cast("Flask", state.app).teardown_appcontext(dismiss)
