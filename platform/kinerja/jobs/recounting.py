"""Bringing sums up to date for the subject of dirty marks."""

from sqlalchemy import text

from kinerja.audit.marks import clear_marks, seen_marks
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
        seen = seen_marks(topic, subject)
        work = recount_of(topic)
        if not seen or work is None:
            return
        work(subject)
        clear_marks(seen)
