"""The training for raters: who has passed is recorded, and asked for before a result is set."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit, outbox
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.service import get_person
from kinerja.tenancy import current_tenant
from kinerja.tenancy.practice import current_practice, current_region
from modules.evaluations.models_records import RaterPass
from modules.evaluations.rater_passes_errors import (
    NobodyChosen,
    NoRaterTraining,
    PassInFuture,
    PassNotFound,
    RaterUntrained,
    TakenBackUnexplained,
)
from modules.evaluations.rater_passes_queries import pass_of, recorders
from modules.evaluations.rater_passes_rules import (
    REASON_SHORTEST,
    explains,
    may_be_passed_on,
    may_set_results,
)

RECORDED_TOPIC = "rater_pass.recorded"
TAKEN_BACK_TOPIC = "rater_pass.taken_back"


@dataclass(frozen=True, slots=True)
class Missing:
    """That somebody has not passed what the region demands; `contacts` record who has."""

    contacts: tuple[str, ...]


def missing_pass(person: PersonId) -> Missing | None:
    """What keeps this person from setting results, if the region demands a pass and there is none.

    A region that demands nothing is asked for nothing more.
    """
    demanded = current_practice().rater_training
    if may_set_results(pass_of(person) if demanded else None, demanded=demanded):
        return None
    return Missing(tuple(recorders(today())))


def require_pass(person: PersonId) -> None:
    """Let pass who may set results of others; RaterUntrained for everybody else."""
    missing = missing_pass(person)
    if missing is not None:
        raise RaterUntrained(missing.contacts)


def require_rater_training() -> None:
    """Go on in a region that demands the training; NoRaterTraining elsewhere."""
    if not current_practice().rater_training:
        raise NoRaterTraining


def record_passes(
    people: Collection[PersonId],
    passed_on: date,
    by: PersonId,
    units: Collection[UUID] | None = None,
) -> int:
    """Record that these people have passed on a day, and tell them; how many were new.

    Who has passed already keeps the day recorded first. PassInFuture, NobodyChosen; PersonNotFound
    for somebody who is not at work within these units (None is the whole region).
    """
    require_rater_training()
    if not people:
        raise NobodyChosen
    if not may_be_passed_on(passed_on, today()):
        raise PassInFuture(passed_on, today())
    for person in people:
        get_person(person, units)
    recorded = _insert(sorted(set(people)), passed_on, by)
    after = {"passed_on": passed_on.isoformat()}
    for person in recorded:
        audit.record(RECORDED_TOPIC, "person", person, None, after)
    _tell(recorded, passed_on)
    return len(recorded)


def take_back_pass(person: PersonId, reason: str, units: Collection[UUID] | None = None) -> None:
    """Take a pass back that was recorded wrongly, with a reason the person is told of.

    Results already set stay as they are. PassNotFound, TakenBackUnexplained; PersonNotFound for
    somebody who is not at work within these units.
    """
    require_rater_training()
    get_person(person, units)
    if pass_of(person) is None:
        raise PassNotFound(person)
    if not explains(reason):
        raise TakenBackUnexplained(REASON_SHORTEST)
    gone = delete(RaterPass).where(RaterPass.person_id == person).returning(RaterPass.passed_on)
    passed_on: date | None = db.session.scalar(gone)
    if passed_on is None:  # somebody else took it back meanwhile
        raise PassNotFound(person)
    before = {"passed_on": passed_on.isoformat()}
    audit.record(TAKEN_BACK_TOPIC, "person", person, before, {"reason": reason})
    path = f"/{current_region().slug}/evaluations"
    outbox.post(TAKEN_BACK_TOPIC, {"person_id": str(person), "reason": reason, "path": path})


def _insert(people: Collection[PersonId], passed_on: date, by: PersonId) -> list[PersonId]:
    """One statement for all; who has a pass already is not among those it gives back."""
    table: Any = RaterPass.__table__
    said = {"passed_on": passed_on, "recorded_by": by, "recorded_at": now()}
    rows = [
        {"tenant_id": current_tenant(), "id": new_id(), "person_id": person, **said}
        for person in people
    ]
    made = insert(table).values(rows).on_conflict_do_nothing().returning(table.c.person_id)
    return sorted(db.session.execute(made).scalars())


def _tell(people: Collection[PersonId], passed_on: date) -> None:
    path = f"/{current_region().slug}/evaluations"
    said = {"day": passed_on.isoformat(), "path": path}
    outbox.post_all(RECORDED_TOPIC, ({**said, "person_id": str(person)} for person in people))
