"""Who assesses in a period and has passed the training for raters; recording that they have."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from marshmallow import fields
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.service import units_within
from kinerja.periods.models import Period
from kinerja.periods.queries import list_periods
from kinerja.web.fields import Identifier, LocalDate
from kinerja.web.filters import plain_date, whole
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from kinerja.web.home import number_word
from kinerja.web.paging import read_cursor
from kinerja.web.parts import Tab
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.list_page import chosen_period
from modules.evaluations.rater_passes_errors import NobodyChosen, PassInFuture
from modules.evaluations.rater_passes_queries import RaterCounts, count_raters, raters_of
from modules.evaluations.rater_passes_service import record_passes, require_rater_training

Answer = str | tuple[str, int] | AnyResponse
_PASSED = "passed"


class PassForm(FormSchema):
    """Who has passed, and on which day."""

    people: Any = fields.List(
        Identifier(""), load_default=list, metadata={"label": _l("Yang lulus")}
    )
    passed_on = LocalDate(_l("Tanggal lulus"), required=True)


@blueprint.get("/rater-passes")
@require(Permission.RATER_PASS)
def rater_passes() -> str:
    """Those who assess in a period, first those who have not passed."""
    require_rater_training()
    return _page(show_form(PassForm(), {"passed_on": today()}))


@blueprint.post("/rater-passes")
@require(Permission.RATER_PASS)
def record_rater_passes() -> Answer:
    """Record the pass of everybody ticked, with its day."""
    require_rater_training()
    form = read_form(PassForm(), request.form)
    if form.ok:
        people = [PersonId(person) for person in form.values["people"]]
        units = units_within(get_identity(), Permission.RATER_PASS)
        try:
            recorded = record_passes(people, form.values["passed_on"], me(), units)
        except (NobodyChosen, PassInFuture):
            form = _with_every_fault(form)
        else:
            period = request.args.get("period")
            return redirect(url_for(".rater_passes", period=period, recorded=recorded), 303)
    return _page(form), 422


def _with_every_fault(form: Form) -> Form:
    """The form with all that is wrong, not only what was found first."""
    day, latest = form.values["passed_on"], today()
    if not form.values["people"]:
        form = form.refused("people", _("Pilih paling sedikit satu orang."))
    if day > latest:
        days = {"day": plain_date(day), "latest": plain_date(latest)}
        words = _("%(day)s belum tiba. Isi %(latest)s atau sebelumnya.", **days)
        form = form.refused("passed_on", words)
    return form


def _page(form: Form) -> str:
    period = chosen_period(list_periods(), request.args.get("period"))
    if period is None:
        return render_template("evaluations/no_period.html", may_open=False)
    passed = request.args.get("state") == _PASSED
    units = units_within(get_identity(), Permission.RATER_PASS)
    counts = count_raters(period.id, units)
    cursor = read_cursor(request.args.get("from"))
    return render_template(
        "evaluations/rater_passes.html",
        heading=_heading(counts, period),
        period=period,
        period_words=period_words(period),
        tabs=_tabs(counts, period, passed=passed),
        passed=passed,
        slice=raters_of(period.id, cursor, passed=passed, units=units),
        counts=counts,
        form=form,
        recorded=request.args.get("recorded", type=int),
        taken_back="taken_back" in request.args,
    )


def _heading(counts: RaterCounts, period: Period) -> str:
    if not counts.total:
        return _("Belum ada pejabat penilai pada %(period)s.", period=period_words(period))
    if not counts.missing:
        return ngettext(
            "Satu-satunya penilai sudah lulus pelatihan.",
            "Semua %(count)s penilai sudah lulus pelatihan.",
            counts.total,
            count=whole(counts.total),
        )
    return ngettext(
        "Satu dari %(total)s penilai belum tercatat lulus pelatihan.",
        "%(count)s dari %(total)s penilai belum tercatat lulus pelatihan.",
        counts.missing,
        count=number_word(counts.missing),
        total=whole(counts.total),
    )


def _tabs(counts: RaterCounts, period: Period, *, passed: bool) -> list[Tab]:
    rows = ((None, _("Belum lulus"), counts.missing), (_PASSED, _("Sudah lulus"), counts.passed))
    return [
        Tab(
            url_for(".rater_passes", period=period.code, state=state),
            label,
            count,
            current=(state == _PASSED) is passed,
        )
        for state, label, count in rows
    ]
