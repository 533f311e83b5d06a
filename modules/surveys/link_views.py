"""Links to a survey: issued, printed with their code for cameras, taken back."""

from uuid import UUID

from flask import Response, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.web import codes
from kinerja.web.addresses import in_full
from modules.surveys import queries
from modules.surveys import result_words as words
from modules.surveys.citizen_pages import service_words
from modules.surveys.models import SurveyLink
from modules.surveys.service import issue_link, revoke_link
from modules.surveys.views import blueprint


@blueprint.get("/surveys/<uuid:survey_id>/links")
@require(Permission.SURVEY_MANAGE)
def links(survey_id: UUID) -> str:
    """Every link of a survey: what holds, what is over, what was taken back."""
    head = queries.get_head(survey_id)
    rows = [(link, address(link), _state(link)) for link in queries.list_links(survey_id)]
    return render_template("surveys/links.html", head=head, rows=rows, words=words)


@blueprint.post("/surveys/<uuid:survey_id>/links")
@require(Permission.SURVEY_MANAGE)
def issue(survey_id: UUID) -> AnyResponse:
    """A new link, as long as the survey is open."""
    link = issue_link(survey_id)
    return redirect(url_for(".sheet", link_id=link.id), 303)


@blueprint.get("/surveys/links/<uuid:link_id>")
@require(Permission.SURVEY_MANAGE)
def sheet(link_id: UUID) -> str:
    """The sheet to print and put up: the question, the code for cameras, the address."""
    link = queries.get_issued_link(link_id)
    head = queries.get_head(link.survey_id)
    return render_template(
        "surveys/sheet.html",
        head=head,
        link=link,
        state=_state(link),
        address=address(link),
        service=service_words(head.service),
    )


@blueprint.get("/surveys/links/<uuid:link_id>/code.svg")
@require(Permission.SURVEY_MANAGE)
def code_picture(link_id: UUID) -> Response:
    """The link's address as a QR code."""
    return codes.code_picture(address(queries.get_issued_link(link_id)))


@blueprint.get("/surveys/links/<uuid:link_id>/revoke")
@require(Permission.SURVEY_MANAGE)
def ask_revoke(link_id: UUID) -> str:
    """What taking this link back means, before it is done."""
    link = queries.get_issued_link(link_id)
    head = queries.get_head(link.survey_id)
    return render_template("surveys/revoke.html", head=head, link=link, address=address(link))


@blueprint.post("/surveys/links/<uuid:link_id>/revoke")
@require(Permission.SURVEY_MANAGE)
def revoke(link_id: UUID) -> AnyResponse:
    """Take the link back."""
    link = revoke_link(link_id)
    return redirect(url_for(".links", survey_id=link.survey_id), 303)


def address(link: SurveyLink) -> str:
    """Where citizens go, in full, as it is printed."""
    return in_full(f"/s/{g.region.slug}.{link.code}")


def _state(link: SurveyLink) -> str:
    """Whether a link leads somewhere today: `revoked`, `over`, `ahead` or `open`."""
    if link.revoked_at is not None:
        return "revoked"
    if today() > link.valid_until:
        return "over"
    return "ahead" if today() < link.valid_from else "open"
