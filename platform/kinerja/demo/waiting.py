"""Knowing when everything the demo set in motion has come to rest, through the relay's door."""

from dataclasses import dataclass

from sqlalchemy import func, select

from kinerja.audit.models import DirtyMark
from kinerja.audit.service import HOURLY, SEAL_TOPIC
from kinerja.database import engine_of
from kinerja.jobs.models import Job, JobState
from kinerja.outbox.models import Outbox, OutboxState


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is still under way: jobs, messages, and sums waiting for a recount."""

    jobs: int
    failed_jobs: int
    messages: int
    marks: int

    @property
    def is_at_rest(self) -> bool:
        """True when nothing is left to wait for."""
        return not (self.jobs or self.messages or self.marks)


def look() -> Unfinished:
    """Count over all regions; sealing and what is looked at each hour are left out."""
    with engine_of("relay").connect() as connection:

        def count(table: type, *conditions: object) -> int:
            query = select(func.count()).select_from(table).where(*conditions)  # type: ignore[arg-type]
            return connection.execute(query).scalar_one()

        return Unfinished(
            count(Job, Job.state.in_((JobState.WAITING, JobState.RUNNING))),
            count(Job, Job.state == JobState.FAILED),
            count(Outbox, Outbox.state == OutboxState.WAITING),
            count(DirtyMark, DirtyMark.topic != SEAL_TOPIC, ~DirtyMark.topic.startswith(HOURLY)),
        )
