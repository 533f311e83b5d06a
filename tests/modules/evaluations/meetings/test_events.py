"""What people are told of meetings, in the inbox and by mail, in both languages."""

import pytest
from flask import Flask
from flask_babel import force_locale

from kinerja.notifications.events import event_of

DETAILS = {
    "period": "2025",
    "day": "2026-01-12",
    "due": "2026-03-31",
    "time": "09:15",
    "place": "Aula",
}


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        (
            "meeting.called",
            "Rapat evaluasi 2025 diadakan 12 Januari 2026 di Aula. Giliran Anda pukul 09.15.",
        ),
        (
            "meeting.moved",
            "Rapat evaluasi 2025 berubah: 12 Januari 2026 di Aula, giliran Anda pukul 09.15.",
        ),
        (
            "meeting.follow_up",
            "Rapat evaluasi 2025 menyepakati satu tindak lanjut untuk Anda, sampai 31 Maret 2026.",
        ),
    ],
)
def test_the_line_says_when_and_where(app: Flask, topic: str, line: str) -> None:
    event = event_of(topic)
    with app.test_request_context(), force_locale("id"):
        assert event.line(DETAILS).replace("\N{NO-BREAK SPACE}", " ") == line
        assert event.text(DETAILS) == event.line(DETAILS)
        assert event.subject(DETAILS)
        assert event.action(DETAILS)


def test_in_english_the_clock_is_written_as_english_writes_it(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert "09:15" in event_of("meeting.called").line(DETAILS)
