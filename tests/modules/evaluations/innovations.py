"""A region in which people record innovations."""

from datetime import date
from typing import Any
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.tenancy import unit_of_work
from modules.evaluations.innovations_rules import Idea
from modules.evaluations.innovations_service import decide_innovation, record_innovation
from modules.evaluations.models_records import InnovationState
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene

SINCE = date(2025, 8, 14)
IDEA = Idea(
    "Antrean daring loket perizinan",
    "Nomor diambil dari telepon sebelum pemohon datang ke loket.",
    "Waktu tunggu turun dari 95 menjadi 30 menit.",
    SINCE,
)
FORM = {
    "title": IDEA.title,
    "description": IDEA.description,
    "benefit": IDEA.benefit,
    "in_use_since": "14 Agustus 2025",
}
REASON = "Sudah dipakai bidang lain sejak dua tahun lalu."


def keep_ideas(scene: Scene) -> None:
    """People of the scene's region record innovations."""
    with unit_of_work(scene.tenant):
        set_practice(innovations=True)


def recorded(scene: Scene, idea: Idea = IDEA, number: int = 0) -> UUID:
    with unit_of_work(scene.tenant):
        return record_innovation(scene.office.staff[number], idea).id


def decided(
    scene: Scene,
    innovation: UUID,
    state: InnovationState = InnovationState.VERIFIED,
    by: PersonId | None = None,
    **more: Any,
) -> None:
    with unit_of_work(scene.tenant):
        decide_innovation(innovation, by or scene.head, state, **more)
