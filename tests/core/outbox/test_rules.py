"""When a failed message is tried again, and what is kept of the failure."""

import smtplib
from datetime import timedelta
from itertools import pairwise

import pytest

from kinerja.outbox.errors import Undeliverable
from kinerja.outbox.rules import ATTEMPTS, fault_of, is_last, pause_after

pytestmark = pytest.mark.unit


def test_pauses_double_up_to_four_hours() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, ATTEMPTS + 1)]
    assert pauses[:4] == [timedelta(seconds=s) for s in (15, 30, 60, 120)]
    assert max(pauses) == timedelta(hours=4)
    assert all(early <= late for early, late in pairwise(pauses))


def test_all_attempts_together_outlast_a_day_without_a_mail_server() -> None:
    waited = sum((pause_after(attempt) for attempt in range(1, ATTEMPTS)), timedelta())
    assert timedelta(days=1) < waited < timedelta(days=3)


def test_the_twentieth_failure_is_the_last() -> None:
    assert [is_last(attempts) for attempts in (1, 19, 20, 21)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (Undeliverable("no_mail_server"), "no_mail_server"),
        (
            ConnectionRefusedError(111, "Connection refused"),
            "ConnectionRefusedError: Connection refused",
        ),
        (smtplib.SMTPDataError(451, b"greylisted for siti@example.test"), "SMTPDataError: 451"),
        (ValueError("NIP 198907222014022004 already exists"), "ValueError"),
    ],
)
def test_what_is_kept_of_a_failure_names_nobody(error: Exception, kept: str) -> None:
    assert fault_of(error) == kept
