"""What the leader's pages say: the record, what was agreed, and closing the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _

from kinerja.local_dates import today
from kinerja.web.forms import Form
from kinerja.web.page import Link
from modules.evaluations.blueprint import period_words
from modules.evaluations.choice_page import choice_page, versions_of
from modules.evaluations.meetings_agreed import follow_ups_of
from modules.evaluations.meetings_errors import RecordConflict
from modules.evaluations.meetings_page import follow_up_line, words_of_meetings
from modules.evaluations.meetings_queries import (
    AgendaRow,
    MeetingCase,
    record_of_meeting,
)
from modules.evaluations.meetings_rules import Record, attendance_name, merge_records
from modules.evaluations.meetings_schemas import record_form
from modules.evaluations.meetings_words import attendance_words
from modules.evaluations.models_meetings import Attendance
from modules.evaluations.sheet import Level

_MARKS = (Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT)


@dataclass(frozen=True, slots=True)
class Marked:
    """The field of one slot, for the choice between two versions."""

    level_name: str
    levels: tuple[Level, ...]


def record_page(case: MeetingCase, rows: Sequence[AgendaRow], form: Form) -> str:
    """The form of attendance and minutes."""
    return render_template(
        "evaluations/meetings_record.html",
        case=case,
        rows=rows,
        form=form,
        name_of=attendance_name,
        marks=_marks(),
        period_words=period_words(case.period),
        state=_("Tersimpan. Aman ditutup.")
        if case.meeting.edition
        else _("Belum ada yang disimpan."),
        **words_of_meetings(),
    )


def record_choice_page(
    case: MeetingCase, rows: Sequence[AgendaRow], mine: Record, conflict: RecordConflict
) -> str:
    """Both versions of a record, to choose from."""
    levels = tuple((int(value), words, "") for value, words in _marks())
    return choice_page(
        versions_of(
            (mine, record_of_meeting(case.meeting, rows)),
            merge_records,
            lambda record: record_form(record, conflict.edition, rows),
        ),
        [Marked(attendance_name(row.slot_id), levels) for row in rows],
        url_for("evaluations.record_meeting", meeting_id=case.meeting.id),
        (Link(url_for("evaluations.meetings"), _("Rapat evaluasi")), Link("", case.unit.name)),
    )


def _marks() -> list[tuple[str, str]]:
    return [(str(int(was)), attendance_words(was).capitalize()) for was in _MARKS]


def owners_of(case: MeetingCase, rows: Sequence[AgendaRow]) -> list[tuple[str, str]]:
    """Who may own what was agreed: everybody on the agenda, and who leads the meeting."""
    found = {str(row.person_id): row.name for row in rows}
    return list({**found, str(case.leader.id): case.leader.full_name}.items())


def agreed_page(
    case: MeetingCase, rows: Sequence[AgendaRow], form: Form, follow_up_id: UUID | None = None
) -> str:
    """What was agreed so far, and the form of one thing more, or of one to put otherwise."""
    agreed = follow_ups_of(case.meeting.id)
    return render_template(
        "evaluations/meetings_follow_ups.html",
        case=case,
        agreed=[follow_up_line(row, today()) for row in agreed],
        owners=owners_of(case, rows),
        form=form,
        follow_up_id=follow_up_id,
        period_words=period_words(case.period),
    )


def close_page(case: MeetingCase, rows: Sequence[AgendaRow], *, is_stale: bool = False) -> str:
    """A last look before the meeting is closed for good."""
    counts: Mapping[str, int] = {
        words: sum(row.attendance is was for row in rows)
        for was, words in ((each, attendance_words(each)) for each in _MARKS)
    }
    return render_template(
        "evaluations/meetings_close.html",
        case=case,
        counts=counts,
        agreed=[follow_up_line(row, today()) for row in follow_ups_of(case.meeting.id)],
        is_stale=is_stale,
        period_words=period_words(case.period),
    )
