"""The staff's pages: services by their index, and the results of one survey."""

from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.local_dates import today
from kinerja.web import charts
from kinerja.web.forms import Form, read_form, show_form
from kinerja.web.language import chosen_language
from kinerja.web.paging import read_cursor
from modules.surveys import pictures, queries
from modules.surveys import result_words as words
from modules.surveys.instruments import get_instrument
from modules.surveys.queries import Counted, SurveyHead
from modules.surveys.rules_results import Results, results_of
from modules.surveys.rules_sample import sample_size
from modules.surveys.schemas import PopulationSchema
from modules.surveys.service import set_population

blueprint = Blueprint("surveys", __name__, url_prefix="/<region>")


@blueprint.get("/surveys")
@require(Permission.SURVEY_RESULTS)
def services() -> str:
    """Every service with its index, the lowest first."""
    limits = words.region_limits()
    cursor = read_cursor(request.args.get("from"))
    rows = queries.list_services(limits, today(), cursor)
    totals = queries.count_services(limits, today())
    return render_template(
        "surveys/services.html",
        rows=rows,
        totals=totals,
        limits=limits,
        heading=words.services_heading(totals, rows.rows, is_first=cursor is None),
        words=words,
        may_manage=get_identity().may(Permission.SURVEY_MANAGE),
    )


@blueprint.get("/surveys/<uuid:survey_id>")
@require(Permission.SURVEY_RESULTS)
def results(survey_id: UUID) -> str:
    """The results of one survey."""
    head = queries.get_head(survey_id)
    known = {"population": head.population} if head.population else None
    return _results_page(head, show_form(PopulationSchema(), known))


@blueprint.get("/surveys/<uuid:survey_id>/elements.svg")
@require(Permission.SURVEY_RESULTS)
def elements(survey_id: UUID) -> Response:
    """The chart of the elements; without content where nothing may be shown."""
    found, _counted = _read(queries.get_head(survey_id))
    if not found.shown:
        return Response(status=204)
    return pictures.elements_picture(found, charts.wanted_width())


@blueprint.post("/surveys/<uuid:survey_id>/population")
@require(Permission.SURVEY_MANAGE)
def population(survey_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say how many people use the service."""
    head = queries.get_head(survey_id)
    form = read_form(PopulationSchema(), request.form)
    if not form.ok:
        return _results_page(head, form), 422
    set_population(survey_id, form.values["population"])
    return redirect(url_for(".results", survey_id=survey_id), 303)


def _read(head: SurveyHead) -> tuple[Results, Counted]:
    counted = queries.sums_of(head.id)
    instrument = get_instrument(head.instrument_version_id)
    limits, language = words.region_limits(), chosen_language()
    return results_of(instrument, counted.sums, limits, language, counted.rest), counted


def _results_page(head: SurveyHead, form: Form) -> str:
    found, counted = _read(head)
    limits = words.region_limits()
    return render_template(
        "surveys/results.html",
        head=head,
        results=found,
        counted=counted,
        limits=limits,
        form=form,
        heights=pictures.elements_heights(found),
        needed=sample_size(head.population) if head.population else None,
        words=words,
        may_manage=get_identity().may(Permission.SURVEY_MANAGE),
    )
