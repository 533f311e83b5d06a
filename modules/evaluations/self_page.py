"""What the form of a self-assessment says, before and after it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask import render_template, url_for
from flask_babel import gettext as _

from kinerja.local_dates import day_in, today, zone_of_request
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.filters import clock_time, moment
from kinerja.web.forms import Form
from kinerja.web.home import number_word
from kinerja.web.page import Link
from modules.evaluations.blueprint import period_words
from modules.evaluations.choice_page import choice_page, versions_of
from modules.evaluations.queries import Case
from modules.evaluations.rules import REASON_SHORTEST
from modules.evaluations.self_errors import SelfDraftConflict
from modules.evaluations.self_queries import self_draft_of
from modules.evaluations.self_rules import SelfDraft, differences, merge
from modules.evaluations.self_schemas import self_form_of, with_self_faults
from modules.evaluations.self_service import faults_in
from modules.evaluations.self_sheet import SelfSheet, purpose_words
from modules.evaluations.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SelfRow:
    """One indicator as the person rated it, in words."""

    title: str
    level: str
    anchor: str
    note: str
    counts: bool


def self_page(case: Case, sheet: SelfSheet, draft: SelfDraft, form: Form) -> str:
    """The form."""
    saved_at = case.evaluation.self_saved_at
    return render_template(
        "evaluations/self.html",
        case=case,
        sheet=sheet.sheet,
        counts=sheet.counts,
        form=form,
        heading=self_heading(case, draft, sheet),
        purpose=purpose_words(sheet.shares),
        period_words=period_words(case.period),
        due=case.period.self_due_on or case.period.ratings_due_on,
        reading=case.read_at,
        shortest=REASON_SHORTEST,
        state=_saved_words(case),
        is_saved=saved_at is not None,
    )


def sent_page(case: Case, sheet: SelfSheet, state: str = "") -> str:
    """What is about to be sent, or was; `state` stale says that the draft changed meanwhile."""
    draft = self_draft_of(case.evaluation)
    return render_template(
        "evaluations/self_sent.html",
        case=case,
        rows=self_rows(draft, sheet),
        words=draft.words,
        purpose=purpose_words(sheet.shares),
        period_words=period_words(case.period),
        state=state,
    )


def missing_in_self(form: Form, case: Case, draft: SelfDraft, sheet: SelfSheet) -> Form:
    """The form with, beside each field, what keeps it from being sent."""
    rubric = rubric_of(case.period.rubric_version_id)
    return with_self_faults(form, draft, faults_in(rubric, case.evaluation.family, draft), sheet)


def self_rows(draft: SelfDraft, sheet: SelfSheet) -> list[SelfRow]:
    """Every indicator with the level the person gave, or that none is given."""
    rows = []
    for row in sheet.rows:
        mark = draft.mark(row.code)
        found = next((level for level in row.levels if level[0] == mark.level), None)
        level, anchor = (found[1], found[2]) if found else (_("belum dinilai"), "")
        rows.append(SelfRow(row.title, level, anchor, mark.reason, sheet.counts(row.code)))
    return rows


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """What the superior sees of it: nothing of a draft, all of what was sent.

    `is_asked` is whether the region has self-assessments; `marks` are, by indicator, the level in
    words and what it rests on.
    """

    is_asked: bool
    read_at: datetime | None
    sent_at: datetime | None = None
    marks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    words: str = ""


def own_voice(case: Case, sheet: Sheet, draft: SelfDraft) -> OwnVoice:
    """The person's own assessment, as it was sent, beside the superior's form."""
    is_asked, sent_at = current_practice().self_assessment, case.evaluation.self_submitted_at
    if not is_asked or sent_at is None:
        return OwnVoice(is_asked, case.read_at)
    marks = {
        row.code: (words, draft.mark(row.code).reason)
        for row in sheet.indicators
        for level, words, _anchor in row.levels
        if level == draft.mark(row.code).level
    }
    return OwnVoice(is_asked, case.read_at, sent_at, marks, draft.words)


def self_heading(case: Case, draft: SelfDraft, sheet: SelfSheet) -> str:
    """How much of the form is filled in."""
    period = case.period.code
    asked = len(sheet.rows)
    rated = sum(draft.mark(row.code).level is not None for row in sheet.rows)
    if not rated:
        return _("Penilaian diri %(period)s: belum ada indikator yang Anda nilai.", period=period)
    if rated < asked:
        return _(
            "Penilaian diri %(period)s: %(rated)s dari %(asked)s indikator sudah Anda nilai.",
            period=period,
            rated=number_word(rated).lower(),
            asked=number_word(asked).lower(),
        )
    return _(
        "Penilaian diri %(period)s: semua indikator sudah Anda nilai. Periksa, lalu kirim.",
        period=period,
    )


def joined_in_self(sent: SelfDraft, kept: SelfDraft, sheet: SelfSheet) -> dict[str, str]:
    """By field, what a draft saved elsewhere added to the one that was sent."""
    added = differences(kept, sent)
    form = self_form_of(kept, 0, sheet)
    return {name: form.value(name) for name in form.labels if name in added}


def self_choice_page(
    case: Case, sheet: SelfSheet, mine: SelfDraft, conflict: SelfDraftConflict
) -> str:
    """Both versions of a draft, to choose from."""
    return choice_page(
        versions_of(
            (mine, self_draft_of(case.evaluation)),
            merge,
            lambda draft: self_form_of(draft, conflict.edition, sheet),
            case.evaluation.self_saved_at,
        ),
        sheet.rows,
        url_for("evaluations.assess_self", evaluation_id=case.evaluation.id),
        (Link(url_for("evaluations.results"), _("Penilaian")), Link("", _("Penilaian diri"))),
    )


def _saved_words(case: Case) -> str:
    saved_at = case.evaluation.self_saved_at
    if saved_at is None:
        return _("Belum ada yang disimpan.")
    is_today = day_in(zone_of_request(), saved_at) == today()
    time = clock_time(saved_at) if is_today else moment(saved_at)
    return _("Draf tersimpan %(time)s. Aman ditutup.", time=time)
