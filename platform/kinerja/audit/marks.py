"""Dirty marks: which ones were seen, and taking exactly those away."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, delete, literal, select

from kinerja.audit.models import DirtyMark
from kinerja.database import db


def seen_marks(topic: str, subject: str = "") -> list[UUID]:
    """The marks now there on a subject; whatever comes later is for the next count."""
    marks = select(DirtyMark.id).where(DirtyMark.topic == topic, DirtyMark.subject == subject)
    return list(db.session.scalars(marks))


def clear_marks(seen: Sequence[UUID]) -> None:
    """Take these marks away, however many: they travel as one array."""
    ids = literal(list(seen), ARRAY(Uuid()))
    db.session.execute(delete(DirtyMark).where(DirtyMark.id == any_(ids)))
