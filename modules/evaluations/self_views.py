"""Assessing oneself: the form, its drafts, a last look, and sending."""

from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.rubrics.service import rubric_of
from kinerja.web.autosave import ScriptAnswer, draft_kept, not_kept
from kinerja.web.forms import read_form
from kinerja.web.language import chosen_language
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.queries import Case, get_case
from modules.evaluations.self_errors import SelfAssessmentIncomplete, SelfDraftConflict
from modules.evaluations.self_page import (
    joined_in_self,
    missing_in_self,
    self_choice_page,
    self_page,
    sent_page,
)
from modules.evaluations.self_queries import self_draft_of
from modules.evaluations.self_schemas import SendForm, self_draft_in, self_form_of, self_schema
from modules.evaluations.self_service import (
    faults_in,
    require_own,
    require_takes,
    save_self_draft,
    send_self_assessment,
)
from modules.evaluations.self_sheet import SelfSheet, self_sheet_of

Answer = str | tuple[str, int] | AnyResponse


@blueprint.route("/results/<uuid:evaluation_id>/self", methods=["GET", "POST"])
@require(Permission.SELF_ASSESS)
def assess_self(evaluation_id: UUID) -> Answer:
    """The form; sending it keeps the draft, with «check» it goes on to a last look."""
    case, sheet = _own(evaluation_id)
    if request.method == "POST":
        return _save(case, sheet)
    if case.evaluation.self_submitted_at is not None:
        return sent_page(case, sheet)
    require_takes(case.evaluation, case.period)
    draft = self_draft_of(case.evaluation)
    form = self_form_of(draft, case.evaluation.self_edition, sheet)
    if "check" in request.args:
        form = missing_in_self(form, case, draft, sheet)
    return self_page(case, sheet, draft, form)


def _save(case: Case, sheet: SelfSheet) -> Answer:
    form = read_form(self_schema(sheet), request.form)
    if not form.ok:
        return self_page(case, sheet, self_draft_of(case.evaluation), form), 422
    draft = self_draft_in(form, sheet)
    try:
        saved = save_self_draft(case.evaluation.id, me(), form.values["edition"], draft)
    except SelfDraftConflict as conflict:
        return self_choice_page(case, sheet, draft, conflict), 409
    if form.values["go"] != "check":
        return _to(case, "assess_self")
    rubric = rubric_of(case.period.rubric_version_id)
    if not faults_in(rubric, case.evaluation.family, saved.draft):
        return _to(case, "send_self")
    return _to(case, "assess_self", check=1)


@blueprint.post("/results/<uuid:evaluation_id>/self/draft")
@require(Permission.SELF_ASSESS)
def self_draft(evaluation_id: UUID) -> ScriptAnswer:
    """Keep the form as it stands now; the page's script asks at each change."""
    case, sheet = _own(evaluation_id)
    form = read_form(self_schema(sheet), request.form)
    if not form.ok:
        return not_kept(form)
    sent = self_draft_in(form, sheet)
    kept = save_self_draft(evaluation_id, me(), form.values["edition"], sent)
    fields = joined_in_self(sent, kept.draft, sheet)
    return draft_kept(fields, kept.edition, case.evaluation.self_saved_at)


@blueprint.route("/results/<uuid:evaluation_id>/self/send", methods=["GET", "POST"])
@require(Permission.SELF_ASSESS)
def send_self(evaluation_id: UUID) -> Answer:
    """A last look at everything, then sending it to the superior."""
    case, sheet = _own(evaluation_id)
    if request.method == "POST":
        return _send(case, sheet)
    if case.evaluation.self_submitted_at is not None:
        return _to(case, "assess_self")
    require_takes(case.evaluation, case.period)
    rubric = rubric_of(case.period.rubric_version_id)
    if faults_in(rubric, case.evaluation.family, self_draft_of(case.evaluation)):
        return _to(case, "assess_self", check=1)
    return sent_page(case, sheet)


def _send(case: Case, sheet: SelfSheet) -> Answer:
    form = read_form(SendForm(), request.form)
    if not form.ok:
        return sent_page(case, sheet), 422
    try:
        send_self_assessment(case.evaluation.id, me(), form.values["edition"])
    except SelfDraftConflict:
        return sent_page(case, sheet, state="stale"), 409
    except SelfAssessmentIncomplete:
        return _to(case, "assess_self", check=1)
    return _to(case, "assess_self")


def _to(case: Case, endpoint: str, check: int | None = None) -> AnyResponse:
    """To a page of this self-assessment; `check` marks there what is missing."""
    address = url_for(f".{endpoint}", evaluation_id=case.evaluation.id, check=check)
    return redirect(address, 303)


def _own(evaluation_id: UUID) -> tuple[Case, SelfSheet]:
    """The case, for the person alone, and what the rubric asks of them."""
    case = get_case(evaluation_id)
    require_own(case.evaluation, me())
    rubric = rubric_of(case.period.rubric_version_id)
    return case, self_sheet_of(rubric, case.evaluation.family, chosen_language())
