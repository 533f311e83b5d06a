"""Observation notes: the superior's page about somebody, and everything noted about oneself."""

from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.web.fields import Choice, LocalDate, Text
from kinerja.web.filters import plain_date
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from kinerja.web.paging import read_cursor
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.guards import require_rated_in
from modules.evaluations.observations_errors import ObservedOutsideOfPeriod
from modules.evaluations.observations_page import choices, own_page, superior_page
from modules.evaluations.observations_queries import notes_about, rubrics_of
from modules.evaluations.observations_rules import SEEN_LONGEST, SEEN_SHORTEST, Seen
from modules.evaluations.observations_service import (
    days_of,
    note_observation,
    require_observations,
    require_superior,
)
from modules.evaluations.queries import Case, get_case

Answer = str | tuple[str, int] | AnyResponse
_GOOD, _LACKING = "good", "lacking"


def _schema(case: Case) -> FormSchema:
    schema: type[FormSchema] = FormSchema.from_dict(  # type: ignore[assignment]
        {
            "on_date": LocalDate(_l("Hari"), required=True),
            "indicator": Choice(_l("Indikator"), choices(case), required=True),
            "kind": Choice(_l("Yang terlihat"), [_GOOD, _LACKING], required=True),
            "seen": Text(
                _l("Apa yang Anda lihat"),
                required=True,
                shortest=SEEN_SHORTEST,
                longest=SEEN_LONGEST,
            ),
        }
    )
    return schema()


@blueprint.get("/observations")
@require(Permission.EVALUATION_READ_OWN)
def observations() -> str:
    """Everything superiors have noted about the reader."""
    require_observations()
    return own_page(notes_about(me(), read_cursor(request.args.get("from"))), rubrics_of(me()))


@blueprint.route("/evaluations/<uuid:evaluation_id>/observations", methods=["GET", "POST"])
@require(Permission.OBSERVE)
def observe(evaluation_id: UUID) -> Answer:
    """What was noted about somebody in a period, and the form for one more note."""
    case = _theirs(evaluation_id)
    if request.method == "POST":
        return _note(case)
    if case.is_final:  # the result lists what was noted
        return redirect(url_for(".result", evaluation_id=evaluation_id), 303)
    require_rated_in(case.period)
    _earliest, latest = days_of(case.period)
    form = show_form(_schema(case), {"on_date": latest})
    return superior_page(case, form, is_noted="noted" in request.args)


def _note(case: Case) -> Answer:
    form = read_form(_schema(case), request.form)
    if form.ok:
        try:
            note_observation(case.evaluation.id, me(), _seen_in(form))
        except ObservedOutsideOfPeriod as refused:
            form = form.refused("on_date", _outside_words(refused))
        else:
            address = url_for(".observe", evaluation_id=case.evaluation.id, noted=1)
            return redirect(address, 303)
    return superior_page(case, form), 422


def _seen_in(form: Form) -> Seen:
    values = form.values
    return Seen(values["on_date"], values["indicator"], values["kind"] == _GOOD, values["seen"])


def _outside_words(refused: ObservedOutsideOfPeriod) -> str:
    return _(
        "%(day)s di luar periode ini. Isi %(earliest)s sampai %(latest)s.",
        day=plain_date(refused.on_date),
        earliest=plain_date(refused.earliest),
        latest=plain_date(refused.latest),
    )


def _theirs(evaluation_id: UUID) -> Case:
    """The case, for a superior of its person alone."""
    require_observations()
    case = get_case(evaluation_id)
    require_superior(case.evaluation, me())
    return case
