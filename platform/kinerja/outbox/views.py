"""The dead letters of a region: seen, and tried again."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.access import Permission, require
from kinerja.jobs import service as jobs
from kinerja.outbox import queries, service, words
from kinerja.web.paging import read_cursor

blueprint = Blueprint("outbox", __name__, url_prefix="/<region>/deliveries")


@blueprint.get("")
@require(Permission.DELIVERY_MANAGE)
def deliveries() -> str:
    """What could not be delivered or done, newest first."""
    page = queries.letters(read_cursor(request.args.get("from")))
    return render_template(
        "outbox/deliveries.html", letters=page, count=queries.count_letters(), words=words
    )


@blueprint.post("/<any(message, job):kind>/<uuid:letter>/retry")
@require(Permission.DELIVERY_MANAGE)
def retry(kind: str, letter: UUID) -> Response:
    """Give it all its attempts back."""
    if kind == queries.LetterKind.JOB:
        jobs.retry(letter)
    else:
        service.retry(letter)
    return redirect(url_for("outbox.deliveries"), 303)
