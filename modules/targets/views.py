"""One's own plan: reading it, taking templates over, and moving it on."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.web.forms import read_form
from kinerja.web.language import chosen_language
from modules.targets import deciding, service
from modules.targets.blueprint import blueprint
from modules.targets.errors import PlanIncomplete, ReasonMissing
from modules.targets.own import Own, begun, find_mine, get_mine, open_templates
from modules.targets.own_page import own_page, short_reason, without_position
from modules.targets.schemas import AddForm, ReviseForm, templates_form

Answer = str | tuple[str, int] | AnyResponse


@blueprint.get("/plans")
@require(Permission.PLAN_OWN)
def current() -> AnyResponse:
    """The way to this year's plan."""
    return redirect(url_for(".own", year=today().year), 303)


@blueprint.get("/plans/<int:year>")
@require(Permission.PLAN_OWN)
def own(year: int) -> str:
    """The reader's own plan: to write while it is a draft, to read afterwards."""
    found = find_mine(year)
    if found is None:
        return without_position(year)
    return own_page(found, checked="check" in request.args)


@blueprint.post("/plans/<int:year>/templates")
@require(Permission.PLAN_OWN)
def take(year: int) -> AnyResponse:
    """Take the chosen templates over; what is in the plan stays as it is."""
    mine = get_mine(year)
    templates = open_templates(mine)
    form = read_form(templates_form([each.code for each in templates]), request.form)
    chosen = form.values.get("template", [])
    wanted = [each for each in templates if each.code in chosen]
    if wanted:
        service.take_templates(begun(mine), wanted, chosen_language())
    return redirect(url_for(".own", year=year), 303)


@blueprint.post("/plans/<int:year>/targets")
@require(Permission.PLAN_OWN)
def add(year: int) -> AnyResponse:
    """A new result, at once open for writing."""
    mine = get_mine(year)
    form = read_form(AddForm(), request.form)
    is_main = not form.values.get("additional")
    target_id = service.add_target(begun(mine), is_main=is_main)
    return redirect(url_for(".target", year=year, target_id=target_id), 303)


@blueprint.post("/plans/<int:year>/propose")
@require(Permission.PLAN_OWN)
def propose(year: int) -> Answer:
    """Hand the plan to the superior; an incomplete one comes back with what it lacks."""
    return proposed(get_mine(year))


def proposed(mine: Own) -> Answer:
    """The answer to a plan that is handed in as it is saved."""
    try:
        deciding.propose(begun(mine), mine.seat)
    except PlanIncomplete:
        return own_page(mine, checked=True), 422
    return redirect(url_for(".own", year=mine.year), 303)


@blueprint.post("/plans/<int:year>/withdraw")
@require(Permission.PLAN_OWN)
def withdraw(year: int) -> AnyResponse:
    """Take a proposed plan back."""
    deciding.withdraw(begun(get_mine(year)))
    return redirect(url_for(".own", year=year), 303)


@blueprint.post("/plans/<int:year>/revise")
@require(Permission.PLAN_OWN)
def revise(year: int) -> Answer:
    """Open an agreed plan again, with a reason."""
    mine = get_mine(year)
    form = read_form(ReviseForm(), request.form)
    if not form.ok:
        return own_page(mine, revision=form), 422
    try:
        deciding.revise(begun(mine), form.values["reason"] or "")
    except ReasonMissing as missing:
        refused = form.refused("reason", short_reason(missing.length, missing.shortest))
        return own_page(mine, revision=refused), 422
    return redirect(url_for(".own", year=year), 303)
