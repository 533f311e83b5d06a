"""Rating colleagues unseen: the list, the form, stepping back; and the draw, by hand if need be."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.periods.queries import get_period
from kinerja.rubrics.rubric import RaterKind
from kinerja.rubrics.service import PublishedRubric, current_rubric, rubric_of
from kinerja.web.forms import read_form, show_form
from kinerja.web.language import chosen_language
from modules.evaluations import peers_service, protected
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.peers_errors import AlreadyRated, NotAssignedToRate, RatersHeard
from modules.evaluations.peers_page import (
    PeerSheets,
    levels_in_form,
    list_page,
    peer_page,
    peer_schema,
    sheets_for_peer,
)
from modules.evaluations.peers_queries import colleagues_of, find_assignment
from modules.evaluations.queries import Case, get_case

Answer = str | tuple[str, int] | AnyResponse


@blueprint.get("/peers")
@require(Permission.PEER_RATE)
def peers() -> str:
    """Whom the signed-in person is asked to rate unseen; without peers there is no such page."""
    rows = colleagues_of(me())
    if not rows and not peers_service.has_peers(current_rubric()):
        raise NotFound
    return list_page(rows, is_thanked="sent" in request.args)


@blueprint.route("/peers/<uuid:evaluation_id>", methods=["GET", "POST"])
@require(Permission.PEER_RATE)
def rate_peer(evaluation_id: UUID) -> Answer:
    """The form about one colleague; sent once, nothing of it is kept before."""
    case, published, sheets = _asked(evaluation_id)
    if request.method == "GET":
        _require_waiting(case)
        return peer_page(case, published, sheets, show_form(peer_schema(sheets)))
    levels, form = levels_in_form(read_form(peer_schema(sheets), request.form), sheets)
    if not form.ok:
        return peer_page(case, published, sheets, form), 422
    protected.submit_protected_rating(evaluation_id, levels, today())
    return redirect(url_for(".peers", sent=1), 303)


@blueprint.post("/peers/<uuid:evaluation_id>/decline")
@require(Permission.PEER_RATE)
def decline_peer(evaluation_id: UUID) -> AnyResponse:
    """The rater does not know this colleague's work well enough."""
    protected.step_back(evaluation_id, today())
    return redirect(url_for(".peers", sent=1), 303)


@blueprint.route("/periods/<uuid:period_id>/raters", methods=["GET", "POST"])
@require(Permission.PERIOD_MANAGE)
def raters(period_id: UUID) -> str | AnyResponse:
    """Whether raters were drawn, and the button that draws them; a region without peers has none.

    Nobody sees here, or anywhere, who was drawn.
    """
    period = get_period(period_id)
    rubric = rubric_of(period.rubric_version_id)
    if not peers_service.has_peers(rubric):
        raise NotFound
    if request.method == "POST":
        peers_service.draw_raters(period_id)
        return redirect(url_for(".raters", period_id=period_id), 303)
    return render_template(
        "evaluations/raters.html",
        period=period,
        period_words=period_words(period),
        is_due=period.stage is PeriodStage.RATING,
        smallest=rubric.rubric.rule(RaterKind.PEER).smallest,
    )


def _asked(evaluation_id: UUID) -> tuple[Case, PublishedRubric, PeerSheets]:
    """The colleague and what is asked; NotAssignedToRate for who is not to rate them."""
    assignment = find_assignment(me(), evaluation_id)
    if assignment is None:
        raise NotAssignedToRate(evaluation_id)
    if assignment.submitted_on is not None:
        raise AlreadyRated(evaluation_id, assignment.submitted_on)
    case = get_case(evaluation_id)
    published = rubric_of(case.period.rubric_version_id)
    return case, published, sheets_for_peer(case, published, chosen_language())


def _require_waiting(case: Case) -> None:
    if case.period.stage is not PeriodStage.RATING or case.is_final:
        raise RatersHeard(case.period.code)
