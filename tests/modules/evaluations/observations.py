"""A region whose superiors note what they see."""

from datetime import date
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.tenancy import unit_of_work
from modules.evaluations.observations_rules import Seen
from modules.evaluations.observations_service import note_observation
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene

DAY = date(2025, 8, 14)
WORDS = "Rekan baru didampingi seminggu penuh sampai dapat bekerja sendiri."
SEEN = Seen(DAY, "kerja_sama", is_positive=True, words=WORDS)
FORM = {
    "on_date": "14 Agustus 2025",
    "indicator": "kerja_sama",
    "kind": "good",
    "seen": WORDS,
}


def keep_notes(scene: Scene) -> None:
    """Superiors of the scene's region note what they see."""
    with unit_of_work(scene.tenant):
        set_practice(observations=True)


def noted(scene: Scene, seen: Seen = SEEN, by: PersonId | None = None, number: int = 0) -> UUID:
    with unit_of_work(scene.tenant):
        return note_observation(scene.evaluations[number], by or scene.head, seen).id
