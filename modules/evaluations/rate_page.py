"""What the rating form and the choice between two drafts say."""

from datetime import datetime

from flask import render_template, url_for
from flask_babel import gettext as _

from kinerja.local_dates import day_in, today, zone_of_request
from kinerja.web.filters import clock_time, moment
from kinerja.web.forms import Form
from kinerja.web.home import number_word
from kinerja.web.page import Link
from modules.evaluations.blueprint import me, period_words
from modules.evaluations.choice_page import choice_page, versions_of
from modules.evaluations.errors import DraftConflict
from modules.evaluations.innovations_page import innovations_about
from modules.evaluations.meetings_page import presented_block
from modules.evaluations.observations_page import evidence, notes_in
from modules.evaluations.queries import Case, draft_of
from modules.evaluations.queries_form import FormMarks
from modules.evaluations.queries_rated import progress_of
from modules.evaluations.rater_passes_service import missing_pass
from modules.evaluations.rules import (
    REASON_SHORTEST,
    Draft,
    Fault,
    differences,
    draft_faults,
    merge,
)
from modules.evaluations.schemas import form_of, with_faults
from modules.evaluations.self_page import own_voice
from modules.evaluations.sheet import Sheet
from modules.evaluations.unit_records_note import unit_notes


def faults_of(draft: Draft, sheet: Sheet) -> dict[str, Fault]:
    """What keeps this draft from being set."""
    return draft_faults([row.code for row in sheet.indicators], draft, sheet.extremes)


def missing_in(form: Form, draft: Draft, sheet: Sheet) -> Form:
    """The form with, beside each field, what keeps the draft from being set."""
    return with_faults(form, draft, faults_of(draft, sheet), sheet.indicators)


def rate_page(case: Case, sheet: Sheet, marks: FormMarks, form: Form) -> str:
    """The rating form."""
    evaluation, noted = case.evaluation, notes_in(case)
    return render_template(
        "evaluations/rate.html",
        case=case,
        sheet=sheet,
        form=form,
        heading=rate_heading(case.person.nama, marks.draft, sheet),
        period_words=period_words(case.period),
        progress=progress_of(me(), case.period.id),
        shortest=REASON_SHORTEST,
        state=_saved_words(evaluation.saved_at),
        is_saved=evaluation.saved_at is not None,
        earlier=marks.earlier,
        own=own_voice(case, sheet, marks.own),
        presented=presented_block(evaluation.id),
        missing=missing_pass(me()),
        unit_notes=unit_notes(case),
        noted=noted,
        evidence=evidence(noted),
        ideas=innovations_about(case),
    )


def _saved_words(saved_at: datetime | None) -> str:
    """When the draft was kept last."""
    if saved_at is None:
        return _("Belum ada yang disimpan.")
    is_today = day_in(zone_of_request(), saved_at) == today()
    time = clock_time(saved_at) if is_today else moment(saved_at)
    return _("Draf tersimpan %(time)s. Aman ditutup.", time=time)


def rate_heading(nama: str, draft: Draft, sheet: Sheet) -> str:
    """How much of the form is filled in."""
    asked = len(sheet.indicators)
    rated = sum(draft.mark(row.code).level is not None for row in sheet.indicators)
    if not rated:
        return _("%(name)s: belum ada indikator yang dinilai.", name=nama)
    if rated < asked:
        counts = {"rated": number_word(rated).lower(), "asked": number_word(asked).lower()}
        return _("%(name)s: %(rated)s dari %(asked)s indikator sudah dinilai.", name=nama, **counts)
    if faults_of(draft, sheet):
        return _("%(name)s: semua indikator dinilai, alasannya belum lengkap.", name=nama)
    return _("%(name)s: semua indikator sudah dinilai. Periksa, lalu tetapkan.", name=nama)


def joined_in(sent: Draft, kept: Draft, sheet: Sheet) -> dict[str, str]:
    """By field, what a draft saved elsewhere added to the one that was sent."""
    added = differences(kept, sent)
    form = form_of(kept, 0, sheet.indicators)
    return {name: form.value(name) for name in form.labels if name in added}


def conflict_page(case: Case, sheet: Sheet, mine: Draft, conflict: DraftConflict) -> str:
    """Both versions of a draft, to choose from."""
    rows = sheet.indicators
    return choice_page(
        versions_of(
            (mine, draft_of(case.evaluation)),
            merge,
            lambda draft: form_of(draft, conflict.edition, rows),
            case.evaluation.saved_at,
        ),
        rows,
        url_for("evaluations.rate", evaluation_id=case.evaluation.id),
        (
            Link(url_for("evaluations.waiting", period=case.period.code), _("Menilai")),
            Link("", case.person.full_name),
        ),
    )
