"""What people are told about training they were referred to; a mail names no programme."""

from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.notifications.event import Details, Event
from kinerja.web.filters import whole


def _referred(details: Details) -> str:
    count = int(details["count"])
    return ngettext(
        "Anda dirujuk ke satu program pengembangan. Baca alasannya di Kinerja.",
        "Anda dirujuk ke %(shown)s program pengembangan. Baca alasannya di Kinerja.",
        count,
        shown=whole(count),
    )


def _moved(details: Details) -> str:
    return {
        "endorsed": _("Rujukan pelatihan Anda didukung atasan."),
        "not_endorsed": _("Atasan tidak mendukung satu rujukan pelatihan Anda."),
        "approved": _("Rujukan pelatihan Anda disetujui dan menunggu jadwal."),
        "revise": _("Satu rujukan pelatihan dikembalikan untuk diperbaiki."),
        "refused": _("Satu rujukan pelatihan Anda tidak disetujui."),
        "scheduled": _("Pelatihan Anda sudah terjadwal."),
        "attended": _("Pelatihan Anda tercatat sudah diikuti."),
    }.get(details.get("state", ""), _("Ada perubahan pada rujukan pelatihan Anda."))


TRAINING_EVENTS: Final = (
    Event(
        topic="training.referred",
        line=_referred,
        subject=lambda _details: _("Anda dirujuk ke program pengembangan"),
        text=_referred,
        action=lambda _details: _("Baca rujukan"),
    ),
    Event(
        topic="training.moved",
        line=_moved,
        subject=lambda _details: _("Rujukan pelatihan Anda berubah"),
        text=_moved,
        action=lambda _details: _("Lihat rujukan"),
    ),
)
