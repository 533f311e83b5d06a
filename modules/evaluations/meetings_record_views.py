"""The leader's record of a meeting: attendance and minutes, what was agreed, closing it."""

from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.database import now
from kinerja.local_dates import today
from kinerja.web.autosave import ScriptAnswer, draft_kept, not_kept
from kinerja.web.forms import read_form
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.meetings_errors import MeetingIncomplete, RecordConflict
from modules.evaluations.meetings_guards import require_leader, require_practice, require_record
from modules.evaluations.meetings_queries import (
    AgendaRow,
    MeetingCase,
    agenda_of,
    get_meeting,
    record_of_meeting,
)
from modules.evaluations.meetings_record_page import close_page, record_choice_page, record_page
from modules.evaluations.meetings_recording import close_meeting, save_record
from modules.evaluations.meetings_rules import (
    all_present,
    close_faults,
    record_fields,
    records_differ,
)
from modules.evaluations.meetings_schemas import CloseForm, record_form, record_in, record_schema
from modules.evaluations.meetings_words import with_close_faults

Answer = str | tuple[str, int] | AnyResponse
_ONWARD = {"agree": ".follow_ups", "close": ".close"}


@blueprint.route("/meetings/<uuid:meeting_id>/record", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def record_meeting(meeting_id: UUID) -> Answer:
    """The form of attendance and minutes; saving it may lead on to what was agreed, or closing."""
    case, rows = led_meeting(meeting_id)
    if request.method == "POST":
        return _save(case, rows)
    record = record_of_meeting(case.meeting, rows)
    form = record_form(record, case.meeting.edition, rows)
    if "check" in request.args:
        form = with_close_faults(form, close_faults(record), record)
    return record_page(case, rows, form)


@blueprint.post("/meetings/<uuid:meeting_id>/record/draft")
@require(Permission.MEETING_LEAD)
def record_draft(meeting_id: UUID) -> ScriptAnswer:
    """Keep the record as it stands now; the page's script asks at each change."""
    _case, rows = led_meeting(meeting_id)
    form = read_form(record_schema(rows), request.form)
    if not form.ok:
        return not_kept(form)
    sent = record_in(form, rows)
    kept = save_record(meeting_id, me(), form.values["edition"], sent, today())
    known = record_fields(kept.record)
    fields = {name: str(known[name]) for name in records_differ(kept.record, sent)}
    return draft_kept(fields, kept.edition, now())


@blueprint.route("/meetings/<uuid:meeting_id>/close", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def close(meeting_id: UUID) -> Answer:
    """A last look, then closing the meeting for good."""
    case, rows = led_meeting(meeting_id)
    if request.method == "POST":
        return _close(case, rows)
    if close_faults(record_of_meeting(case.meeting, rows)):
        return redirect(url_for(".record_meeting", meeting_id=meeting_id, check=1), 303)
    return close_page(case, rows)


def _save(case: MeetingCase, rows: list[AgendaRow]) -> Answer:
    form = read_form(record_schema(rows), request.form)
    if not form.ok:
        return record_page(case, rows, form), 422
    record = record_in(form, rows)
    if form.values["go"] == "present":
        record = all_present(record)
    try:
        save_record(case.meeting.id, me(), form.values["edition"], record, today())
    except RecordConflict as conflict:
        return record_choice_page(case, rows, record, conflict), 409
    onward = _ONWARD.get(form.values["go"] or "", ".record_meeting")
    return redirect(url_for(onward, meeting_id=case.meeting.id), 303)


def _close(case: MeetingCase, rows: list[AgendaRow]) -> Answer:
    form = read_form(CloseForm(), request.form)
    if not form.ok:
        return close_page(case, rows), 422
    meeting_id = case.meeting.id
    try:
        close_meeting(meeting_id, me(), form.values["edition"], today())
    except RecordConflict:
        return close_page(case, rows, is_stale=True), 409
    except MeetingIncomplete:
        return redirect(url_for(".record_meeting", meeting_id=meeting_id, check=1), 303)
    return redirect(url_for(".meeting", meeting_id=meeting_id), 303)


def led_meeting(meeting_id: UUID) -> tuple[MeetingCase, list[AgendaRow]]:
    """The meeting and its agenda, for who may write down what happened in it."""
    require_practice()
    case = get_meeting(meeting_id)
    require_leader(case.unit, me(), today())
    require_record(case.meeting, case.unit, case.period, today())
    return case, agenda_of(case.meeting)
