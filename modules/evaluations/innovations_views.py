"""Innovations: the own ones, one by itself with its decision, and the agency's desk."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.people.queries import names_of
from kinerja.web.fields import Choice, LocalDate, Text
from kinerja.web.filters import plain_date
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from kinerja.web.paging import read_cursor
from modules.evaluations import innovations_page as page
from modules.evaluations import innovations_queries as queries
from modules.evaluations import innovations_rules as rules
from modules.evaluations import innovations_service as service
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.innovations_errors import InUseInFuture, NotYourInnovation, ReasonMissing
from modules.evaluations.innovations_rules import Idea
from modules.evaluations.innovations_words import STATE_KINDS, state_words
from modules.evaluations.models_records import Innovation, InnovationState

Answer = str | tuple[str, int] | AnyResponse
_STATES = {state.name.lower(): state for state in InnovationState}
_VERDICTS = ["verified", "refused"]


class IdeaForm(FormSchema):
    """A new way of working: what it is, what it brought, since when it is in use."""

    title = Text(_l("Nama inovasi"), required=True, shortest=5, longest=rules.TITLE_LONGEST)
    description = Text(
        _l("Apa yang baru"),
        required=True,
        shortest=rules.WORDS_SHORTEST,
        longest=rules.WORDS_LONGEST,
    )
    benefit = Text(
        _l("Manfaatnya"),
        required=True,
        shortest=rules.WORDS_SHORTEST,
        longest=rules.WORDS_LONGEST,
    )
    in_use_since = LocalDate(_l("Dipakai sejak"), required=True)


class VerdictForm(FormSchema):
    """Whether it counts, and why not."""

    verdict = Choice(_l("Keputusan"), _VERDICTS, required=True)
    reason = Text(_l("Alasan"), longest=1000)


@blueprint.get("/innovations")
@require(Permission.INNOVATION_OWN)
def innovations() -> str:
    """What waits for the reader, and what the reader has recorded."""
    service.require_innovations()
    waiting = queries.waiting_for(me())
    own = queries.innovations_by(me(), read_cursor(request.args.get("from")))
    return render_template(
        "evaluations/innovations.html",
        heading=page.own_heading(waiting, own.rows),
        waiting=waiting,
        slice=own,
        kinds=STATE_KINDS,
        words=state_words,
        may_survey=get_identity().may(Permission.INNOVATION_DECIDE),
    )


@blueprint.get("/innovations/desk")
@require(Permission.INNOVATION_DECIDE)
def innovations_desk() -> str:
    """The agency's desk: the region's innovations by state."""
    service.require_innovations()
    state = _STATES.get(request.args.get("state", ""), InnovationState.RECORDED)
    counts = queries.count_by_state()
    return render_template(
        "evaluations/innovations_desk.html",
        heading=page.desk_heading(counts),
        tabs=page.desk_tabs(counts, state),
        state=state.name.lower(),
        slice=queries.innovations_in(state, read_cursor(request.args.get("from"))),
        kinds=STATE_KINDS,
        words=state_words,
    )


@blueprint.route("/innovations/new", methods=["GET", "POST"])
@require(Permission.INNOVATION_OWN)
def new_innovation() -> Answer:
    """The form for one's own innovation."""
    service.require_innovations()
    if request.method == "GET":
        return _new_page(show_form(IdeaForm()))
    form = read_form(IdeaForm(), request.form)
    if form.ok:
        try:
            recorded = service.record_innovation(me(), Idea(**form.values))
        except InUseInFuture as refused:
            form = form.refused("in_use_since", _future_words(refused))
        else:
            return redirect(url_for(".innovation", innovation_id=recorded.id), 303)
    return _new_page(form), 422


@blueprint.get("/innovations/<uuid:innovation_id>")
@require(Permission.INNOVATION_OWN)
def innovation(innovation_id: UUID) -> str:
    """One innovation, for its person, the superior, and the agency."""
    found, may_decide = _readable(innovation_id)
    return _page(found, show_form(VerdictForm()), may_decide=may_decide)


@blueprint.post("/innovations/<uuid:innovation_id>/decide")
@require(Permission.EVALUATION_RATE)
def decide_innovation(innovation_id: UUID) -> Answer:
    """The superior verifies it, or refuses it with a reason."""
    found, may_decide = _readable(innovation_id)
    form = read_form(VerdictForm(), request.form)
    if form.ok:
        state, reason = _STATES[form.values["verdict"]], form.values["reason"] or ""
        try:
            service.decide_innovation(innovation_id, me(), state, reason, is_agency=_is_agency())
        except ReasonMissing as refused:
            form = form.refused("reason", _reason_words(refused, len(reason)))
        else:
            return redirect(url_for(".innovation", innovation_id=innovation_id), 303)
    return _page(found, form, may_decide=may_decide), 422


def _readable(innovation_id: UUID) -> tuple[Innovation, bool]:
    """The innovation, and whether the reader decides on it; NotYourInnovation for others."""
    service.require_innovations()
    found = queries.get_innovation(innovation_id)
    may_decide = service.may_decide(found, me(), is_agency=_is_agency())
    if may_decide or found.person_id == me() or _is_agency():
        return found, may_decide
    raise NotYourInnovation(innovation_id)


def _is_agency() -> bool:
    return get_identity().may(Permission.INNOVATION_DECIDE)


def _page(found: Innovation, form: Form, *, may_decide: bool) -> str:
    people = [person for person in (found.person_id, found.decided_by) if person]
    names = names_of(people)
    return render_template(
        "evaluations/innovations_one.html",
        found=found,
        name=names[found.person_id],
        decider=names[found.decided_by] if found.decided_by else "",
        own=found.person_id == me(),
        kind=STATE_KINDS[found.state],
        words=state_words(found.state),
        verdicts=((_VERDICTS[0], _("Akui")), (_VERDICTS[1], _("Tidak diakui"))),
        may_decide=may_decide and found.state is InnovationState.RECORDED,
        shortest=rules.REASON_SHORTEST,
        form=form,
    )


def _new_page(form: Form) -> str:
    return render_template(
        "evaluations/innovations_new.html", form=form, shortest=rules.WORDS_SHORTEST
    )


def _future_words(refused: InUseInFuture) -> str:
    return _(
        "%(day)s belum tiba. Isi %(latest)s atau sebelumnya.",
        day=plain_date(refused.since),
        latest=plain_date(refused.latest),
    )


def _reason_words(refused: ReasonMissing, length: int) -> str:
    return _(
        "Alasan baru %(count)s huruf. Tulis mengapa tidak diakui, paling sedikit %(limit)s huruf.",
        count=length,
        limit=refused.shortest,
    )
