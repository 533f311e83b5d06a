"""The peers' part in a generated region: drawn, and answering as people do."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.rubrics.rubric import RaterKind
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy import current_person
from kinerja.tenancy.context import person_var
from modules.evaluations.models import Evaluation, RaterAssignment
from modules.evaluations.peers_service import draw_raters
from modules.evaluations.protected import step_back, submit_protected_rating
from modules.evaluations.rules import asked_of

# how often each level 1-5 is given: colleagues are a little kinder than superiors
_LEVELS: Final = (1, 6, 49, 36, 8)
_SILENT: Final = 0.06
_STEPS_BACK: Final = 0.02
_DAYS: Final = 14


def play_peers(scene: DemoScene, period: Period) -> int:
    """Draw the raters of a period in rating and have most of them answer; how many answers.

    Nothing happens where peers have no say. What they said is put together by
    `peers_voices.put_together`, once all this is committed.
    """
    if not draw_raters(period.id, f"{scene.slug}/{scene.seed}/{period.code}"):
        return 0
    rubric = rubric_of(period.rubric_version_id)
    answers, first = 0, _first_day(scene, period)
    rows = _people(period)
    for number, row in enumerate(rows):
        chance = scene.chance(f"peers/{period.code}/{number}")
        with _signed_in(row.person_id):
            asked = _asked()
            for colleague in (each for each in rows if each.id in asked):
                levels = _levels(rubric, colleague.family, chance)
                answers += _answer(colleague.id, levels, chance, first)
    return answers


def _people(period: Period) -> Sequence[Any]:
    """Whose evaluations there are, in an order that does not depend on ids."""
    rows = select(Evaluation.id, Evaluation.family, Evaluation.person_id)
    people = rows.join(Person, Person.id == Evaluation.person_id).order_by(Person.nip)
    return db.session.execute(people.where(Evaluation.period_id == period.id)).all()


def _first_day(scene: DemoScene, period: Period) -> date:
    """Two weeks before ratings are due, and never after the day up to which is played."""
    latest = min(period.ratings_due_on, scene.as_of)
    return latest - timedelta(days=_DAYS)


@contextmanager
def _signed_in(person: PersonId) -> Iterator[None]:
    """Row security lets this person read the own rows, as after signing in."""
    token = person_var.set(person)
    try:
        db.session.connection().exec_driver_sql(f"SET LOCAL app.person = '{person}'")
        yield
    finally:
        person_var.reset(token)


def _asked() -> set[UUID]:
    """The evaluations the signed-in person is still asked about: nobody else's rows are seen."""
    waiting = select(RaterAssignment.evaluation_id).where(
        RaterAssignment.rater_id == current_person(), RaterAssignment.submitted_on.is_(None)
    )
    return {*db.session.scalars(waiting)}


def _answer(evaluation: UUID, levels: Mapping[str, int], chance: Random, first: date) -> bool:
    mood, on = chance.random(), first + timedelta(days=chance.randrange(_DAYS))
    if mood < _SILENT:
        return False
    if mood < _SILENT + _STEPS_BACK:
        step_back(evaluation, on)
    else:
        submit_protected_rating(evaluation, levels, on)
    return True


def _levels(rubric: PublishedRubric, family: str, chance: Random) -> dict[str, int]:
    asked = asked_of(RaterKind.PEER, rubric.rubric, family)
    return {part.code: chance.choices((1, 2, 3, 4, 5), _LEVELS)[0] for _whole, part in asked}
