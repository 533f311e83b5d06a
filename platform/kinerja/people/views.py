"""The people of a region for its administrators."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.people import queries, service
from kinerja.people.queries import Wanted
from kinerja.people.schemas import LASTS, CodeForm
from kinerja.people.units import unit_tree
from kinerja.web.addresses import in_full
from kinerja.web.forms import Form, read_form, show_form
from kinerja.web.paging import read_cursor

blueprint = Blueprint("people", __name__, url_prefix="/<region>/people")
WAITING = "belum"


@blueprint.get("")
@require(Permission.PEOPLE_READ)
def people() -> str:
    """Who works here, and who has never signed in."""
    asked = {name: request.args.get(name, "").strip() for name in ("q", "akun", "unit")}
    reach = get_identity().reach(Permission.PEOPLE_READ)
    tree = unit_tree(reach)
    units = service.units_wanted(asked["unit"], tree, reach)
    wanted = Wanted(units, asked["q"], waiting_only=asked["akun"] == WAITING)
    page = queries.people_page(wanted, read_cursor(request.args.get("from")))
    kept: dict[str, Any] = {name: value for name, value in asked.items() if value}
    return render_template(
        "people/list.html",
        lines=page,
        counts=queries.count_people(wanted),
        wanted=wanted,
        tree=tree,
        unit=asked["unit"],
        link=lambda place: url_for("people.people", **kept, **{"from": place}),
    )


@blueprint.get("/<uuid:person_id>")
@require(Permission.PEOPLE_READ)
def person(person_id: UUID) -> str:
    """One person: position, account, who rates them."""
    return _person_page(PersonId(person_id), show_form(CodeForm(), {"lasts": "1d"}))


@blueprint.post("/<uuid:person_id>/code")
@require(Permission.CODE_ISSUE)
def hand_code(person_id: UUID) -> str | tuple[str, int]:
    """A one-time code, shown on this page and never again."""
    form = read_form(CodeForm(), request.form)
    if not form.ok:
        return _person_page(PersonId(person_id), form), 422
    lasts, _words = LASTS[form.values["lasts"]]
    handed = service.hand_code(PersonId(person_id), lasts, get_identity())
    view = service.view_person(PersonId(person_id), get_identity())
    address = in_full(url_for("accounts.code"))
    return render_template("people/code.html", handed=handed, view=view, address=address)


@blueprint.post("/<uuid:person_id>/lift")
@require(Permission.CODE_ISSUE)
def lift(person_id: UUID) -> Response:
    """End somebody's waits after failures to sign in."""
    lifted = service.lift_waits(PersonId(person_id), get_identity())
    return redirect(url_for("people.person", person_id=person_id, lifted=lifted), 303)


def _person_page(person_id: PersonId, form: Form) -> str:
    view = service.view_person(person_id, get_identity())
    return render_template(
        "people/person.html",
        view=view,
        form=form,
        options=[(key, words) for key, (_span, words) in LASTS.items()],
        may_issue=get_identity().may(Permission.CODE_ISSUE),
        lifted=request.args.get("lifted"),
    )
