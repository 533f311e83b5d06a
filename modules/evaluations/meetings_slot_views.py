"""What a person presents in the meeting: the form, its drafts, and reading it afterwards."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.database import now
from kinerja.web.autosave import ScriptAnswer, draft_kept, not_kept
from kinerja.web.forms import Form, read_form
from kinerja.web.page import Link
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.choice_page import choice_page, versions_of
from modules.evaluations.meetings_errors import NotYourMeeting, SlotConflict
from modules.evaluations.meetings_guards import require_practice, require_switched_on
from modules.evaluations.meetings_page import words_of_meetings
from modules.evaluations.meetings_queries import AgendaRow, MeetingCase, agenda_of, get_meeting
from modules.evaluations.meetings_rules import (
    Words,
    merge_words,
    takes_words,
    words_differ,
    words_fields,
)
from modules.evaluations.meetings_schemas import WordsForm, words_form, words_in
from modules.evaluations.meetings_slots import save_words

Answer = str | tuple[str, int] | AnyResponse


@blueprint.route("/meetings/<uuid:meeting_id>/slot", methods=["GET", "POST"])
@require(Permission.MEETING_ATTEND)
def meeting_slot(meeting_id: UUID) -> Answer:
    """The own turn: when it is, and what will be presented; only read once all is closed."""
    case, own = _own(meeting_id)
    if request.method == "POST":
        return _save(case, own)
    return _page(case, own, words_form(own.words, own.edition))


@blueprint.post("/meetings/<uuid:meeting_id>/slot/draft")
@require(Permission.MEETING_ATTEND)
def meeting_slot_draft(meeting_id: UUID) -> ScriptAnswer:
    """Keep the form as it stands now; the page's script asks at each change."""
    _own(meeting_id)
    form = read_form(WordsForm(), request.form)
    if not form.ok:
        return not_kept(form)
    sent = words_in(form)
    kept = save_words(meeting_id, me(), form.values["edition"], sent)
    known = words_fields(kept.words)
    fields = {name: known[name] for name in words_differ(kept.words, sent)}
    return draft_kept(fields, kept.edition, now())


def _save(case: MeetingCase, own: AgendaRow) -> Answer:
    form = read_form(WordsForm(), request.form)
    if not form.ok:
        return _page(case, own, form), 422
    sent = words_in(form)
    try:
        save_words(case.meeting.id, me(), form.values["edition"], sent)
    except SlotConflict as conflict:
        return _choice(case, sent, conflict), 409
    return redirect(url_for(".meeting_slot", meeting_id=case.meeting.id), 303)


def _page(case: MeetingCase, own: AgendaRow, form: Form) -> str:
    return render_template(
        "evaluations/meetings_slot.html",
        case=case,
        own=own,
        form=form,
        is_open=takes_words(case.meeting.state, case.period.stage),
        period_words=period_words(case.period),
        state=_("Tersimpan. Aman ditutup.") if own.edition else _("Belum ada yang disimpan."),
        **words_of_meetings(),
    )


def _choice(case: MeetingCase, mine: Words, conflict: SlotConflict) -> str:
    """Both versions of what is presented, to choose from."""
    saved = next(row.words for row in agenda_of(case.meeting) if row.person_id == me())
    return choice_page(
        versions_of((mine, saved), merge_words, lambda words: words_form(words, conflict.edition)),
        (),
        url_for("evaluations.meeting_slot", meeting_id=case.meeting.id),
        (Link(url_for("evaluations.meetings"), _("Rapat evaluasi")), Link("", _("Giliran Anda"))),
    )


def _own(meeting_id: UUID) -> tuple[MeetingCase, AgendaRow]:
    """The meeting and the reader's own turn; NotYourMeeting for who is not on the agenda."""
    require_practice()
    case = get_meeting(meeting_id)
    own = next((row for row in agenda_of(case.meeting) if row.person_id == me()), None)
    if own is None:
        raise NotYourMeeting(meeting_id)
    if not case.is_closed:
        require_switched_on(case.unit)
    return case, own
