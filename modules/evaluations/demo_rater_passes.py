"""The training for raters in a generated region: all have passed but one, who is late for it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.tenancy.practice import current_practice
from modules.evaluations.demo_assessors import Assessor, assessors_in
from modules.evaluations.models import Evaluation
from modules.evaluations.rater_passes_queries import without_pass
from modules.evaluations.rater_passes_service import record_passes

# in a small office everybody has been to the training
_SMALLEST: Final = 10
# the training is held in a few groups, this many days apart
_GROUPS: Final = 3
_APART: Final = timedelta(days=14)


def play_rater_passes(scene: DemoScene, period: Period) -> None:
    """Record who has passed before the ratings of a period; where the region demands it."""
    raters = _raters(period)
    if not current_practice().rater_training or not raters:
        return
    recorder = _recorder(period) or raters[0].id
    act_as(Actor("person", recorder))
    passed = [row.id for row in raters if row is not _late(raters)]
    chance = scene.chance(f"rater_passes/{period.code}")
    held = min(period.ends_on, scene.as_of, today())
    groups: list[list[PersonId]] = [[] for _each in range(_GROUPS)]
    for person in passed:
        groups[chance.randrange(_GROUPS)].append(person)
    for number, group in enumerate(groups):
        if group:
            record_passes(group, held - number * _APART, recorder)
    act_as(SYSTEM)


def untrained(period: Period) -> set[PersonId]:
    """Who assesses in a period and may set no result yet."""
    if not current_practice().rater_training:
        return set()
    return without_pass([row.id for row in _raters(period)])


def _late(raters: Sequence[Assessor]) -> Assessor | None:
    """Somebody with few people, and not one of those who are shown to visitors."""
    hidden = [row for row in raters if not row.is_shown]
    return hidden[-1] if hidden and len(raters) >= _SMALLEST else None


def _raters(period: Period) -> list[Assessor]:
    """Everybody who assesses in a period, who has most people first."""
    return sorted(assessors_in(period), key=lambda assessor: -assessor.people)


def _recorder(period: Period) -> PersonId | None:
    """The top of the region, whom nobody here assesses."""
    top: Any = (
        select(Evaluation.person_id)
        .join(Person, Person.id == Evaluation.person_id)
        .where(Evaluation.period_id == period.id, Evaluation.assessor_id.is_(None))
        .order_by(Person.nip)
    )
    found: PersonId | None = db.session.scalar(top.limit(1))
    return found
