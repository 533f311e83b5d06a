"""Pages of referrals: one's own, the superior's, the agency's desk, and one by itself."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.tenancy import current_tenant
from kinerja.web.fields import Choice, LocalDate, Text
from kinerja.web.forms import Form, FormSchema, read_form, show_form
from kinerja.web.language import chosen_language
from kinerja.web.paging import read_cursor
from modules.training import page, queries, service
from modules.training.errors import NoteMissing, NotYourReferral, SeatsTaken
from modules.training.models import Referral, ReferralState
from modules.training.rules import ENDORSING, MOVES

Answer = str | tuple[str, int] | AnyResponse
blueprint = Blueprint("training", __name__, url_prefix="/<region>")
_STATES = [state.name.lower() for state in ReferralState]


class MoveForm(FormSchema):
    """Where a referral goes, and why."""

    wanted = Choice(_l("Keputusan"), _STATES, required=True)
    note = Text(_l("Alasan atau catatan"), longest=1000)


class ScheduleForm(FormSchema):
    """The day of the training."""

    day = LocalDate(_l("Hari pertama"), required=True)


@blueprint.get("/training")
@require(Permission.TRAINING_OWN)
def own() -> str:
    """What I was referred to, why, and how far it is."""
    referrals = queries.referrals_of(_me())
    return render_template(
        "training/own.html",
        heading=page.own_heading(referrals),
        rows=page.own_rows(referrals, chosen_language()),
        waiting=queries.waiting_for(_me()),
        may_verify=get_identity().may(Permission.TRAINING_VERIFY),
    )


@blueprint.get("/training/endorse")
@require(Permission.TRAINING_ENDORSE)
def endorsing() -> str:
    """The referrals of the people I rate."""
    slice_ = queries.endorsed_by(_me(), read_cursor(request.args.get("from")))
    return render_template(
        "training/endorse.html",
        heading=page.endorse_heading(queries.waiting_for(_me())),
        rows=page.list_rows(slice_.rows, chosen_language()),
        slice=slice_,
    )


@blueprint.get("/training/desk")
@require(Permission.TRAINING_VERIFY)
def desk() -> str:
    """The agency's desk: the region's referrals by state."""
    asked = request.args.get("state", "")
    state = ReferralState[asked.upper()] if asked in _STATES else ReferralState.ENDORSED
    slice_ = queries.worked_on(state, read_cursor(request.args.get("from")))
    counts = queries.by_state()
    return render_template(
        "training/desk.html",
        heading=page.desk_heading(counts),
        tabs=page.desk_tabs(counts, state),
        state=state.name.lower(),
        rows=page.list_rows(slice_.rows, chosen_language()),
        slice=slice_,
    )


@blueprint.get("/training/<uuid:referral_id>")
@require(Permission.TRAINING_OWN)
def referral(referral_id: UUID) -> str:
    """One referral with its reason, and what the reader may do about it."""
    return _page(_readable(referral_id), show_form(MoveForm(), {}), show_form(ScheduleForm(), {}))


@blueprint.post("/training/<uuid:referral_id>/endorse")
@require(Permission.TRAINING_ENDORSE)
def endorse(referral_id: UUID) -> Answer:
    """The superior supports a referral, or says why not."""
    found = _readable(referral_id)
    form = read_form(MoveForm(), request.form)
    if form.ok:
        try:
            service.endorse(referral_id, _me(), _wanted(form), form.values["note"] or "")
        except NoteMissing as refused:
            form = form.refused("note", _note_words(refused))
        else:
            return redirect(url_for(".referral", referral_id=referral_id), 303)
    return _page(found, form, show_form(ScheduleForm(), {})), 422


@blueprint.post("/training/<uuid:referral_id>/decide")
@require(Permission.TRAINING_VERIFY)
def decide(referral_id: UUID) -> Answer:
    """The agency approves, sends back, refuses, or records attendance."""
    found = service.get_referral(referral_id)
    form = read_form(MoveForm(), request.form)
    if form.ok:
        try:
            service.decide(referral_id, _wanted(form), form.values["note"] or "")
        except NoteMissing as refused:
            form = form.refused("note", _note_words(refused))
        else:
            return redirect(url_for(".referral", referral_id=referral_id), 303)
    return _page(found, form, show_form(ScheduleForm(), {})), 422


@blueprint.post("/training/<uuid:referral_id>/schedule")
@require(Permission.TRAINING_VERIFY)
def schedule(referral_id: UUID) -> Answer:
    """The agency gives an approved referral its day."""
    found = service.get_referral(referral_id)
    form = read_form(ScheduleForm(), request.form)
    if form.ok and form.values["day"] < today():
        form = form.refused("day", _("Hari ini sudah lewat. Isi hari ini atau sesudahnya."))
    if form.ok:
        try:
            service.schedule(referral_id, form.values["day"])
        except SeatsTaken as refused:
            words = _(
                "%(seats)s kursi hari itu sudah terisi. Pilih hari lain.", seats=refused.seats
            )
            form = form.refused("day", words)
        else:
            return redirect(url_for(".referral", referral_id=referral_id), 303)
    return _page(found, show_form(MoveForm(), {}), form), 422


def _me() -> PersonId:
    person = get_identity().person_id
    if person is None:
        raise LookupError("a region's page without a person")
    return PersonId(person)


def _wanted(form: Form) -> ReferralState:
    return ReferralState[form.values["wanted"].upper()]


def _note_words(refused: NoteMissing) -> str:
    return _("Tulis alasannya, paling sedikit %(count)s huruf.", count=refused.shortest)


def _readable(referral_id: UUID) -> Referral:
    """For the person, the superior it waits for, and the agency."""
    found = service.get_referral(referral_id)
    may_verify = get_identity().may(Permission.TRAINING_VERIFY)
    if may_verify or _me() in {found.person_id, found.superior_id}:
        return found
    raise NotYourReferral(referral_id)


def _page(found: Referral, move: Form, day: Form) -> str:
    language = chosen_language()
    programme = service.programme_of(found)
    person = db.session.get_one(Person, (current_tenant(), found.person_id))
    open_moves = MOVES[found.state]
    superior = found.superior_id == _me()
    agency = get_identity().may(Permission.TRAINING_VERIFY)
    return render_template(
        "training/referral.html",
        found=found,
        programme=programme,
        language=language,
        facts=page.programme_facts(programme),
        name=person.full_name,
        is_own=found.person_id == _me(),
        status=(page.state_kind(found.state), page.state_words(found.state)),
        reason=found.reason.get(language, found.reason["id"]),
        endorsing=_options(open_moves & ENDORSING) if superior else [],
        deciding=_options(open_moves - ENDORSING - {ReferralState.SCHEDULED}) if agency else [],
        may_schedule=agency and ReferralState.SCHEDULED in open_moves,
        move=move,
        day=day,
    )


def _options(states: frozenset[ReferralState]) -> list[tuple[str, str]]:
    words = {
        ReferralState.ENDORSED: _("Dukung"),
        ReferralState.NOT_ENDORSED: _("Tidak mendukung"),
        ReferralState.APPROVED: _("Setujui"),
        ReferralState.REVISE: _("Kembalikan untuk diperbaiki"),
        ReferralState.REFUSED: _("Tolak"),
        ReferralState.ATTENDED: _("Catat sudah diikuti"),
    }
    return [(state.name.lower(), words[state]) for state in sorted(states)]
