"""Taking back a pass that was recorded wrongly, with its reason."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.people.service import get_person, units_within
from kinerja.web.fields import Text
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from modules.evaluations.blueprint import blueprint
from modules.evaluations.rater_passes_errors import PassNotFound, TakenBackUnexplained
from modules.evaluations.rater_passes_queries import pass_of
from modules.evaluations.rater_passes_rules import REASON_SHORTEST
from modules.evaluations.rater_passes_service import require_rater_training, take_back_pass

Answer = str | tuple[str, int] | AnyResponse


class TakeBackForm(FormSchema):
    """Why the pass does not stand."""

    reason = Text(_l("Alasan"), required=True, longest=500)


@blueprint.route("/rater-passes/<uuid:person_id>/take-back", methods=["GET", "POST"])
@require(Permission.RATER_PASS)
def take_back_rater_pass(person_id: UUID) -> Answer:
    """The form that asks why, and the taking back."""
    require_rater_training()
    person = PersonId(person_id)
    if request.method == "GET":
        return _page(person, show_form(TakeBackForm()))
    form = read_form(TakeBackForm(), request.form)
    if form.ok:
        units = units_within(get_identity(), Permission.RATER_PASS)
        try:
            take_back_pass(person, form.values["reason"], units)
        except TakenBackUnexplained as refused:
            form = form.refused("reason", _short_words(refused, form.values["reason"]))
        else:
            return redirect(url_for(".rater_passes", taken_back=1), 303)
    return _page(person, form), 422


def _short_words(refused: TakenBackUnexplained, reason: str) -> str:
    return _(
        "Alasan baru %(count)s huruf. Tulis mengapa ditarik, paling sedikit %(limit)s huruf.",
        count=len(reason),
        limit=refused.shortest,
    )


def _page(person: PersonId, form: Form) -> str:
    units = units_within(get_identity(), Permission.RATER_PASS)
    line = get_person(person, units)
    passed_on = pass_of(person)
    if passed_on is None:
        raise PassNotFound(person)
    return render_template(
        "evaluations/rater_passes_back.html",
        line=line,
        passed_on=passed_on,
        form=form,
        shortest=REASON_SHORTEST,
    )
