"""What the pages of observation notes say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.filters import whole
from kinerja.web.forms import Form
from kinerja.web.language import chosen_language
from kinerja.web.paging import Page
from modules.evaluations.blueprint import period_words
from modules.evaluations.observations_queries import Note, notes_of
from modules.evaluations.observations_rules import (
    SEEN_SHORTEST,
    by_indicator,
    observable,
)
from modules.evaluations.observations_service import days_of
from modules.evaluations.queries import Case


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note in words: the indicator by its title."""

    on_date: date
    indicator: str
    title: str
    is_positive: bool
    words: str
    observer: str


def titles_of(published: PublishedRubric, language: str) -> dict[str, str]:
    """The titles of a rubric's indicators, by code."""
    return {
        entry.code: entry.label.in_language(language)
        for component in published.said.components
        for entry in component.indicators
    }


def rows_of(notes: Iterable[Note], titles: Mapping[str, str]) -> list[NoteRow]:
    """Notes as pages show them; an indicator the rubric does not have keeps its code."""
    return [
        NoteRow(
            note.on_date,
            note.indicator,
            titles.get(note.indicator, note.indicator),
            note.is_positive,
            note.words,
            note.observer,
        )
        for note in notes
    ]


def notes_in(case: Case) -> list[NoteRow] | None:
    """What was noted about the person of a case in its period; None where nobody notes anything."""
    if not current_practice().observations:
        return None
    titles = titles_of(rubric_of(case.period.rubric_version_id), chosen_language())
    period = case.period
    return rows_of(notes_of(case.person.id, period.starts_on, period.ends_on), titles)


def evidence(rows: Sequence[NoteRow] | None) -> Mapping[str, Sequence[NoteRow]]:
    """The notes beside each indicator of the rating form."""
    return by_indicator(rows or ())


def choices(case: Case) -> list[tuple[str, str]]:
    """The indicators of the person's rubric to choose from: code and title."""
    published = rubric_of(case.period.rubric_version_id)
    titles = titles_of(published, chosen_language())
    codes = observable(published.rubric, case.evaluation.family)
    return [(code, titles[code]) for code in codes]


def superior_page(case: Case, form: Form, *, is_noted: bool = False) -> str:
    """The form, and everything noted about the person in the period."""
    rows = notes_in(case) or []
    earliest, latest = days_of(case.period)
    return render_template(
        "evaluations/observations_write.html",
        case=case,
        period_words=period_words(case.period),
        heading=_about_words(case.person.nama, len(rows)),
        rows=rows,
        options=choices(case),
        form=form,
        earliest=earliest,
        latest=latest,
        shortest=SEEN_SHORTEST,
        is_noted=is_noted,
    )


def own_page(slice_: Page[Note], rubrics: Sequence[tuple[date, date, UUID]]) -> str:
    """Everything noted about the reader, each indicator as the rubric of that day words it."""
    language = chosen_language()
    known = {version: titles_of(rubric_of(version), language) for *_days, version in rubrics}
    rows = []
    for note in slice_.rows:
        held = (known[version] for start, end, version in rubrics if start <= note.on_date <= end)
        rows += rows_of([note], next(held, {}))
    return render_template(
        "evaluations/observations.html",
        heading=_own_words(slice_),
        rows=rows,
        slice=slice_,
        link=lambda place: url_for("evaluations.observations", **{"from": place}),
    )


def _about_words(nama: str, count: int) -> str:
    if not count:
        return _("Belum ada catatan pengamatan tentang %(name)s.", name=nama)
    return ngettext(
        "Satu catatan pengamatan tentang %(name)s.",
        "%(count)s catatan pengamatan tentang %(name)s.",
        count,
        name=nama,
        count=whole(count),
    )


def _own_words(slice_: Page[Note]) -> str:
    if not slice_.rows:
        return _("Belum ada catatan pengamatan tentang Anda.")
    return _("Yang dicatat atasan tentang pekerjaan Anda.")
