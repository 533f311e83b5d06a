"""What people are told who rate colleagues unseen: how many, never whom."""

from datetime import date
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.notifications.event import Details, Event
from kinerja.web.filters import plain_date, whole


def _asked(details: Details) -> str:
    count = int(details["count"])
    return ngettext(
        "Anda diminta menilai satu rekan kerja untuk %(period)s, paling lambat %(day)s. "
        "Penilaian Anda tanpa nama.",
        "Anda diminta menilai %(shown)s rekan kerja untuk %(period)s, paling lambat %(day)s. "
        "Penilaian Anda tanpa nama.",
        count,
        shown=whole(count),
        period=details["period"],
        day=plain_date(date.fromisoformat(details["due"])),
    )


PEER_EVENTS: Final = (
    Event(
        topic="raters.asked",
        line=_asked,
        subject=lambda _details: _("Anda diminta menilai rekan kerja"),
        text=_asked,
        action=lambda _details: _("Lihat siapa yang Anda nilai"),
    ),
)
