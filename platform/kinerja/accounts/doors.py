"""The doors of no region: the national office's and the operators'."""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Door, Permission, public, require
from kinerja.access.identity import find_identity, get_identity
from kinerja.accounts import devices, identification
from kinerja.accounts.errors import SignInRefused
from kinerja.accounts.platform_accounts import check_platform_password, log_platform
from kinerja.accounts.platform_sessions import KIND_OF
from kinerja.accounts.schemas import DoorForm
from kinerja.accounts.sentences import door_refused
from kinerja.accounts.views import attempt, here, wanted_place
from kinerja.web.forms import Form, read_form, show_form


def _door(door: Door, permission: Permission) -> Blueprint:
    blueprint = Blueprint(f"{door}_door", __name__, url_prefix=f"/{door}")
    blueprint.get("/sign-in", endpoint="sign_in")(sign_in)
    blueprint.post("/sign-in", endpoint="enter")(enter)
    blueprint.post("/sign-out", endpoint="sign_out")(require(permission, door)(sign_out))
    return blueprint


@public
def sign_in() -> str | AnyResponse:
    """The door; who is in already goes on."""
    if find_identity() is not None:
        return redirect(wanted_place(here()), 303)
    return _page(show_form(DoorForm()))


@public
def enter() -> str | tuple[str, int] | AnyResponse:
    """Let in whoever has the right address and password."""
    form = read_form(DoorForm(), request.form)
    if not form.ok:
        return _page(form), 422
    place = here()
    given = form.values
    try:
        identity = check_platform_password(
            KIND_OF[place.door], given["who"], given["password"], attempt()
        )
    except SignInRefused:
        return _page(form, door_refused()), 422
    identification.begin_session(identity, own_device=given["own"])
    response: Response = redirect(wanted_place(place), 303)  # type: ignore[assignment]
    token = devices.naming(identity.account_id, devices.read_device(place))
    devices.hand_out(place, response, token)
    return response


def sign_out() -> AnyResponse:
    """End this session."""
    place = here()
    log_platform(get_identity().account_id, "sign_out")
    identification.end_session()
    return redirect(place.sign_in_url, 303)


def _page(form: Form, refusal: str = "") -> str:
    action = request.full_path.rstrip("?")
    return render_template(
        "accounts/sign_in.html", form=form, refusal=refusal, region=None, action=action
    )


NATIONAL = _door(Door.NATIONAL, Permission.NATIONAL_READ)
OPERATOR = _door(Door.OPERATOR, Permission.PLATFORM_READ)
