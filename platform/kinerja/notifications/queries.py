"""The signed-in person's inbox, unread lines first."""

from typing import Any

from sqlalchemy import Row, case, select

from kinerja.access.identity import get_identity
from kinerja.database import db
from kinerja.notifications.models import Notification
from kinerja.web.paging import Cursor, Page, keyset, page_slice


def inbox(cursor: Cursor | None) -> Page[Row[Any]]:
    """One page of lines: unread before read, newest first."""
    unread = case((Notification.read_at.is_(None), 1), else_=0)
    asked = select(
        Notification.id,
        Notification.event,
        Notification.details,
        Notification.created_at,
        Notification.read_at,
        unread.label("unread"),
    ).where(Notification.person_id == get_identity().person_id)
    wanted = keyset(asked, (unread, Notification.id.expression), cursor, descending=True)
    rows = db.session.execute(wanted).all()
    return page_slice(rows, cursor, lambda row: (row.unread, row.id))
