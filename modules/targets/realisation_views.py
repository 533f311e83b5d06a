"""What was reached: the plan's page, one measure with its log, and recording a figure."""

from typing import Final
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.web.forms import Form, read_form
from kinerja.web.uploads import takes_files
from modules.targets import evidence_errors
from modules.targets.blueprint import blueprint, me
from modules.targets.evidence_kinds import clean_name
from modules.targets.evidence_service import Sent
from modules.targets.evidence_words import refusal_words
from modules.targets.measure_page import Shown, measure_page, show
from modules.targets.queries import get_case
from modules.targets.realisation_page import empty_page, plan_page
from modules.targets.realisation_queries import own_plans
from modules.targets.realisation_schemas import realisation_schema
from modules.targets.realisation_service import (
    Reached,
    record,
    require_changeable,
    require_reader,
)

Answer = str | tuple[str, int] | AnyResponse
_FILES: Final = "files"


@blueprint.get("/realisations")
@require(Permission.PLAN_OWN)
def realisations() -> Answer:
    """The reader's plan in force; without any, what comes first."""
    plans = own_plans(me())
    if not plans:
        return str(empty_page())
    return redirect(url_for(".realisation", plan_id=plans[0].id), 303)


@blueprint.get("/realisations/<uuid:plan_id>")
@require(Permission.PLAN_OWN)
def realisation(plan_id: UUID) -> str:
    """One plan with what was reached, for its owner and for who may read it."""
    case = get_case(plan_id)
    require_reader(case.plan, get_identity())
    return plan_page(case, me())


@blueprint.route("/realisations/measures/<uuid:measure_id>", methods=["GET", "POST"])
@require(Permission.PLAN_OWN)
@takes_files
def measure(measure_id: UUID) -> Answer:
    """One measure with everything recorded for it; its owner records there."""
    shown = show(measure_id)
    require_reader(shown.case.plan, get_identity())
    if request.method == "POST":
        return _save(shown)
    return measure_page(shown, me())


def _save(shown: Shown) -> Answer:
    require_changeable(shown.case.plan, me())
    form = read_form(realisation_schema(shown.measure, shown.case.plan.year), request.form)
    if not form.ok:
        return measure_page(shown, me(), form), 422
    try:
        row = _record(shown, form)
    except evidence_errors.EvidenceRefused as refusal:
        return measure_page(shown, me(), form.refused(_FILES, refusal_words(refusal))), 422
    return redirect(url_for(".measure", measure_id=shown.measure.id, saved=row), 303)


def _record(shown: Shown, form: Form) -> UUID:
    values = form.values
    reached = Reached(values["value"], values["note"] or "", _sent())
    return record(shown.measure.id, me(), values["on_date"], reached).id


def _sent() -> list[Sent]:
    """The files of the form; a field left empty is no file."""
    files = (file for file in request.files.getlist(_FILES) if file.filename)
    return [Sent(clean_name(file.filename or ""), file.read()) for file in files]
