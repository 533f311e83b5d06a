"""What failed for good in the region: messages and long jobs in one list, newest first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.sql.selectable import CompoundSelect

from kinerja.database import db
from kinerja.jobs.models import Job, JobState
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.tenancy import current_tenant
from kinerja.web.paging import Cursor, Page, keyset, page_slice


class LetterKind(StrEnum):
    """What failed."""

    MESSAGE = "message"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing that failed; its content stays out of the list."""

    id: UUID
    kind: LetterKind
    topic: str
    created_at: datetime
    attempts: int
    fault: str | None


def letters(cursor: Cursor | None) -> Page[Letter]:
    """One page of what failed."""
    dead = _dead().subquery("dead")
    asked = keyset(select(dead), (dead.c.created_at, dead.c.id), cursor, descending=True)
    rows = [_letter(row) for row in db.session.execute(asked)]
    return page_slice(rows, cursor, lambda letter: (letter.created_at, letter.id))


def count_letters() -> int:
    """How many there are."""
    return db.session.scalar(select(func.count()).select_from(_dead().subquery("dead"))) or 0


def _letter(row: Any) -> Letter:
    return Letter(
        row.id, LetterKind(row.kind), row.topic, row.created_at, row.attempts, row.last_fault
    )


def _dead() -> CompoundSelect[Any]:
    message: Any = Outbox.__table__
    job: Any = Job.__table__
    messages = select(
        message.c.id,
        literal(LetterKind.MESSAGE.value).label("kind"),
        message.c.topic,
        message.c.created_at,
        message.c.attempts,
        message.c.last_fault,
    ).where(message.c.tenant_id == current_tenant(), message.c.state == OutboxState.DEAD)
    jobs = select(
        job.c.id,
        literal(LetterKind.JOB.value),
        job.c.kind,
        job.c.created_at,
        literal(0),
        job.c.fault,
    ).where(job.c.tenant_id == current_tenant(), job.c.state == JobState.FAILED)
    return union_all(messages, jobs)
