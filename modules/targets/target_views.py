"""Writing one result of one's own plan: kept at each change, by button, and taken out again."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.web.autosave import ScriptAnswer, kept, not_kept
from kinerja.web.drafts import Joined, fingerprints
from kinerja.web.filters import clock_time
from kinerja.web.forms import Form, read_form
from modules.targets import rules, service
from modules.targets.blueprint import blueprint
from modules.targets.errors import NotInThisState, TargetConflict
from modules.targets.own import Own, begun, get_mine, superiors_of, target_in
from modules.targets.own_page import own_page
from modules.targets.queries import linked_results, targets_of
from modules.targets.rules import Act, TargetDraft
from modules.targets.schemas import form_of, target_schema, texts_of
from modules.targets.target_form import collisions_of, draft_in, fields_after, joined_with
from modules.targets.views import Answer, proposed

_STAYS: Final = frozenset({"save", "more", *(f"drop_{at}" for at in range(1, 5))})


@blueprint.route("/plans/<int:year>/targets/<uuid:target_id>", methods=["GET", "POST"])
@require(Permission.PLAN_OWN)
def target(year: int, target_id: UUID) -> Answer:
    """One result of the reader's plan, open for writing; sending it keeps the draft."""
    mine, saved = _one(year, target_id)
    if request.method == "POST":
        return _save(mine, saved)
    if mine.plan is None or rules.after(mine.plan.state, Act.EDIT) is None:
        return redirect(url_for(".own", year=year), 303)
    return own_page(mine, opened=form_of(saved, _ids(mine, saved)), open_row=target_id)


def _save(mine: Own, saved: TargetDraft) -> Answer:
    form = read_form(target_schema(_ids(mine, saved)), request.form)
    if not form.ok:
        return own_page(mine, opened=form, open_row=saved.id), 422
    found = _kept(mine, saved, form)
    if found.collisions:
        return _conflict(mine, saved, found), 409
    go = form.values["go"] or "save"
    if go == "propose":
        return proposed(get_mine(mine.year))
    if go in _STAYS:
        return redirect(url_for(".target", year=mine.year, target_id=saved.id), 303)
    return redirect(url_for(".own", year=mine.year), 303)


@blueprint.post("/plans/<int:year>/targets/<uuid:target_id>/draft")
@require(Permission.PLAN_OWN)
def target_draft(year: int, target_id: UUID) -> ScriptAnswer:
    """Keep the open result as it stands now; the page's script asks at each change."""
    mine, saved = _one(year, target_id)
    ids = _ids(mine, saved)
    form = read_form(target_schema(ids), request.form)
    if not form.ok:
        return not_kept(form)
    found = _kept(mine, saved, form)
    if found.collisions:
        raise TargetConflict(year, target_id, found.collisions)
    draft = draft_in(found.texts, saved, ids)
    at = mine.plan.saved_at if mine.plan else None
    words = _("Rancangan tersimpan %(time)s.", time=clock_time(at) if at else "")
    return kept(words, fields_after(form, draft, ids))


@blueprint.post("/plans/<int:year>/targets/<uuid:target_id>/remove")
@require(Permission.PLAN_OWN)
def remove(year: int, target_id: UUID) -> AnyResponse:
    """Take a result out of the plan."""
    mine, saved = _one(year, target_id)
    service.remove_target(begun(mine), saved)
    return redirect(url_for(".own", year=year), 303)


def _one(year: int, target_id: UUID) -> tuple[Own, TargetDraft]:
    """One result of the reader's own plan, which nobody else changes until commit."""
    mine = get_mine(year)
    saved = target_in(mine.targets, target_id)
    if request.method == "GET":
        return mine, saved
    locked = replace(mine, targets=targets_of(begun(mine).id))
    return locked, target_in(locked.targets, target_id)


def _ids(mine: Own, saved: TargetDraft) -> list[UUID]:
    """What the result may be linked to: the superior's results, and what it is linked to now."""
    known = [each.id for each in superiors_of(mine)]
    return known if saved.superior in (None, *known) else [*known, saved.superior]  # type: ignore[list-item]


def _kept(mine: Own, saved: TargetDraft, form: Form) -> Joined:
    """The form joined with what is saved; written where nothing collides."""
    plan = mine.plan
    if plan is None:
        raise LookupError("a result without its plan")
    if rules.after(plan.state, Act.EDIT) is None:
        raise NotInThisState(plan.id, plan.year, plan.state)
    ids = _ids(mine, saved)
    found = joined_with(form, saved, ids)
    if not found.collisions:
        service.save_target(plan, saved, draft_in(found.texts, saved, ids))
    return found


def _conflict(mine: Own, saved: TargetDraft, found: Joined) -> str:
    ids = _ids(mine, saved)
    names = {each.id: each.result for each in superiors_of(mine)}
    names |= {each.id: each.result for each in linked_results([saved]).values()}
    now_saved = texts_of(form_of(saved, ids))
    rest = {name: text for name, text in found.texts.items() if name not in found.collisions}
    return render_template(
        "targets/conflict.html",
        mine=mine,
        target=saved,
        collisions=collisions_of(found, saved, names),
        unseen={**rest, "base": fingerprints(now_saved)},
    )
