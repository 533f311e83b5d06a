"""The form of a unit's report, before and after it is submitted, and both versions of a draft."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.web.fields import Choice, Text, WholeNumber
from kinerja.web.filters import whole
from kinerja.web.forms import Form, FormSchema, show_form
from kinerja.web.page import Link
from modules.evaluations.blueprint import period_words
from modules.evaluations.choice_page import choice_page, versions_of
from modules.evaluations.queries import TAKES_RATINGS
from modules.evaluations.unit_records_errors import ReportConflict
from modules.evaluations.unit_records_words import due_of_records
from modules.evaluations.unit_reports_queries import KeptReport
from modules.evaluations.unit_reports_rules import (
    ACHIEVEMENTS_SHORTEST,
    FIELDS,
    Report,
    differences,
    merge,
    report_faults,
)

_EDITIONS: Final = 1_000_000
_LONGEST: Final = 10_000


class ReportForm(FormSchema):
    """What a unit says of a period; nothing on it is required, a draft may be empty."""

    achievements = Text(_l("Capaian periode ini"), longest=_LONGEST)
    obstacles = Text(_l("Hambatan"), longest=_LONGEST)
    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)
    go = Choice("", ["save", "check"])


class SubmitForm(FormSchema):
    """Submitting what was kept: the edition the person looked at."""

    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)


@dataclass(frozen=True, slots=True)
class ReportCase:
    """One unit's report on one period; `may_write` by the reader."""

    unit: Unit
    period: Period
    kept: KeptReport
    may_write: bool

    @property
    def is_open(self) -> bool:
        """Whether the reader can still change it."""
        is_draft = self.kept.submitted_at is None
        return self.may_write and is_draft and self.period.stage in TAKES_RATINGS

    @property
    def is_readable(self) -> bool:
        """Whether the reader sees what it says: a draft is seen by its writers alone."""
        return self.may_write or self.kept.submitted_at is not None

    @property
    def ids(self) -> dict[str, Any]:
        """What its addresses take."""
        return {"period_id": self.period.id, "unit_id": self.unit.id}


def report_in(form: Form) -> Report:
    """The report a readable form holds."""
    return Report(*(form.values[name] or "" for name in FIELDS))


def report_form(text: Report, edition: int) -> Form:
    """The form filled with a report."""
    return show_form(ReportForm(), {**asdict(text), "edition": edition})


def missing_in_report(form: Form, text: Report) -> Form:
    """The form with, beside each field, what keeps it from being submitted."""
    said = asdict(text)
    for name, least in report_faults(text).items():
        count = len(said[name])
        if not count:
            words = _("Belum diisi. Tulis paling sedikit %(least)s huruf.", least=whole(least))
        else:
            words = _(
                "Baru %(count)s huruf. Tulis paling sedikit %(limit)s.",
                count=whole(count),
                limit=whole(least),
            )
        form = form.refused(name, words)
    return form


def report_page(case: ReportCase, form: Form) -> str:
    """The form."""
    return render_template(
        "evaluations/unit_report.html",
        case=case,
        form=form,
        heading=_heading(case),
        period_words=period_words(case.period),
        due=due_of_records(case.period),
        shortest=ACHIEVEMENTS_SHORTEST,
        is_saved=case.kept.edition > 0,
    )


def report_read_page(case: ReportCase, state: str = "", *, is_last_look: bool = False) -> str:
    """The report to read: submitted, not to be changed any more, or before it is submitted.

    In state `stale` the draft changed after the reader had looked at it.
    """
    return render_template(
        "evaluations/unit_report_read.html",
        case=case,
        heading=_heading(case),
        period_words=period_words(case.period),
        is_last_look=is_last_look,
        state=state,
    )


def joined_in_report(sent: Report, kept: Report) -> dict[str, str]:
    """By field, what a draft saved elsewhere added to the one that was sent."""
    return {name: asdict(kept)[name] for name in differences(kept, sent)}


def report_choice_page(case: ReportCase, mine: Report, conflict: ReportConflict) -> str:
    """Both versions of a draft, to choose from."""
    return choice_page(
        versions_of(
            (mine, case.kept.text), merge, lambda text: report_form(text, conflict.edition)
        ),
        (),
        url_for("evaluations.unit_report", **case.ids),
        (
            Link(url_for("evaluations.unit_report", **case.ids), case.unit.name),
            Link("", _("Laporan")),
        ),
    )


def _heading(case: ReportCase) -> str:
    names = {"unit": case.unit.name, "period": case.period.code}
    if case.kept.submitted_at is not None:
        return _("Laporan %(unit)s untuk %(period)s sudah disampaikan.", **names)
    if case.kept.edition:
        return _("Laporan %(unit)s untuk %(period)s belum disampaikan.", **names)
    return _("Laporan %(unit)s untuk %(period)s belum ditulis.", **names)
