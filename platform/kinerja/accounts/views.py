"""Signing in to a region and out of it."""

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja import audit
from kinerja.access import Permission, public, reads_only, require
from kinerja.access.identity import Identity, find_identity
from kinerja.accounts import devices, identification
from kinerja.accounts.errors import SignInDelayed, SignInRefused
from kinerja.accounts.identifiers import read_identifier
from kinerja.accounts.places import Place, place_of
from kinerja.accounts.schemas import SignInForm
from kinerja.accounts.sentences import delayed, refused
from kinerja.accounts.sign_in import Attempt, check_password
from kinerja.database import now
from kinerja.web.forms import Form, read_form, show_form
from kinerja.web.language import safe_next

blueprint = Blueprint("accounts", __name__, url_prefix="/<region>")
blueprint.record_once(identification.install)


@blueprint.get("/sign-in")
@public
def sign_in() -> str | AnyResponse:
    """The door; who is in already goes on."""
    if find_identity() is not None:
        return redirect(wanted_place(here()), 303)
    return _door(show_form(SignInForm()))


@blueprint.post("/sign-in")
@public
@reads_only
def enter() -> str | tuple[str, int] | tuple[str, int, dict[str, str]] | AnyResponse:
    """Let in whoever has the right name and password."""
    form = read_form(SignInForm(), request.form)
    if not form.ok:
        return _door(form), 422
    try:
        identity = check_password(
            read_identifier(form.values["who"]), form.values["password"], attempt()
        )
    except SignInRefused:
        return _door(form, refused()), 422
    except SignInDelayed as delay:
        return _door(form, delayed(delay.until)), 429, retry_after(delay)
    return let_in(identity, own_device=form.values["own"])


@blueprint.post("/sign-out")
@require(Permission.PROFILE)
@reads_only
def sign_out() -> AnyResponse:
    """End this session."""
    audit.record("account.signed_out", "account", _account_id())
    identification.end_session()
    return redirect(url_for("accounts.sign_in"), 303)


def here() -> Place:
    """The place of this request."""
    place = place_of(request.path)
    if place is None:
        raise LookupError(request.path)
    return place


def attempt() -> Attempt:
    """Where this try comes from."""
    return Attempt(request.remote_addr or "", devices.read_device(here()))


def wanted_place(place: Place) -> str:
    """Where somebody wanted to go before signing in, if that lies here; else the first page."""
    target = safe_next(request.args.get("next"))
    return target if target.startswith(place.path) else place.path


def let_in(identity: Identity, *, own_device: bool) -> AnyResponse:
    """Begin a session for an account of this region, know the browser, and go on."""
    place = here()
    identification.begin_session(identity, own_device=own_device)
    audit.record("account.signed_in", "account", identity.account_id)
    response: Response = redirect(wanted_place(place), 303)  # type: ignore[assignment]
    token = devices.remember(identity.account_id, devices.read_device(place))
    devices.hand_out(place, response, token)
    return response


def retry_after(delay: SignInDelayed) -> dict[str, str]:
    """The same wait for programs, in seconds."""
    return {"Retry-After": str(max(1, round((delay.until - now()).total_seconds())))}


def _door(form: Form, refusal: str = "") -> str:
    return render_template(
        "accounts/sign_in.html",
        form=form,
        refusal=refusal,
        region=g.region,
        action=url_for("accounts.enter", next=request.args.get("next")),
    )


def _account_id() -> object:
    identity = find_identity()
    return identity.account_id if identity else None
