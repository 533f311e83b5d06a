"""A first password by code, a forgotten one by code or link."""

from flask import render_template, request
from werkzeug.wrappers import Response

from kinerja.access import public
from kinerja.access.identity import Identity
from kinerja.accounts.code_service import use_code
from kinerja.accounts.errors import CodeRefused, PasswordRefused, SignInDelayed
from kinerja.accounts.identifiers import read_identifier
from kinerja.accounts.link_service import ask_for_link, opens, use_link
from kinerja.accounts.password_rules import PasswordFault
from kinerja.accounts.schemas import CodeForm, ForgottenForm, LinkForm
from kinerja.accounts.sentences import (
    code_refused,
    delayed,
    link_refused,
    not_the_same,
    password_refused,
)
from kinerja.accounts.views import attempt, blueprint, let_in, retry_after
from kinerja.web.forms import Form, read_form, show_form

Answer = str | tuple[str, int] | tuple[str, int, dict[str, str]] | Response


@blueprint.get("/code")
@public
def code() -> str:
    """Where a handed code becomes a password."""
    return _code_page(show_form(CodeForm()))


@blueprint.post("/code")
@public
def set_by_code() -> Answer:
    """Set the password, and let its owner in."""
    form = typed_twice(read_form(CodeForm(), request.form))
    if not form.ok:
        return _code_page(form), 422
    try:
        identity = use_code(
            read_identifier(form.values["who"]),
            form.values["code"],
            form.values["password"],
            attempt(),
        )
    except CodeRefused:
        return _code_page(form, code_refused()), 422
    except SignInDelayed as delay:
        return _code_page(form, delayed(delay.until)), 429, retry_after(delay)
    except PasswordRefused as refusal:
        return _code_page(refused_password(form, refusal)), 422
    return _in_with_new_password(identity)


@blueprint.get("/forgotten")
@public
def forgotten() -> str:
    """Two ways to a new password: a link by mail, a code from an administrator."""
    return render_template("accounts/forgotten.html", form=show_form(ForgottenForm()), asked=False)


@blueprint.post("/forgotten")
@public
def send_link() -> Answer:
    """Mail a link, or not: the answer is the same."""
    form = read_form(ForgottenForm(), request.form)
    if not form.ok:
        return render_template("accounts/forgotten.html", form=form, asked=False), 422
    ask_for_link(read_identifier(form.values["who"]), attempt().address)
    return render_template("accounts/forgotten.html", form=form, asked=True)


@blueprint.get("/link/<token>")
@public
def link(token: str) -> Answer:
    """Where a mailed link becomes a password; looking at it does not use it up."""
    if not opens(token):
        return _dead_link()
    return _link_page(show_form(LinkForm()), token)


@blueprint.post("/link/<token>")
@public
def set_by_link(token: str) -> Answer:
    """Set the password, and let its owner in."""
    form = typed_twice(read_form(LinkForm(), request.form))
    if not form.ok:
        return _link_page(form, token), 422
    try:
        identity = use_link(token, form.values["password"])
    except CodeRefused:
        return _dead_link()
    except PasswordRefused as refusal:
        return _link_page(refused_password(form, refusal), token), 422
    return _in_with_new_password(identity)


def typed_twice(form: Form) -> Form:
    """The form, refused where the second password is not the first."""
    if form.ok and form.values["password"] != form.values["password_again"]:
        return form.refused("password_again", not_the_same())
    return form


def refused_password(form: Form, refusal: PasswordRefused) -> Form:
    """The form with the reason beside the new password."""
    return form.refused("password", password_refused(PasswordFault(refusal.fault)))


def _in_with_new_password(identity: Identity) -> Response:
    return let_in(identity, own_device=False)


def _code_page(form: Form, refusal: str = "") -> str:
    return render_template("accounts/code.html", form=form, refusal=refusal)


def _link_page(form: Form, token: str) -> str:
    return render_template("accounts/link.html", form=form, token=token)


def _dead_link() -> Answer:
    form = show_form(ForgottenForm())
    page = render_template(
        "accounts/forgotten.html", form=form, asked=False, refusal=link_refused()
    )
    return page, 410
