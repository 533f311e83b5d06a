"""The administrator's way through a period: open the year, move on, extend a deadline."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.periods.errors import DeadlineNotLater
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.queries import extensions_of, get_period
from kinerja.periods.service import extend
from kinerja.tenancy.practice import current_practice
from kinerja.web.fields import Choice, LocalDate, Text
from kinerja.web.filters import plain_date
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from modules.evaluations import periods_service
from modules.evaluations import queries_overview as queries
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.periods_page import deadline_rows, move_page, stage_name

Answer = str | tuple[str, int] | AnyResponse
_STAGES = [stage.name.lower() for stage in PeriodStage]


class DeadlineForm(FormSchema):
    """Which deadline, until when, and on which legal basis."""

    stage = Choice(_l("Tahap"), _STAGES, required=True)
    until = LocalDate(_l("Tenggat baru"), required=True)
    legal_basis = Text(_l("Dasar hukum"), required=True, shortest=10, longest=500)


class MoveForm(FormSchema):
    """The stage the page spoke of, so that a second click moves nothing further."""

    target = Choice("", _STAGES, required=True)


@blueprint.post("/periods/open")
@require(Permission.PERIOD_MANAGE)
def open_year() -> AnyResponse:
    """Open this year's periods that have begun, with their evaluations."""
    day = today()
    periods_service.open_year(day.year, day)
    return redirect(url_for(".overview"), 303)


@blueprint.route("/periods/<uuid:period_id>/move", methods=["GET", "POST"])
@require(Permission.PERIOD_MANAGE)
def move_period(period_id: UUID) -> Answer:
    """What moving on means, and the button that does it."""
    period = get_period(period_id)
    target = periods_service.following(period)
    if request.method == "POST":
        form = read_form(MoveForm(), request.form)
        if form.ok:
            periods_service.advance(period_id, PeriodStage[form.values["target"].upper()])
        return redirect(url_for(".overview", period=period.code), 303)
    if target is None:
        return redirect(url_for(".overview", period=period.code), 303)
    counts = queries.completeness(period.id, None)
    move = move_page(period, target, counts)
    return render_template(
        "evaluations/periods_move.html", period=period, period_words=period_words(period), move=move
    )


@blueprint.route("/periods/<uuid:period_id>/deadline", methods=["GET", "POST"])
@require(Permission.PERIOD_MANAGE)
def move_deadline(period_id: UUID) -> Answer:
    """Move a deadline of the period to a later day, with its legal basis."""
    period = get_period(period_id)
    if request.method == "GET":
        return _deadline_page(period, show_form(DeadlineForm(), {}))
    form = read_form(DeadlineForm(), request.form)
    if form.ok:
        try:
            stage = PeriodStage[form.values["stage"].upper()]
            extend(period_id, stage, form.values["until"], form.values["legal_basis"], me())
        except DeadlineNotLater as refused:
            words = _(
                "%(wanted)s tidak sesudah tenggat yang berlaku, %(due)s. Isi hari yang lebih jauh.",
                wanted=plain_date(refused.wanted),
                due=plain_date(refused.due),
            )
            form = form.refused("until", words)
        else:
            return redirect(url_for(".overview", period=period.code), 303)
    return _deadline_page(period, form), 422


def _deadline_page(period: Period, form: Form) -> str:
    return render_template(
        "evaluations/periods_deadline.html",
        period=period,
        period_words=period_words(period),
        form=form,
        rows=deadline_rows(period, current_practice()),
        moved=extensions_of(period.id),
        names={stage: stage_name(stage) for stage in PeriodStage},
    )
