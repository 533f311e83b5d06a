"""Results: the own ones, one explained, and its acknowledgement."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.people.service import units_within
from kinerja.rubrics.predicate import Rating, predicate
from kinerja.tenancy.practice import current_practice
from kinerja.web.forms import Form, read_form, show_form
from kinerja.web.language import chosen_language
from modules.evaluations import service
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.errors import ResultNotYours
from modules.evaluations.improvement_page import improvement_of
from modules.evaluations.innovations_page import verified_about
from modules.evaluations.list_page import predicate_words
from modules.evaluations.meetings_page import presented_block
from modules.evaluations.observations_page import notes_in
from modules.evaluations.quadrant import quadrant_columns
from modules.evaluations.queries import Case, cases_of, get_case
from modules.evaluations.result_page import result_page
from modules.evaluations.results_list import list_of_results, results_heading
from modules.evaluations.schemas import ReplyForm
from modules.evaluations.self_rules import takes_self
from modules.evaluations.unit_records_note import services_not_counted


@blueprint.get("/results")
@require(Permission.EVALUATION_READ_OWN)
def results() -> str:
    """The reader's own results, the latest first."""
    cases = cases_of(me())
    language = chosen_language()
    return render_template(
        "evaluations/results.html",
        heading=results_heading(cases, language),
        rows=list_of_results(cases, language),
    )


@blueprint.get("/results/<uuid:evaluation_id>")
@require(Permission.EVALUATION_READ_OWN)
def result(evaluation_id: UUID) -> str:
    """Why the score is what it is, for the person and those who may read it."""
    return _page(readable_case(evaluation_id), show_form(ReplyForm()))


@blueprint.post("/results/<uuid:evaluation_id>/acknowledge")
@require(Permission.EVALUATION_READ_OWN)
def acknowledge(evaluation_id: UUID) -> tuple[str, int] | AnyResponse:
    """The person has read the result, and may answer it."""
    case = readable_case(evaluation_id)
    form = read_form(ReplyForm(), request.form)
    if not form.ok:
        return _page(case, form), 422
    service.acknowledge(evaluation_id, me(), form.values["reply"] or "")
    return redirect(url_for(".result", evaluation_id=evaluation_id), 303)


def readable_case(evaluation_id: UUID) -> Case:
    """The case, for the person, the assessor, and who oversees the unit; ResultNotYours else."""
    case = get_case(evaluation_id)
    if me() in _closest(case):
        return case
    identity = get_identity()
    if identity.may(Permission.EVALUATION_OVERVIEW):
        reach = units_within(identity, Permission.EVALUATION_OVERVIEW)
        if reach is None or case.unit.id in reach:
            return case
    raise ResultNotYours(evaluation_id)


def _closest(case: Case) -> tuple[PersonId | None, ...]:
    """The person and the assessor: what was noted is for them alone."""
    return case.evaluation.person_id, case.evaluation.assessor_id


def _page(case: Case, form: Form) -> str:
    own = case.evaluation.person_id == me()
    words = {"case": case, "own": own, "period_words": period_words(case.period)}
    if not case.is_final:
        return render_template(
            "evaluations/result_awaited.html", **words, self_words=_self_words(case) if own else ""
        )
    language = chosen_language()
    return render_template(
        "evaluations/result.html",
        **words,
        form=form,
        shown=result_page(case, language, own=own),
        columns=quadrant_columns(),
        proposed=_proposed(case, language),
        services=services_not_counted(case, language),
        presented=presented_block(case.evaluation.id, own=own),
        ideas=verified_about(case),
        improvement=improvement_of(case, language),
        noted=notes_in(case) if me() in _closest(case) else None,
    )


def _proposed(case: Case, language: str) -> str:
    """The predicate the figures proposed, where the assessor departed from it; else nothing."""
    evaluation = case.evaluation
    if evaluation.departure_reason is None:
        return ""
    proposed = predicate(
        Rating(evaluation.proposed_results or ""), Rating(evaluation.proposed_behaviour or "")
    )
    return predicate_words(proposed, language)


def _self_words(case: Case) -> str:
    """What the link to the person's own assessment says; empty where there is none to open."""
    if not current_practice().self_assessment:
        return ""
    if case.evaluation.self_submitted_at is not None:
        return _("Penilaian diri Anda")
    return _("Isi penilaian diri") if takes_self(case.evaluation, case.period) else ""
