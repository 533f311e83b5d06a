"""Rating: the superior's list, the form, its drafts, and setting the result."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.features import figures_of
from kinerja.rubrics.service import rubric_of
from kinerja.web.autosave import ScriptAnswer, draft_kept, not_kept
from kinerja.web.forms import read_form
from kinerja.web.language import chosen_language
from kinerja.web.paging import read_cursor
from modules.evaluations import service
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.confirm_page import confirm_page, decision_kept
from modules.evaluations.errors import DecisionIncomplete, DraftConflict, RatingIncomplete
from modules.evaluations.guards import require_assessor, require_rated_in
from modules.evaluations.list_page import chosen_period, list_heading, period_tabs, person_rows
from modules.evaluations.queries import Case, get_case, rated_by
from modules.evaluations.queries_form import marks_in_form
from modules.evaluations.queries_rated import progress_of, rated_periods
from modules.evaluations.rate_page import conflict_page, faults_of, joined_in, missing_in, rate_page
from modules.evaluations.rater_passes_errors import RaterUntrained
from modules.evaluations.rater_passes_service import missing_pass, require_pass
from modules.evaluations.records import figures_about, subject_of
from modules.evaluations.schemas import DecisionForm, decision_in, draft_in, form_of, rating_schema
from modules.evaluations.sheet import Sheet, sheet_of
from modules.evaluations.unit_records_errors import UnitReportMissing
from modules.evaluations.unit_reports_service import require_written

Answer = str | tuple[str, int] | AnyResponse


@blueprint.get("/evaluations")
@require(Permission.EVALUATION_RATE)
def waiting() -> str:
    """Whom the superior rates, what needs attention first."""
    periods = [each.period for each in rated_periods(me())]
    period = chosen_period(periods, request.args.get("period"))
    if period is None:
        return render_template("evaluations/nobody.html")
    progress = progress_of(me(), period.id)
    slice_ = rated_by(me(), period.id, read_cursor(request.args.get("from")))
    rubric = rubric_of(period.rubric_version_id)
    figures = figures_of(rubric, [subject_of(row, period) for row in slice_.rows])
    return render_template(
        "evaluations/waiting.html",
        heading=list_heading(progress, period),
        period=period,
        period_words=period_words(period),
        tabs=period_tabs(periods, period, "evaluations.waiting"),
        progress=progress,
        rows=person_rows(slice_.rows, rubric.rubric, figures, chosen_language()),
        slice=slice_,
        missing=missing_pass(me()),
    )


@blueprint.route("/evaluations/<uuid:evaluation_id>/rate", methods=["GET", "POST"])
@require(Permission.EVALUATION_RATE)
def rate(evaluation_id: UUID) -> Answer:
    """The rating form; sending it keeps the draft, with «check» it goes on to setting."""
    case, sheet = _mine(evaluation_id)
    if request.method == "POST":
        return _save(case, sheet)
    if case.is_final:
        return redirect(url_for(".result", evaluation_id=evaluation_id), 303)
    require_rated_in(case.period)
    marks = marks_in_form(case.evaluation)
    form = form_of(marks.draft, case.evaluation.edition, sheet.indicators)
    if "check" in request.args:
        form = missing_in(form, marks.draft, sheet)
    return rate_page(case, sheet, marks, form)


def _save(case: Case, sheet: Sheet) -> Answer:
    form = read_form(rating_schema(sheet.indicators), request.form)
    if not form.ok:
        return rate_page(case, sheet, marks_in_form(case.evaluation), form), 422
    draft = draft_in(form, sheet.indicators)
    try:
        saved = service.save_draft(case.evaluation.id, me(), form.values["edition"], draft)
    except DraftConflict as conflict:
        return conflict_page(case, sheet, draft, conflict), 409
    if form.values["go"] != "check":
        return redirect(url_for(".rate", evaluation_id=case.evaluation.id), 303)
    if not faults_of(saved.draft, sheet):
        return redirect(url_for(".confirm", evaluation_id=case.evaluation.id), 303)
    return redirect(url_for(".rate", evaluation_id=case.evaluation.id, check=1), 303)


@blueprint.post("/evaluations/<uuid:evaluation_id>/draft")
@require(Permission.EVALUATION_RATE)
def draft(evaluation_id: UUID) -> ScriptAnswer:
    """Keep the form as it stands now; the page's script asks at each change."""
    case, sheet = _mine(evaluation_id)
    form = read_form(rating_schema(sheet.indicators), request.form)
    if not form.ok:
        return not_kept(form)
    sent = draft_in(form, sheet.indicators)
    kept = service.save_draft(evaluation_id, me(), form.values["edition"], sent)
    return draft_kept(joined_in(sent, kept.draft, sheet), kept.edition, case.evaluation.saved_at)


@blueprint.route("/evaluations/<uuid:evaluation_id>/confirm", methods=["GET", "POST"])
@require(Permission.EVALUATION_RATE)
def confirm(evaluation_id: UUID) -> Answer:
    """What the engine proposes; the assessor confirms the two ratings or departs from them."""
    case, sheet = _mine(evaluation_id)
    if request.method == "POST":
        return _set(case, sheet)
    if case.is_final:
        return redirect(url_for(".result", evaluation_id=evaluation_id), 303)
    require_rated_in(case.period)
    require_pass(me())
    require_written(case.evaluation, case.period)
    kept = decision_kept(case.evaluation)
    return confirm_page(case, sheet, kept, state="checked" if "check" in request.args else "")


def _set(case: Case, sheet: Sheet) -> Answer:
    form = read_form(DecisionForm(), request.form)
    if not form.ok:
        return confirm_page(case, sheet, decision_kept(case.evaluation), form), 422
    decision, edition = decision_in(form), form.values["edition"]
    evaluation_id = case.evaluation.id
    try:
        service.finalise(evaluation_id, me(), edition, decision)
    except (DecisionIncomplete, RaterUntrained, UnitReportMissing):
        service.keep_decision(evaluation_id, me(), edition, decision)
        return redirect(url_for(".confirm", evaluation_id=evaluation_id, check=1), 303)
    except DraftConflict:
        return confirm_page(case, sheet, decision, state="stale"), 409
    except RatingIncomplete:
        return confirm_page(case, sheet, decision), 422  # the page names what is missing
    return redirect(url_for(".result", evaluation_id=evaluation_id), 303)


def _mine(evaluation_id: UUID) -> tuple[Case, Sheet]:
    """The case, for its assessor of record alone, and what the rubric asks about it."""
    case = get_case(evaluation_id)
    require_assessor(case.evaluation, me())
    rubric = rubric_of(case.period.rubric_version_id)
    figures = figures_about(rubric, case.evaluation, case.period)
    return case, sheet_of(rubric, case.evaluation.family, chosen_language(), figures)
