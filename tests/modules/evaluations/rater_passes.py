"""A region in which only who has passed the training for raters may set results."""

from datetime import date

from kinerja.ids import PersonId
from kinerja.tenancy import unit_of_work
from modules.evaluations.rater_passes_service import record_passes
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene

PASSED_ON = date(2025, 11, 3)


def demand(scene: Scene) -> None:
    """Raters of the scene's region need the training."""
    with unit_of_work(scene.tenant):
        set_practice(rater_training=True)


def passed(scene: Scene, *people: PersonId, on: date = PASSED_ON) -> int:
    """These people, the head of the office unless said otherwise, have passed."""
    with unit_of_work(scene.tenant):
        return record_passes(people or (scene.head,), on, scene.office.staff[0])
