"""A complete self-assessment by the sample rubric, as the service and as the form take it."""

from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from kinerja.database import db
from kinerja.periods.models import Period
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import unit_of_work
from modules.evaluations import self_service
from modules.evaluations.rules import Mark
from modules.evaluations.self_rules import SelfDraft
from tests.factories.evaluations import rubric_document
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene, result_address

BASIS = "Dua belas laporan bulanan terkirim sebelum tanggal lima, lihat agenda."
OWN = SelfDraft(
    {"capaian": Mark(4), "disiplin": Mark(5, BASIS), "kerja_sama": Mark(3, "Ikut tim arsip.")},
    "Laporan selesai; data warga sulit didapat.",
)
OWN_FORM = {
    "level_capaian": "4",
    "level_disiplin": "5",
    "reason_disiplin": BASIS,
    "level_kerja_sama": "3",
    "reason_kerja_sama": "Ikut tim arsip.",
    "words": "Laporan selesai; data warga sulit didapat.",
}


def with_self(document: dict[str, Any]) -> dict[str, Any]:
    """The sample rubric with a voice of one's own on behaviour: 20 of 100."""
    document["raters"].append(
        {"kind": "self", "weight": 20, "missing": "renormalise", "smallest": 1}
    )
    document["raters"][0]["weight"] -= 20
    document["components"][0]["raters"] = {"superior": 100}
    return {**document, "version": "2025.2"}


def allow(scene: Scene) -> None:
    """People of the scene's region assess themselves."""
    with unit_of_work(scene.tenant):
        set_practice(self_assessment=True)


def count_self(scene: Scene) -> UUID:
    """The scene's period is scored by a rubric in which the own voice counts on behaviour."""
    with unit_of_work(scene.tenant):
        version = publish_rubric(with_self(rubric_document(peers=False)))
        db.session.execute(update(Period).values(rubric_version_id=version.id))
        return version.id


def keep_own(scene: Scene, draft: SelfDraft = OWN, edition: int = 0) -> int:
    with unit_of_work(scene.tenant):
        person = scene.office.staff[0]
        return self_service.save_self_draft(scene.first, person, edition, draft).edition


def send_own(scene: Scene, draft: SelfDraft = OWN) -> None:
    edition = keep_own(scene, draft)
    with unit_of_work(scene.tenant):
        self_service.send_self_assessment(scene.first, scene.office.staff[0], edition)


def own_address(scene: Scene, page: str = "self") -> str:
    """A page of the self-assessment of the first of the scene's staff."""
    return f"{result_address(scene)}/{page}"


def post_own(client: FlaskClient, scene: Scene, page: str = "self", **fields: str) -> TestResponse:
    return client.post(own_address(scene, page), data={"edition": "0", "go": "save", **fields})
