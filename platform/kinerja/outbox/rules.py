"""When a failed message is tried again, and when no more."""

import smtplib
from datetime import timedelta
from typing import Final

from kinerja.outbox.errors import Undeliverable

ATTEMPTS: Final = 20
_FIRST_PAUSE: Final = timedelta(seconds=15)
_LONGEST_PAUSE: Final = timedelta(hours=4)
_LONGEST_FAULT: Final = 300
_DOUBLINGS: Final = 10


def pause_after(attempts: int) -> timedelta:
    """How long to wait after this many failures: 15 s, doubling up to four hours.

    Twenty attempts span two days, a weekend with the mail server down.
    """
    doubled: int = 2 ** min(attempts - 1, _DOUBLINGS)
    return min(_FIRST_PAUSE * doubled, _LONGEST_PAUSE)


def is_last(attempts: int) -> bool:
    """True when this many failures are enough."""
    return attempts >= ATTEMPTS


def fault_of(error: BaseException) -> str:
    """An error in one line that carries nobody's data: what a server or the system said, or a name.

    The text of other errors stays out: a database quotes the row it refused.
    """
    if isinstance(error, Undeliverable):
        return error.reason
    name = type(error).__name__
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{name}: {error.smtp_code}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"[:_LONGEST_FAULT]
    return name
