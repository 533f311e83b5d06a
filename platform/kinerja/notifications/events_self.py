"""What superiors are told when somebody they rate has assessed themselves."""

from typing import Final

from flask_babel import gettext as _

from kinerja.notifications.event import Event

SELF_EVENTS: Final = (
    Event(
        topic="self_assessment.sent",
        line=lambda details: _(
            "%(name)s mengirim penilaian diri %(period)s.",
            name=details["name"],
            period=details["period"],
        ),
        subject=lambda details: _(
            "Satu penilaian diri %(period)s dapat dibaca", period=details["period"]
        ),
        text=lambda _details: _(
            "Orang yang Anda nilai sudah menilai dirinya. Tingkat dan dasarnya tampil di samping "
            "tiap indikator formulir penilaian."
        ),
        action=lambda _details: _("Buka formulir penilaian"),
    ),
)
