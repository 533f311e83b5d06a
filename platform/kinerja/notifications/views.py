"""The inbox: read, opened, done with."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.access import Permission, require
from kinerja.notifications import queries, service, smtp
from kinerja.notifications.events import event_of
from kinerja.web.language import safe_next
from kinerja.web.paging import read_cursor

blueprint = Blueprint("notifications", __name__, url_prefix="/<region>/inbox")
blueprint.record_once(smtp.install)


@blueprint.get("")
@require(Permission.INBOX)
def inbox() -> str:
    """What the signed-in person was told, unread lines first."""
    page = queries.inbox(read_cursor(request.args.get("from")))
    return render_template(
        "notifications/inbox.html",
        lines=page,
        words=lambda row: event_of(row.event).line(row.details),
        unread=service.unread_count(),
        most=service.MOST_UNREAD,
    )


@blueprint.post("/<uuid:notification_id>/open")
@require(Permission.INBOX)
def open_line(notification_id: UUID) -> Response:
    """Mark a line as read and go where it leads."""
    return redirect(safe_next(service.mark_read(notification_id)), 303)


@blueprint.post("/read")
@require(Permission.INBOX)
def read_all() -> Response:
    """Mark every line as read."""
    service.mark_all_read()
    return redirect(url_for("notifications.inbox"), 303)
