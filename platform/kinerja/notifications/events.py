"""What people are told: one entry for each event, its words in the reader's language.

The words are made when they are read or mailed, so a change of language or wording needs no
change of what is stored.
"""

from collections.abc import Mapping
from typing import Final

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from kinerja.notifications.event import Details, Event
from kinerja.notifications.events_meetings import MEETING_EVENTS
from kinerja.notifications.events_peers import PEER_EVENTS
from kinerja.notifications.events_plans import PLAN_EVENTS
from kinerja.notifications.events_records import RECORD_EVENTS
from kinerja.notifications.events_self import SELF_EVENTS
from kinerja.notifications.events_training import TRAINING_EVENTS
from kinerja.rubrics.predicate import PREDICATE_LABELS, Predicate
from kinerja.web.filters import whole


def event_of(topic: str) -> Event:
    """The event of a topic; KeyError when people are not told of it."""
    return EVENTS[topic]


def _final_line(details: Details) -> str:
    code = details.get("predicate")
    if code not in list(Predicate):
        return _("Penilaian %(period)s sudah final dan dapat Anda baca.", period=details["period"])
    label = PREDICATE_LABELS[Predicate(code)].in_language(str(get_locale() or "id"))
    return _(
        "Penilaian %(period)s sudah final: predikat Anda %(predicate)s.",
        period=details["period"],
        predicate=label,
    )


def _final_subject(details: Details) -> str:
    return _("Penilaian %(period)s Anda dapat dibaca", period=details["period"])


def _final_text(_details: Details) -> str:
    return _(
        "Pejabat penilai telah menetapkan hasilnya. Demi kerahasiaan, hasil itu tidak ditulis di "
        "surat ini. Baca hasil beserta penjelasannya di Kinerja."
    )


def _failures_line(details: Details) -> str:
    count = int(details["count"])
    return ngettext(
        "%(shown)s kali kata sandi Anda salah dimasukkan. Kalau bukan Anda, ganti kata sandi.",
        "%(shown)s kali kata sandi Anda salah dimasukkan. Kalau bukan Anda, ganti kata sandi.",
        count,
        shown=whole(count),
    )


_FINAL: Final = Event(
    topic="evaluation.finalised",
    line=_final_line,
    subject=_final_subject,
    text=_final_text,
    action=lambda _details: _("Baca hasil penilaian"),
)
_FAILURES: Final = Event(
    topic="account.sign_in_failures",
    line=_failures_line,
    subject=lambda _details: _("Ada yang gagal masuk ke akun Anda"),
    text=_failures_line,
    action=lambda _details: _("Buka Kinerja"),
)
# a link that opens an account: by mail alone, never in an inbox
RESET_LINK: Final = Event(
    topic="account.reset_link",
    line=lambda _details: "",
    subject=lambda _details: _("Tautan untuk mengganti kata sandi Anda"),
    text=lambda _details: _(
        "Seseorang, mungkin Anda, meminta kata sandi baru. Tautan ini sekali pakai dan segera "
        "kedaluwarsa. Kalau bukan Anda yang meminta, abaikan surat ini."
    ),
    action=lambda _details: _("Ganti kata sandi"),
)
_TOLD: Final = (
    _FINAL,
    _FAILURES,
    *MEETING_EVENTS,
    *PEER_EVENTS,
    *PLAN_EVENTS,
    *RECORD_EVENTS,
    *SELF_EVENTS,
    *TRAINING_EVENTS,
)
EVENTS: Final[Mapping[str, Event]] = {event.topic: event for event in _TOLD}
