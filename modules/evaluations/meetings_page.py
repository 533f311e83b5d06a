"""What the pages of an evaluation meeting say: the list, one meeting, its plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.web.filters import plain_date, whole
from kinerja.web.forms import Form
from kinerja.web.home import number_word
from kinerja.web.parts import Kind
from modules.evaluations.blueprint import period_words
from modules.evaluations.meetings_agreed import FollowUpRow, follow_ups_of, follow_ups_owned
from modules.evaluations.meetings_guards import Reader
from modules.evaluations.meetings_leaders import led_units
from modules.evaluations.meetings_presented import Presented, presented_of
from modules.evaluations.meetings_queries import (
    AgendaRow,
    LedRow,
    MeetingCase,
    meetings_attended,
    meetings_led,
)
from modules.evaluations.meetings_rules import is_late, takes_record
from modules.evaluations.meetings_words import ATTENDANCE_KINDS, attendance_words, clock_words
from modules.evaluations.models_meetings import MeetingState


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """Something agreed as a list shows it."""

    row: FollowUpRow
    kind: Kind
    state: str


@dataclass(frozen=True, slots=True)
class LedLine:
    """A unit the reader leads: how far its meeting is, and what to do next."""

    row: LedRow
    kind: Kind
    state: str
    url: str
    action: str


@dataclass(frozen=True, slots=True)
class PresentedBlock:
    """What somebody presented, in the words of a rating form or of the `own` result."""

    shown: Presented
    kind: Kind
    attendance: str
    own: bool


def list_of_meetings(person: PersonId) -> str:
    """The reader's meetings, the units the reader leads, and what the reader agreed to do."""
    on = today()
    attended = meetings_attended(person)
    agreed = [follow_up_line(row, on) for row in follow_ups_owned(person)]
    return render_template(
        "evaluations/meetings.html",
        heading=_heading(attended, agreed, on),
        attended=attended,
        led=[_led(row, on) for row in meetings_led(led_units(person, on))],
        agreed=agreed,
        clock=clock_words,
    )


def _heading(attended: Sequence[MeetingCase], agreed: Sequence[FollowUpLine], on: date) -> str:
    ahead = [each.meeting for each in attended if not each.is_closed]
    coming = [meeting for meeting in ahead if meeting.held_on >= on]
    if coming:
        day = plain_date(min(meeting.held_on for meeting in coming))
        return _("Rapat evaluasi Anda berikutnya %(day)s.", day=day)
    waiting = sum(line.row.done_at is None for line in agreed)
    if waiting:
        return ngettext(
            "Satu tindak lanjut rapat menunggu Anda.",
            "%(count)s tindak lanjut rapat menunggu Anda.",
            waiting,
            count=number_word(waiting),
        )
    if attended:
        return _("Tidak ada rapat evaluasi yang menunggu Anda.")
    return _("Belum ada rapat evaluasi untuk Anda.")


def follow_up_line(row: FollowUpRow, on: date) -> FollowUpLine:
    """Something agreed, with its state: done, late, or until when."""
    if row.done_at is not None:
        return FollowUpLine(row, "ok", _("selesai %(day)s", day=plain_date(row.done_at)))
    day = plain_date(row.due_on)
    if is_late(row.due_on, on, is_done=False):
        return FollowUpLine(row, "bad", _("terlambat, tenggatnya %(day)s", day=day))
    return FollowUpLine(row, "idle", _("sampai %(day)s", day=day))


def _led(row: LedRow, on: date) -> LedLine:
    if row.meeting_id is None or row.held_on is None:
        url = url_for("evaluations.call_meeting", unit_id=row.unit_id, period_id=row.period_id)
        return LedLine(row, "warn", _("belum dipanggil"), url, _("Panggil rapat"))
    url = url_for("evaluations.meeting", meeting_id=row.meeting_id)
    day = plain_date(row.held_on)
    if row.state is MeetingState.CLOSED:
        return LedLine(row, "ok", _("ditutup, diadakan %(day)s", day=day), url, _("Baca"))
    if row.held_on <= on:
        url = url_for("evaluations.record_meeting", meeting_id=row.meeting_id)
        return LedLine(row, "warn", _("%(day)s, belum ditutup", day=day), url, _("Catat rapat"))
    return LedLine(row, "info", _("direncanakan %(day)s", day=day), url, _("Buka rapat"))


def meeting_page(case: MeetingCase, rows: Sequence[AgendaRow], reader: Reader) -> str:
    """One meeting: agenda and times, and, once it is over, what was written down."""
    meeting, on = case.meeting, today()
    is_shown = case.is_closed or reader.leads
    agreed = follow_ups_of(meeting.id) if is_shown else []
    return render_template(
        "evaluations/meetings_one.html",
        case=case,
        rows=rows,
        reader=reader,
        period_words=period_words(case.period),
        agreed=[follow_up_line(row, on) for row in agreed],
        may_record=reader.leads
        and takes_record(meeting.state, case.period.stage, meeting.held_on, on),
        may_change=reader.leads and not case.is_closed,
        heading=meeting_heading(case),
        ends_at=rows[-1].turn.ends_at if rows else meeting.starts_at,
        **words_of_meetings(),
    )


def meeting_heading(case: MeetingCase) -> str:
    """Which meeting, when, and whether it is closed."""
    said = {
        "period": case.period.code,
        "unit": case.unit.name,
        "day": plain_date(case.meeting.held_on),
        "time": clock_words(case.meeting.starts_at),
    }
    if case.is_closed:
        return _("Rapat evaluasi %(period)s %(unit)s, %(day)s, sudah ditutup.", **said)
    return _("Rapat evaluasi %(period)s %(unit)s: %(day)s pukul %(time)s.", **said)


def words_of_meetings() -> dict[str, object]:
    """What templates say attendance and clock times with."""
    return {
        "clock": clock_words,
        "attendance": attendance_words,
        "kinds": ATTENDANCE_KINDS,
    }


def plan_page(
    unit: Unit, period: Period, form: Form, people: int, meeting_id: UUID | None = None
) -> str:
    """The form that calls a meeting or times it anew; `people` is how many present."""
    return render_template(
        "evaluations/meetings_plan.html",
        unit=unit,
        period=period,
        period_words=period_words(period),
        form=form,
        people=people,
        meeting_id=meeting_id,
        people_words=ngettext("satu orang", "%(count)s orang", people, count=whole(people)),
    )


def presented_block(evaluation_id: UUID, *, own: bool = False) -> PresentedBlock | None:
    """What somebody presented, for whoever rates them or reads the result; None without meeting.

    `own` when the person reads it.
    """
    shown = presented_of(evaluation_id)
    if shown is None:
        return None
    words = attendance_words(shown.attendance) if shown.is_closed else _("belum diadakan")
    kind = ATTENDANCE_KINDS[shown.attendance] if shown.is_closed else "idle"
    return PresentedBlock(shown, kind, words, own)
