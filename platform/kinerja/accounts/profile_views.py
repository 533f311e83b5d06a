"""One's own account: who one is here, the password, and where one is signed in."""

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from kinerja import audit
from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.accounts import identification, profile
from kinerja.accounts.code_views import Answer, refused_password, typed_twice
from kinerja.accounts.errors import PasswordRefused, SignInDelayed, SignInRefused
from kinerja.accounts.password_service import change_password, end_sessions
from kinerja.accounts.schemas import ChangeForm, SessionForm
from kinerja.accounts.sentences import delayed
from kinerja.accounts.views import attempt, blueprint, retry_after
from kinerja.ids import PersonId
from kinerja.web.forms import WHOLE_FORM, Form, read_form, show_form


@blueprint.get("/profile")
@require(Permission.PROFILE)
def profile_page() -> str:
    """Who one is here, and where one is signed in."""
    return _page(show_form(ChangeForm()))


@blueprint.post("/profile/password")
@require(Permission.PROFILE)
def change() -> Answer:
    """Change the password; every other browser is signed out."""
    form = typed_twice(read_form(ChangeForm(), request.form))
    if not form.ok:
        return _page(form), 422
    present, new = form.values["present_password"], form.values["password"]
    own_device = identification.is_own_device()
    try:
        change_password(own_id(), present, new, attempt())
    except SignInRefused:
        return _page(
            form.refused("present_password", _("Ini bukan kata sandi Anda sekarang."))
        ), 422
    except SignInDelayed as delay:
        form = form.refused(WHOLE_FORM, delayed(delay.until))
        return _page(form), 429, retry_after(delay)
    except PasswordRefused as refusal:
        return _page(refused_password(form, refusal)), 422
    identification.begin_session(get_identity(), own_device=own_device)
    return redirect(url_for("accounts.profile_page", done="password"), 303)


@blueprint.post("/profile/sessions/end")
@require(Permission.PROFILE)
def end_one() -> Response:
    """End one session of one's own."""
    form = read_form(SessionForm(), request.form)
    if form.ok:
        profile.end_session(get_identity().account_id, form.values["session"])
    return redirect(url_for("accounts.profile_page", done="session"), 303)


@blueprint.post("/profile/sessions/end-others")
@require(Permission.PROFILE)
def end_others() -> Response:
    """End every session of one's own but this one."""
    account_id = get_identity().account_id
    ended = end_sessions(account_id, but=identification.session_id())
    audit.record("account.sessions_ended", "account", account_id, after={"ended": ended})
    return redirect(url_for("accounts.profile_page", done="sessions"), 303)


def own_id() -> PersonId:
    """The person whose profile this is."""
    person_id = get_identity().person_id
    if person_id is None:
        raise LookupError("an account of no person")
    return person_id


def _page(form: Form) -> str:
    identity = get_identity()
    return render_template(
        "accounts/profile.html",
        form=form,
        person=profile.own_lines(identity),
        sessions=profile.sessions_of(identity.account_id, identification.session_id()),
        done=request.args.get("done"),
        region=g.region,
    )
