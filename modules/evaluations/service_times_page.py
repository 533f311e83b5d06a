"""The form of a unit's service times: a row for each standard, two numbers and who wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs.rubric_document import Standard
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.rubrics.service import PublishedRubric
from kinerja.web.drafts import fingerprints
from kinerja.web.fields import Text, WholeNumber
from kinerja.web.filters import moment, percent, whole
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from kinerja.web.home import number_word
from kinerja.web.language import chosen_language
from modules.evaluations.blueprint import period_words
from modules.evaluations.criteria_reference import standard_row
from modules.evaluations.queries import TAKES_RATINGS
from modules.evaluations.service_times_queries import Recorded, UnitTimes
from modules.evaluations.service_times_rules import (
    MOST_CASES,
    Count,
    CountFault,
    Pair,
    as_text,
    counts_in,
    needed,
)
from modules.evaluations.unit_records_words import due_of_records

_BASE: Final = "base"
_LONGEST_BASE: Final = 4000


@dataclass(frozen=True, slots=True)
class TimesRow:
    """One standard on the form; `recorded` says what stands there now and who wrote it."""

    code: str
    title: str
    limit: str
    aim: str
    note: str
    share: str
    recorded: str

    @property
    def cases(self) -> str:
        """The field with how many cases were handled."""
        return f"cases_{self.code}"

    @property
    def within(self) -> str:
        """The field with how many were done within the limit."""
        return f"within_{self.code}"


@dataclass(frozen=True, slots=True)
class TimesSheet:
    """The form of one unit and period; `others` are services it is not expected to give."""

    unit: Unit
    period: Period
    rows: tuple[TimesRow, ...]
    others: tuple[TimesRow, ...]
    base: str
    recorded: int

    @property
    def all_rows(self) -> tuple[TimesRow, ...]:
        """Every row in the order of the form."""
        return self.rows + self.others


def sheet_of_times(
    rubric: PublishedRubric, unit: Unit, period: Period, times: UnitTimes, families: frozenset[str]
) -> TimesSheet:
    """The form with what is recorded."""
    expected = {each.code for each in needed(rubric.said, families, times.ever)}
    rows = [_row(each, times.counts.get(each.code)) for each in rubric.said.standards]
    return TimesSheet(
        unit=unit,
        period=period,
        rows=tuple(row for row in rows if row.code in expected),
        others=tuple(row for row in rows if row.code not in expected),
        base=base_of({row.code: _count(times, row.code) for row in rows}),
        recorded=sum(row.code in times.counts for row in rows if row.code in expected),
    )


def base_of(counts: Mapping[str, Count | None]) -> str:
    """What the page shows, as the hidden field by which two writers are told apart."""
    return fingerprints({code: as_text(count) for code, count in counts.items()})


def times_form(sheet: TimesSheet, counts: Mapping[str, Count], base: str) -> Form:
    """The form filled with counts."""
    known: dict[str, Any] = {_BASE: base}
    for row in sheet.all_rows:
        count = counts.get(row.code)
        if count:
            known |= {row.cases: count.cases, row.within: count.within}
    return show_form(_schema(sheet), known)


def read_times(
    sheet: TimesSheet, times: UnitTimes, data: Any
) -> tuple[Form, dict[str, Count], str]:
    """What was typed, as counts; the form carries a fault beside each row that makes none."""
    form = read_form(_schema(sheet), data)
    base = form.value(_BASE)
    typed = {
        row.code: (form.values.get(row.cases), form.values.get(row.within))
        for row in sheet.all_rows
        if not (form.error(row.cases) or form.error(row.within))
    }
    shown = set(base.split())
    recorded = [code for code in times.counts if fingerprints({code: ""}) not in shown]
    counts, faults = counts_in(typed, recorded)
    for row in sheet.all_rows:
        if row.code in faults:
            form = _with_fault(form, row, faults[row.code], typed[row.code])
    return form, counts, base


def with_collisions(form: Form, sheet: TimesSheet, times: UnitTimes, codes: Sequence[str]) -> Form:
    """The form with, beside each row, what somebody else recorded there meanwhile."""
    for row in sheet.all_rows:
        if row.code in codes and row.code in times.counts:
            form = form.refused(row.cases, _meanwhile(times.counts[row.code]))
    return form


def times_page(sheet: TimesSheet, form: Form, *, is_saved: bool = False) -> str:
    """The page; what cannot be changed any more is only read."""
    return render_template(
        "evaluations/service_times.html",
        sheet=sheet,
        form=form,
        heading=_heading(sheet),
        period_words=period_words(sheet.period),
        due=due_of_records(sheet.period),
        is_open=sheet.period.stage in TAKES_RATINGS,
        is_saved=is_saved,
    )


def _row(standard: Standard, recorded: Recorded | None) -> TimesRow:
    said = standard_row(standard, chosen_language())
    share = recorded.count.share if recorded else None
    return TimesRow(
        code=standard.code,
        title=said.label,
        limit=said.limit,
        aim=said.share,
        note=said.note,
        share=percent(share) if share is not None else "",
        recorded=_("%(name)s, %(when)s", name=recorded.by, when=moment(recorded.at))
        if recorded
        else "",
    )


def _count(times: UnitTimes, code: str) -> Count | None:
    recorded = times.counts.get(code)
    return recorded.count if recorded else None


def _schema(sheet: TimesSheet) -> FormSchema:
    asked: dict[str, Any] = {}
    for row in sheet.all_rows:
        title = {"service": row.title}
        asked[row.cases] = WholeNumber(
            _("%(service)s, jumlah permohonan", **title), low=0, high=MOST_CASES
        )
        asked[row.within] = WholeNumber(
            _("%(service)s, selesai dalam batas", **title), low=0, high=MOST_CASES
        )
    asked[_BASE] = Text("", longest=_LONGEST_BASE)
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def _with_fault(form: Form, row: TimesRow, fault: CountFault, pair: Pair) -> Form:
    cases, within = pair
    words = {"cases": whole(cases or 0), "within": whole(within or 0)}
    if fault is CountFault.CASES_MISSING:
        said = _(
            "%(within)s tepat waktu dari berapa? Isi jumlahnya, atau kosongkan baris.", **words
        )
        return form.refused(row.cases, said)
    if fault is CountFault.NO_CASES:
        said = _("0 permohonan tidak memberi angka. Kosongkan kedua isian baris ini.")
        return form.refused(row.cases, said)
    if fault is CountFault.EMPTIED:
        said = _("Angka yang tercatat dapat diperbaiki, tidak dikosongkan. Isi angka yang benar.")
        return form.refused(row.cases, said)
    if fault is CountFault.WITHIN_MISSING:
        said = _(
            "Berapa dari %(cases)s permohonan yang tepat waktu? Isi 0 bila tidak ada.", **words
        )
        return form.refused(row.within, said)
    said = _("%(within)s lebih banyak daripada %(cases)s permohonan. Periksa keduanya.", **words)
    return form.refused(row.within, said)


def _meanwhile(recorded: Recorded) -> str:
    return _(
        "%(name)s mencatat %(within)s dari %(cases)s sesudah Anda membukanya. "
        "Simpan lagi untuk memakai angka Anda.",
        name=recorded.by,
        within=whole(recorded.count.within),
        cases=whole(recorded.count.cases),
    )


def _heading(sheet: TimesSheet) -> str:
    names = {"unit": sheet.unit.name, "period": sheet.period.code}
    missing = len(sheet.rows) - sheet.recorded
    if not sheet.rows:
        return _("Waktu layanan %(unit)s, %(period)s: pilih layanan yang diberikan.", **names)
    if not missing:
        return _("Waktu layanan %(unit)s, %(period)s: semua angka tercatat.", **names)
    return ngettext(
        "Waktu layanan %(unit)s, %(period)s: satu layanan belum punya angka.",
        "Waktu layanan %(unit)s, %(period)s: %(count)s layanan belum punya angka.",
        missing,
        count=number_word(missing).lower(),
        **names,
    )
