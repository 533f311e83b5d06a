"""What the rating form and the choice between two drafts say."""

from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _

from kinerja.local_dates import day_in, today, zone_of_request
from kinerja.web.filters import clock_time, moment
from kinerja.web.forms import Form
from kinerja.web.home import number_word
from modules.evaluations.blueprint import period_words
from modules.evaluations.errors import DraftConflict
from modules.evaluations.queries import Case, draft_of, earlier_raters, progress_of
from modules.evaluations.rules import (
    REASON_SHORTEST,
    Draft,
    Fault,
    differences,
    draft_faults,
    merge,
)
from modules.evaluations.schemas import form_of, with_faults
from modules.evaluations.sheet import IndicatorRow, Sheet


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a field: the value as the form sends it, and how it reads."""

    value: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Collision:
    """A field in which two drafts say different things."""

    name: str
    label: str
    mine: Version
    saved: Version


def faults_of(draft: Draft, sheet: Sheet) -> dict[str, Fault]:
    """What keeps this draft from being set."""
    return draft_faults([row.code for row in sheet.indicators], draft, sheet.extremes)


def missing_in(form: Form, draft: Draft, sheet: Sheet) -> Form:
    """The form with, beside each field, what keeps the draft from being set."""
    return with_faults(form, draft, faults_of(draft, sheet), sheet.indicators)


def rate_page(case: Case, sheet: Sheet, draft: Draft, form: Form) -> str:
    """The rating form."""
    saved_at = case.evaluation.saved_at
    state = _("Belum ada yang disimpan.")
    if saved_at:
        is_today = day_in(zone_of_request(), saved_at) == today()
        time = clock_time(saved_at) if is_today else moment(saved_at)
        state = _("Draf tersimpan %(time)s. Aman ditutup.", time=time)
    return render_template(
        "evaluations/rate.html",
        case=case,
        sheet=sheet,
        form=form,
        heading=rate_heading(case.person.nama, draft, sheet),
        period_words=period_words(case.period),
        progress=progress_of(case.evaluation.assessor_id, case.period.id)
        if case.evaluation.assessor_id
        else None,
        shortest=REASON_SHORTEST,
        state=state,
        is_saved=saved_at is not None,
        earlier=earlier_raters(case.evaluation),
    )


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
    """Both versions of every field that collides; the rest, joined, travels along unseen."""
    saved = draft_of(case.evaluation)
    joined, collisions = merge(mine, saved)
    forms = [form_of(draft, conflict.edition, sheet.indicators) for draft in (mine, saved)]
    joined_form = form_of(joined, conflict.edition, sheet.indicators)
    rest = [name for name in joined_form.labels if name not in {*collisions, "go"}]
    return render_template(
        "evaluations/conflict.html",
        case=case,
        collisions=[
            _collision(name, sheet, *forms) for name in joined_form.labels if name in collisions
        ],
        unseen=[(name, joined_form.value(name)) for name in rest],
        agreeing=len(rest) - 1,
        number=number_word(len(collisions)),
    )


def _collision(name: str, sheet: Sheet, mine: Form, saved: Form) -> Collision:
    rows = {row.level_name: row for row in sheet.indicators}
    versions = (
        _version(form.value(name), rows.get(name), title)
        for form, title in (
            (mine, _("Versi halaman ini")),
            (saved, _("Versi yang tersimpan")),
        )
    )
    return Collision(name, mine.label(name), *versions)


def _version(value: str, row: IndicatorRow | None, title: str) -> Version:
    if row is None:
        return Version(value, title, value)
    found = next((level for level in row.levels if str(level[0]) == value), None)
    return (
        Version(value, f"{title}: {found[1]}", found[2]) if found else Version(value, title, value)
    )
