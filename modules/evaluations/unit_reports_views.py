"""A unit's report: the form, its drafts, a last look, and submitting it."""

from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.database import now
from kinerja.people.service import units_within
from kinerja.periods.queries import get_period
from kinerja.web.autosave import ScriptAnswer, draft_kept, not_kept
from kinerja.web.forms import read_form
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.unit_records_errors import (
    ReportConflict,
    ReportIncomplete,
    ReportNotYours,
)
from modules.evaluations.unit_records_service import Recorder, get_unit, recorder_of
from modules.evaluations.unit_reports_page import (
    ReportCase,
    ReportForm,
    SubmitForm,
    joined_in_report,
    missing_in_report,
    report_choice_page,
    report_form,
    report_in,
    report_page,
    report_read_page,
)
from modules.evaluations.unit_reports_queries import kept_report, rates_within
from modules.evaluations.unit_reports_rules import report_faults
from modules.evaluations.unit_reports_service import (
    may_write,
    require_office,
    require_reports,
    save_report,
    submit_report,
)

Answer = str | tuple[str, int] | AnyResponse


@blueprint.route(
    "/unit-records/<uuid:period_id>/report/<uuid:unit_id>",
    methods=["GET", "POST"],
)
@require(Permission.EVALUATION_RATE)
def unit_report(period_id: UUID, unit_id: UUID) -> Answer:
    """The form; sending it keeps the draft, with «check» it goes on to a last look.

    Who leads or administers the unit writes it; who oversees the unit or rates somebody there
    reads it.
    """
    case, recorder = _case(period_id, unit_id)
    if request.method == "POST":
        return _save(case, recorder)
    if not case.is_open:
        return report_read_page(case)
    form = report_form(case.kept.text, case.kept.edition)
    if "check" in request.args:
        form = missing_in_report(form, case.kept.text)
    return report_page(case, form)


def _save(case: ReportCase, recorder: Recorder) -> Answer:
    form = read_form(ReportForm(), request.form)
    if not form.ok:
        return report_page(case, form), 422
    text = report_in(form)
    try:
        saved = save_report(case.period.id, case.unit.id, recorder, form.values["edition"], text)
    except ReportConflict as conflict:
        return report_choice_page(case, text, conflict), 409
    if form.values["go"] != "check":
        return _to(case, "unit_report")
    if not report_faults(saved.text):
        return _to(case, "submit_unit_report")
    return _to(case, "unit_report", check=1)


@blueprint.post("/unit-records/<uuid:period_id>/report/<uuid:unit_id>/draft")
@require(Permission.EVALUATION_RATE)
def unit_report_draft(period_id: UUID, unit_id: UUID) -> ScriptAnswer:
    """Keep the form as it stands now; the page's script asks at each change."""
    case, recorder = _case(period_id, unit_id)
    form = read_form(ReportForm(), request.form)
    if not form.ok:
        return not_kept(form)
    sent = report_in(form)
    saved = save_report(case.period.id, case.unit.id, recorder, form.values["edition"], sent)
    return draft_kept(joined_in_report(sent, saved.text), saved.edition, now())


@blueprint.route(
    "/unit-records/<uuid:period_id>/report/<uuid:unit_id>/submit",
    methods=["GET", "POST"],
)
@require(Permission.EVALUATION_RATE)
def submit_unit_report(period_id: UUID, unit_id: UUID) -> Answer:
    """A last look at everything, then submitting it."""
    case, recorder = _case(period_id, unit_id)
    if request.method == "POST":
        return _submit(case, recorder)
    if not case.is_open:
        return _to(case, "unit_report")
    if report_faults(case.kept.text):
        return _to(case, "unit_report", check=1)
    return report_read_page(case, is_last_look=True)


def _submit(case: ReportCase, recorder: Recorder) -> Answer:
    form = read_form(SubmitForm(), request.form)
    if not form.ok:
        return report_read_page(case, is_last_look=True), 422
    try:
        submit_report(case.period.id, case.unit.id, recorder, form.values["edition"])
    except ReportConflict:
        return report_read_page(case, "stale", is_last_look=True), 409
    except ReportIncomplete:
        return _to(case, "unit_report", check=1)
    return _to(case, "unit_report")


def _to(case: ReportCase, endpoint: str, check: int | None = None) -> AnyResponse:
    return redirect(url_for(f".{endpoint}", **case.ids, check=check), 303)


def _case(period_id: UUID, unit_id: UUID) -> tuple[ReportCase, Recorder]:
    """The report, for who may write or read it; ReportNotYours for all others."""
    require_reports()
    period, unit = get_period(period_id), get_unit(unit_id)
    require_office(unit)
    recorder = recorder_of(get_identity(), me())
    writes = may_write(recorder, unit_id)
    if not writes and not _may_read(period_id, unit_id):
        raise ReportNotYours(unit.name)
    return ReportCase(unit, period, kept_report(unit_id, period_id), writes), recorder


def _may_read(period_id: UUID, unit_id: UUID) -> bool:
    """Whether the reader oversees the unit, or rates somebody for whom it reports."""
    identity = get_identity()
    if identity.may(Permission.EVALUATION_OVERVIEW):
        reach = units_within(identity, Permission.EVALUATION_OVERVIEW)
        if reach is None or unit_id in reach:
            return True
    return rates_within(me(), unit_id, period_id)
