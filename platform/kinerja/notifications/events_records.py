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


def _noted(details: Details) -> str:
    return _(
        "%(name)s mencatat pengamatan tentang pekerjaan Anda pada %(day)s.",
        name=details["name"],
        day=plain_date(date.fromisoformat(details["day"])),
    )


def _decided(details: Details) -> str:
    title = details["title"]
    if details["state"] == "verified":
        return _("Inovasi “%(title)s” diakui.", title=title)
    return _("Inovasi “%(title)s” tidak diakui. Alasannya dapat Anda baca.", title=title)


RECORD_EVENTS: Final = (
    Event(
        topic="rater_pass.recorded",
        line=_passed,
        subject=lambda _details: _("Kelulusan pelatihan penilai Anda tercatat"),
        text=_passed,
        action=lambda _details: _("Buka daftar penilaian"),
    ),
    Event(
        topic="rater_pass.taken_back",
        line=lambda details: _(
            "Kelulusan pelatihan penilai Anda ditarik: %(reason)s", reason=details["reason"]
        ),
        subject=lambda _details: _("Kelulusan pelatihan penilai Anda ditarik"),
        text=lambda _details: _("Alasannya dapat Anda baca di kotak masuk Kinerja."),
        action=lambda _details: _("Buka daftar penilaian"),
    ),
    Event(
        topic="observation.recorded",
        line=_noted,
        subject=lambda _details: _("Ada catatan pengamatan baru untuk Anda"),
        text=lambda _details: _(
            "Atasan Anda mencatat sesuatu yang dilihatnya. Isinya tidak ditulis di surat ini; "
            "baca di Kinerja."
        ),
        action=lambda _details: _("Baca catatan"),
    ),
    Event(
        topic="innovation.recorded",
        line=lambda details: _(
            "%(name)s mencatat inovasi “%(title)s” dan menunggu keputusan Anda.",
            name=details["name"],
            title=details["title"],
        ),
        subject=lambda _details: _("Sebuah inovasi menunggu keputusan Anda"),
        text=lambda _details: _(
            "Orang yang Anda nilai mencatat cara kerja baru. Akui, atau tulis mengapa tidak."
        ),
        action=lambda _details: _("Baca inovasi"),
    ),
    Event(
        topic="innovation.decided",
        line=_decided,
        subject=lambda _details: _("Inovasi Anda sudah diputuskan"),
        text=lambda _details: _("Keputusan dan alasannya dapat Anda baca di Kinerja."),
        action=lambda _details: _("Baca keputusan"),
    ),
)
