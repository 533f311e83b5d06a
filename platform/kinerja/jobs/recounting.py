"""Bringing sums up to date for the subject of dirty marks."""

from sqlalchemy import delete, select, text

from kinerja.audit.models import DirtyMark
from kinerja.database import db
from kinerja.features import recount_of
from kinerja.ids import TenantId
from kinerja.jobs.locks import lock_number
from kinerja.tenancy import unit_of_work


def recount(tenant: TenantId, topic: str, subject: str) -> None:
    """Recount first, then delete exactly the marks seen before, so that no change is missed.

    One at a time for each subject: an older count must not overwrite a newer one.
    """
    with unit_of_work(tenant) as session:
        lock = {"lock": lock_number("recount", tenant, topic, subject)}
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), lock)
        marks = select(DirtyMark.id).where(DirtyMark.topic == topic, DirtyMark.subject == subject)
        seen = list(session.scalars(marks))
        work = recount_of(topic)
        if not seen or work is None:
            return
        work(subject)
        db.session.execute(delete(DirtyMark).where(DirtyMark.id.in_(seen)))
