"""What a person reads whose request about an evaluation meeting is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.autosave import changed_elsewhere
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import plain_date
from kinerja.web.page import Link
from modules.evaluations import meetings_errors as errors


def _to_meetings() -> Link:
    return Link(url_for("evaluations.meetings"), _("Ke rapat evaluasi"))


def _to_meeting(meeting_id: object) -> Link:
    return Link(url_for("evaluations.meeting", meeting_id=meeting_id), _("Buka rapatnya"))


def _none_here(_error: errors.NoMeetings) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai rapat evaluasi."),
        _("Penilaian di sini berjalan tanpa rapat. Hasil dan alasannya tetap dapat Anda baca."),
        actions=(Link(url_for("evaluations.results"), _("Ke hasil saya")),),
    )


def _off(error: errors.MeetingSwitchedOff) -> RefusalPage:
    return RefusalPage(
        409,
        _("%(unit)s tidak memakai rapat evaluasi.", unit=error.unit),
        _("Admin daerah atau admin unit dapat menyalakannya. Tidak ada yang berubah."),
        actions=(_to_meetings(),),
        keeps=True,
    )


def _not_leader(error: errors.NotTheLeader) -> RefusalPage:
    return RefusalPage(
        403,
        _("Rapat %(unit)s dipimpin orang lain.", unit=error.unit),
        _("Yang memanggil, mengubah, dan mencatat rapat adalah pemimpin unitnya saat ini."),
        actions=(_to_meetings(),),
    )


def _not_yours(_error: errors.NotYourMeeting) -> RefusalPage:
    return RefusalPage(
        403,
        _("Anda tidak ada dalam agenda rapat ini."),
        _("Rapat dibaca oleh yang ada di agendanya, pemimpinnya, dan yang mengawasi unitnya."),
        actions=(_to_meetings(),),
    )


def _called(error: errors.MeetingCalled) -> RefusalPage:
    return RefusalPage(
        409,
        _("Rapat unit ini untuk periode itu sudah dipanggil."),
        _("Waktunya dapat diubah selama rapat belum ditutup."),
        actions=(_to_meeting(error.meeting_id),),
        keeps=True,
    )


def _nobody(error: errors.NobodyToMeet) -> RefusalPage:
    return RefusalPage(
        409,
        _(
            "Tidak ada yang dinilai di %(unit)s untuk %(period)s.",
            unit=error.unit,
            period=error.code,
        ),
        _("Agenda rapat dibuat dari penilaian di unit itu. Buka dulu penilaiannya."),
        actions=(_to_meetings(),),
    )


def _over(error: errors.MeetingsOver) -> RefusalPage:
    return RefusalPage(
        409,
        _("Waktu rapat evaluasi %(period)s sudah lewat.", period=error.code),
        _("Hasil periode itu sudah final. Rapat yang tidak diadakan tidak menghalanginya."),
        actions=(_to_meetings(),),
        keeps=True,
    )


def _closed(error: errors.MeetingClosed) -> RefusalPage:
    return RefusalPage(
        409,
        _("Rapat ini sudah ditutup dan tidak berubah lagi."),
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(_to_meeting(error.meeting_id),),
        keeps=True,
    )


def _ahead(error: errors.MeetingAhead) -> RefusalPage:
    return RefusalPage(
        409,
        _("Rapat ini baru diadakan %(day)s.", day=plain_date(error.held_on)),
        _("Kehadiran, notulen, dan tindak lanjut dicatat mulai hari itu."),
        actions=(_to_meeting(error.meeting_id),),
        keeps=True,
    )


def _slot_conflict(error: errors.SlotConflict) -> RefusalPage:
    return changed_elsewhere(url_for("evaluations.meeting_slot", meeting_id=error.meeting_id))


def _record_conflict(error: errors.RecordConflict) -> RefusalPage:
    return changed_elsewhere(url_for("evaluations.record_meeting", meeting_id=error.meeting_id))


def _not_your_follow_up(_error: errors.FollowUpNotYours) -> RefusalPage:
    return RefusalPage(
        403,
        _("Tindak lanjut ini bukan milik Anda."),
        _("Hanya penanggung jawabnya yang menyatakannya selesai, sesudah rapat ditutup."),
        actions=(_to_meetings(),),
    )


MEETING_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.NoMeetings: _none_here,
        errors.MeetingNotFound: not_found,
        errors.MeetingSwitchedOff: _off,
        errors.NotTheLeader: _not_leader,
        errors.NotYourMeeting: _not_yours,
        errors.MeetingCalled: _called,
        errors.NobodyToMeet: _nobody,
        errors.MeetingsOver: _over,
        errors.MeetingClosed: _closed,
        errors.MeetingAhead: _ahead,
        errors.SlotConflict: _slot_conflict,
        errors.RecordConflict: _record_conflict,
        errors.FollowUpNotYours: _not_your_follow_up,
    }
)
