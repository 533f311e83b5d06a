"""What people are told of records beside ratings; a mail names neither people nor what was seen."""

from datetime import date
from typing import Final

from flask_babel import gettext as _

from kinerja.notifications.event import Details, Event
from kinerja.web.filters import plain_date


def _passed(details: Details) -> str:
    return _(
        "Kelulusan pelatihan penilai Anda tercatat, tertanggal %(day)s. Anda dapat menetapkan "
        "hasil penilaian.",
        day=plain_date(date.fromisoformat(details["day"])),
    )


RECORD_EVENTS: Final = (
    Event(
        topic="rater_pass.recorded",
        line=_passed,
        subject=lambda _details: _("Kelulusan pelatihan penilai Anda tercatat"),
        text=_passed,
        action=lambda _details: _("Buka daftar penilaian"),
    ),
)
