"""What people are told of evaluation meetings; a mail names neither words nor follow-ups."""

from datetime import date
from typing import Final

from flask_babel import get_locale
from flask_babel import gettext as _

from kinerja.notifications.event import Details, Event
from kinerja.web.filters import plain_date


def _day(details: Details, name: str) -> str:
    return plain_date(date.fromisoformat(details[name]))


def _time(details: Details) -> str:
    clock = str(details["time"])
    return clock.replace(":", ".") if str(get_locale() or "id") == "id" else clock


def _planned(details: Details) -> dict[str, str]:
    """When and where the meeting is, and when the person's turn begins."""
    return {
        "period": details["period"],
        "day": _day(details, "day"),
        "place": details["place"],
        "time": _time(details),
    }


def _called(details: Details) -> str:
    return _(
        "Rapat evaluasi %(period)s diadakan %(day)s di %(place)s. Giliran Anda pukul %(time)s.",
        **_planned(details),
    )


def _moved(details: Details) -> str:
    return _(
        "Rapat evaluasi %(period)s berubah: %(day)s di %(place)s, giliran Anda pukul %(time)s.",
        **_planned(details),
    )


def _agreed(details: Details) -> str:
    return _(
        "Rapat evaluasi %(period)s menyepakati satu tindak lanjut untuk Anda, sampai %(day)s.",
        period=details["period"],
        day=_day(details, "due"),
    )


MEETING_EVENTS: Final = (
    Event(
        topic="meeting.called",
        line=_called,
        subject=lambda details: _("Rapat evaluasi %(day)s", day=_day(details, "day")),
        text=_called,
        action=lambda _details: _("Siapkan giliran Anda"),
    ),
    Event(
        topic="meeting.moved",
        line=_moved,
        subject=lambda details: _("Rapat evaluasi berubah: %(day)s", day=_day(details, "day")),
        text=_moved,
        action=lambda _details: _("Lihat giliran Anda"),
    ),
    Event(
        topic="meeting.follow_up",
        line=_agreed,
        subject=lambda _details: _("Satu tindak lanjut rapat untuk Anda"),
        text=_agreed,
        action=lambda _details: _("Lihat tindak lanjut"),
    ),
)
