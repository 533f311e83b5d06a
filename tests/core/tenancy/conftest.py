"""Two regions with the same little content, told apart by names."""

from dataclasses import dataclass

import pytest

from kinerja.database import db
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.units import make_position, make_unit


@dataclass(frozen=True)
class Rows:
    """A region and the ids of its unit and position."""

    tenant: TenantId
    unit: object
    position: object


def fill(tenant: TenantId, name: str) -> Rows:
    with unit_of_work(tenant):
        unit = make_unit(name=name)
        position = make_position(unit)
        db.session.add(unit)
        db.session.flush()
        db.session.add(position)
        ids = unit.id, position.id
    return Rows(tenant, *ids)


@pytest.fixture
def ours(tenant: TenantId) -> Rows:
    return fill(tenant, "Dinas Kita")


@pytest.fixture
def theirs(other_tenant: TenantId) -> Rows:
    return fill(other_tenant, "Dinas Mereka")
