"""A region with a training catalogue and a final result to refer from."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.packs import document_of, read_pack
from kinerja.packs.documents import document_hash
from kinerja.paths import TENANTS
from kinerja.tenancy import TenantId, unit_of_work
from modules.training import service
from modules.training.models import Referral, TrainingVersion
from tests.factories.evaluations import make_evaluation, make_office, make_period


@dataclass(frozen=True)
class Scene:
    """One region with a result of `person`, rated by `superior`."""

    tenant: TenantId
    person: PersonId
    superior: PersonId
    evaluation: UUID

    def payload(self, points: str = "40", **more: Any) -> dict[str, Any]:
        """What is told of the result: low on initiative."""
        item = {
            "code": "inisiatif",
            "label": {"id": "Inisiatif", "en": "Initiative"},
            "points": points,
            "competency": None,
            "before": None,
        }
        return {
            "evaluation_id": str(self.evaluation),
            "person_id": str(self.person),
            "assessor_id": str(self.superior),
            "family": "umum",
            "predicate": "baik",
            "score": "80",
            "score_before": None,
            "items": [item],
            **more,
        }


def make_scene(tenant: TenantId) -> Scene:
    with unit_of_work(tenant):
        office = make_office(1)
        evaluation = make_evaluation(make_period(2025), office, 0)
        document = document_of(read_pack(TENANTS / "kepahiang").training)
        db.session.add(
            TrainingVersion(
                id=new_id(), number=1, document=document, document_hash=document_hash(document)
            )
        )
        return Scene(tenant, office.staff[0], office.head, evaluation.id)


def raised(scene: Scene) -> UUID:
    """The one referral this scene's result leads to."""
    with unit_of_work(scene.tenant):
        service.raise_referrals(scene.payload())
        return db.session.query(Referral).one().id


@pytest.fixture
def scene(tenant: TenantId) -> Scene:
    return make_scene(tenant)


@pytest.fixture
def other_scene(other_tenant: TenantId) -> Scene:
    return make_scene(other_tenant)
