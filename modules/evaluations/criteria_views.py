"""The criteria of one's position, and the region's guide for staff and for the public."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, public, require
from kinerja.local_dates import today
from kinerja.rubrics.service import current_rubric, newest_version, rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.fields import Identifier
from kinerja.web.forms import Form, FormSchema, read_form
from kinerja.web.language import chosen_language
from modules.evaluations.blueprint import blueprint, me, period_words
from modules.evaluations.criteria_guide import PUBLIC, STAFF, sections_for
from modules.evaluations.criteria_page import criteria_of
from modules.evaluations.criteria_queries import Standing, reading_of, standing_of
from modules.evaluations.criteria_service import confirm_reading
from modules.evaluations.quadrant import quadrant_columns
from modules.evaluations.self_rules import takes_self


class ReadingForm(FormSchema):
    """Which version the person has read."""

    version = Identifier("", required=True)


@blueprint.get("/criteria")
@require(Permission.CRITERIA_READ)
def criteria() -> str:
    """By what the reader is assessed, in plain words."""
    return _page()


@blueprint.post("/criteria/read")
@require(Permission.CRITERIA_READ)
def read_criteria() -> tuple[str, int] | AnyResponse:
    """The reader has read a version's criteria."""
    form = read_form(ReadingForm(), request.form)
    if not form.ok:
        return _page(form), 422
    confirm_reading(me(), form.values["version"])
    return redirect(url_for(".criteria", period=request.args.get("period"), read=1), 303)


@blueprint.get("/criteria/guide")
@require(Permission.CRITERIA_READ)
def staff_guide() -> str:
    """How one is assessed in this region, for those who are."""
    standing = standing_of(me(), today())
    rubric = rubric_of(standing.version_id) if standing else None
    sections = sections_for(rubric.said, STAFF, chosen_language()) if rubric else ()
    return render_template("evaluations/guide_staff.html", sections=sections, rubric=rubric)


@blueprint.get("/guide")
@public
def guide() -> str:
    """How the people of this region's government are assessed, in short, for everybody."""
    rubric = current_rubric() if newest_version() else None
    sections = sections_for(rubric.said, PUBLIC, chosen_language()) if rubric else ()
    return render_template("evaluations/guide.html", sections=sections)


def _page(form: Form | None = None) -> str:
    standing = standing_of(me(), today(), request.args.get("period"))
    if standing is None:
        return render_template("evaluations/no_criteria.html")
    rubric = rubric_of(standing.version_id)
    return render_template(
        "evaluations/criteria.html",
        criteria=criteria_of(rubric, standing.family, chosen_language()),
        standing=standing,
        period_words=period_words(standing.period) if standing.period else "",
        reading=reading_of(me(), standing.version_id),
        just_read="read" in request.args,
        self_url=_self_url(standing),
        columns=quadrant_columns(),
        form=form,
    )


def _self_url(standing: Standing) -> str:
    """Where the reader assesses themselves, or reads what was sent; nothing where neither is."""
    evaluation, period = standing.evaluation, standing.period
    if evaluation is None or period is None or not current_practice().self_assessment:
        return ""
    if evaluation.self_submitted_at is None and not takes_self(evaluation, period):
        return ""
    return url_for(".assess_self", evaluation_id=evaluation.id)
