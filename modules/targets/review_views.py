"""The superior's side: whose plans wait, reading one, agreeing or returning it."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.people.reporting import rated_by
from kinerja.web.forms import Form, read_form, show_form
from kinerja.web.paging import read_cursor
from modules.targets import deciding, rules
from modules.targets.blueprint import blueprint, me, year_asked
from modules.targets.deciding import Verdict
from modules.targets.errors import NotTheSuperior, PlanChanged, ReasonMissing
from modules.targets.kinds import PlanState
from modules.targets.own import years_to_begin
from modules.targets.own_page import short_reason
from modules.targets.plan_page import sheet_of, stages
from modules.targets.queries import PlanCase, get_case, targets_of
from modules.targets.queries_lists import overdue_below, progress_of, team_page
from modules.targets.schemas import VerdictForm
from modules.targets.tabs import plan_tabs
from modules.targets.team_page import listed_as, narrowing, plan_rows, team_heading

Answer = str | tuple[str, int] | AnyResponse


@blueprint.get("/plans/team")
@require(Permission.PLAN_AGREE)
def team() -> str:
    """The plans of those whom the reader rates, and those that have waited too long elsewhere."""
    year = year_asked(request.args.get("year"))
    only = request.args.get("only", "")
    people = rated_by(me(), today())
    progress = progress_of(people, year)
    listed = listed_as(year, only)
    slice_ = team_page(people, listed, read_cursor(request.args.get("from")))
    return render_template(
        "targets/team.html",
        heading=team_heading(progress, year),
        year=year,
        years=years_to_begin(),
        only=only,
        tabs=plan_tabs("targets.team", year, leads=bool(people)),
        progress=progress,
        narrowing=narrowing("targets.team", year, only, progress),
        rows=plan_rows(slice_.rows, "targets.review"),
        slice=slice_,
        overdue=plan_rows(overdue_below(people, year, today()), "targets.review"),
        deadline=rules.deadline(year),
    )


@blueprint.get("/plans/<uuid:plan_id>/review")
@require(Permission.PLAN_AGREE)
def review(plan_id: UUID) -> str:
    """A plan to read; while it is proposed, with the form to agree or to return it."""
    return _page(_mine_to_judge(plan_id))


@blueprint.post("/plans/<uuid:plan_id>/review")
@require(Permission.PLAN_AGREE)
def decide(plan_id: UUID) -> Answer:
    """Agree a proposed plan, or return it with a reason."""
    case = _mine_to_judge(plan_id)
    form = read_form(VerdictForm(), request.form)
    if not form.ok:
        return _page(case, form), 422
    verdict = Verdict(
        form.values["edition"], form.values["expectations"] or "", form.values["reason"] or ""
    )
    act = deciding.agree if form.values["go"] == "agree" else deciding.give_back
    try:
        act(plan_id, me(), verdict)
    except ReasonMissing as missing:
        words = short_reason(missing.length, missing.shortest)
        return _page(case, form.refused("reason", words)), 422
    except PlanChanged:
        return _page(get_case(plan_id), _renewed(form, case), changed=True), 409
    return redirect(url_for(".team", year=case.plan.year), 303)


def _renewed(form: Form, case: PlanCase) -> Form:
    """What was typed, for the plan as it is now."""
    known = {name: form.values[name] for name in ("expectations", "reason")}
    return show_form(VerdictForm(), {**known, "edition": case.plan.edition})


def _mine_to_judge(plan_id: UUID) -> PlanCase:
    """The plan of somebody whom the reader rates, or may decide about in the assessor's place."""
    case = get_case(plan_id)
    if not deciding.may_decide(case.plan, me(), today()) and case.plan.agreed_by != me():
        raise NotTheSuperior(plan_id)
    return case


def _page(case: PlanCase, form: Form | None = None, *, changed: bool = False) -> str:
    plan = case.plan
    filled = form or show_form(
        VerdictForm(), {"edition": plan.edition, "expectations": plan.expectations}
    )
    return render_template(
        "targets/review.html",
        case=case,
        plan=plan,
        sheet=sheet_of(targets_of(plan.id)),
        heading=_heading(case),
        stages=stages(plan, plan.year),
        tabs=plan_tabs("targets.team", plan.year),
        form=filled,
        is_waiting=plan.state is PlanState.PROPOSED,
        stands_in=deciding.stands_in(plan, me(), today())
        and deciding.assessor_now(plan, today()) != me(),
        changed=changed,
        deadline=rules.deadline(plan.year),
    )


def _heading(case: PlanCase) -> str:
    names = {"name": case.person.nama, "year": case.plan.year}
    return {
        PlanState.DRAFT: _("%(name)s masih menyusun SKP %(year)s.", **names),
        PlanState.PROPOSED: _("SKP %(year)s %(name)s menunggu keputusan Anda.", **names),
        PlanState.RETURNED: _("SKP %(year)s %(name)s sedang diperbaiki.", **names),
        PlanState.AGREED: _("SKP %(year)s %(name)s sudah disetujui.", **names),
    }[case.plan.state]
