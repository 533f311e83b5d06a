"""An office whose head rates two people in the year 2025."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from kinerja.ids import PersonId
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.evaluations import Office, make_evaluation, make_office, make_period


@dataclass(frozen=True)
class Scene:
    """One region with one office, one period, and an evaluation of each of its staff."""

    tenant: TenantId
    office: Office
    period: UUID
    evaluations: tuple[UUID, ...]

    @property
    def head(self) -> PersonId:
        return self.office.head

    @property
    def first(self) -> UUID:
        return self.evaluations[0]


def make_scene(tenant: TenantId, size: int = 2, *, peers: bool = True) -> Scene:
    with unit_of_work(tenant):
        office = make_office(size)
        period = make_period(2025, peers=peers)
        opened = tuple(make_evaluation(period, office, number).id for number in range(size))
        return Scene(tenant, office, period.id, opened)


@pytest.fixture
def scene(tenant: TenantId) -> Scene:
    return make_scene(tenant)


@pytest.fixture
def other_scene(other_tenant: TenantId) -> Scene:
    return make_scene(other_tenant)
