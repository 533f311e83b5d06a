"""The citizen's way: one address, one question a page, nothing stored before the last one."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import public
from kinerja.database import now
from kinerja.local_dates import today
from kinerja.web.forms import Form, read_form
from kinerja.web.language import COOKIE, chosen_language, remember, speak
from modules.surveys import citizen_pages as pages
from modules.surveys.errors import LinkRefused, LinkUnknown, ReceiptUnreadable, VisitStale
from modules.surveys.instruments import get_instrument
from modules.surveys.links import LinkedSurvey, get_link, get_open_link
from modules.surveys.schemas import PageSchema
from modules.surveys.sealing import (
    SealBroken,
    new_token,
    receipt_number,
    seal_receipt,
    unseal_receipt,
    unseal_visit,
)
from modules.surveys.service import Sheet, submit_answer
from modules.surveys.visit import Fault, Go, Said, Visit, flags_of, levels, turn

blueprint = Blueprint("citizen", __name__)


@blueprint.record_once
def _answer_without_session(state: BlueprintSetupState) -> None:
    # each page carries a signed token of its visit in place of a session
    state.app.extensions["csrf"].exempt(blueprint)


@blueprint.get("/s/<region>.<code>")
@public
def start(code: str) -> Response:
    """The first page: what is asked, how long it takes, what happens with the answers."""
    link = get_open_link(code, today())
    instrument = get_instrument(link.instrument_version_id)
    visit = Visit(
        token=new_token(),
        begun=int(now().timestamp()),
        language=chosen_language(),
        answers=(None,) * len(instrument.elements),
    )
    return pages.page(link, visit)


@blueprint.post("/s/<region>.<code>")
@public
def answer(code: str) -> AnyResponse:
    """Any later page: takes one answer in and shows the next question, or ends the visit."""
    link = get_open_link(code, today())
    form = read_form(PageSchema(), request.form)
    try:
        visit = _visit(link, form)
    except SealBroken:
        return pages.unreadable(link)
    except VisitStale as stale:
        speak(stale.visit.language)
        return pages.stale(link, _kept(link, stale.visit, form))
    if not form.value("language"):
        speak(visit.language)
        return _take(link, visit, form)
    speak(form.value("language"))
    translated = replace(_kept(link, visit, form), language=chosen_language())
    response = pages.page(link, translated)
    remember(response, chosen_language())
    return response


@blueprint.get("/s/<region>.<code>/receipt")
@public
def receipt(code: str) -> Response:
    """The last page, shown only after the answers are safe."""
    link = get_link(code)
    try:
        number, on, language = unseal_receipt(request.args.get("n", ""))
    except SealBroken:
        raise ReceiptUnreadable(link) from None
    if COOKIE not in request.cookies:
        speak(language)
    return pages.receipt(link, number, on)


@blueprint.errorhandler(LinkRefused)
def _refuse_link(refused: LinkRefused) -> Response:
    return pages.refused(refused)


@blueprint.errorhandler(NotFound)
def _refuse_address(_error: NotFound) -> Response:
    return pages.refused(LinkUnknown())


@blueprint.after_request
def _keep_out_of_search(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _visit(link: LinkedSurvey, form: Form) -> Visit:
    if set(form.errors) - {"suggestion"}:
        raise SealBroken
    visit = unseal_visit(form.value("visit_token"), link.survey_id, now())
    if len(visit.answers) != len(get_instrument(link.instrument_version_id).elements):
        raise SealBroken
    return visit


def _take(link: LinkedSurvey, visit: Visit, form: Form) -> AnyResponse:
    if form.errors:
        return pages.page(link, visit, Fault.TOO_LONG, form)
    turned = turn(visit, _said(form), get_instrument(link.instrument_version_id))
    if turned.send:
        return _send(link, turned.visit)
    return pages.page(link, turned.visit, turned.fault)


def _kept(link: LinkedSurvey, visit: Visit, form: Form) -> Visit:
    """The visit on the same page, with what this page had already said."""
    if form.errors:
        return visit
    said = replace(_said(form), go=Go.STAY)
    return turn(visit, said, get_instrument(link.instrument_version_id)).visit


def _said(form: Form) -> Said:
    values = form.values
    words = (values["suggestion"] or "") if "suggestion" in form.raw else None
    return Said(Go(values["go"] or Go.NEXT), values["choice"], words, values["agree"])


def _send(link: LinkedSurvey, visit: Visit) -> AnyResponse:
    """Store the sheet; the receipt is shown by the next request, once this one is committed."""
    on = today()
    submit_answer(link.survey_id, _sheet(link, visit, on))
    number = receipt_number(visit.token, g.region.name)
    sealed = seal_receipt(number, on, visit.language)
    return redirect(url_for(".receipt", code=link.code, n=sealed), 303)


def _sheet(link: LinkedSurvey, visit: Visit, on: date) -> Sheet:
    instrument = get_instrument(link.instrument_version_id)
    given = levels(visit, instrument)
    return Sheet(
        token=visit.token,
        levels=tuple(given),
        on=on,
        language=visit.language,
        consent_version=instrument.consent.version,
        channel=link.channel,
        flags=flags_of(given, now().timestamp() - visit.begun),
        suggestion=visit.suggestion,
    )
