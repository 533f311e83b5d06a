"""A region with two units, and administrators of all of it or of one."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.accounts import (
    PASSWORD,
    Somebody,
    make_account,
    make_somebody,
    sign_in,
    sign_in_as,
    slug_of,
)
from tests.factories.people import assign, make_person, reports_to
from tests.factories.units import make_position, make_unit


@dataclass
class Place:
    """A region with two units; Sari and her head work in the first, Tono in the second."""

    tenant: TenantId
    slug: str
    first: UUID
    second: UUID
    people: dict[str, UUID]

    def url(self, *parts: object) -> str:
        return "/".join(["", self.slug, "people", *map(str, parts)])

    def of(self, name: str) -> str:
        return self.url(self.people[name])


@pytest.fixture
def place(tenant: TenantId) -> Place:
    with unit_of_work(tenant):
        first, second = make_unit("satu", "Dinas Satu"), make_unit("dua", "Dinas Dua")
        db.session.add_all([first, second])
        db.session.flush()
        posts = [make_position(first, "a1", "Kepala"), make_position(first, "a2", "Analis")]
        posts.append(make_position(second, "b1", "Arsiparis"))
        db.session.add_all(posts)
        db.session.flush()
        reports_to(posts[1], posts[0])
        names = ("Hasan Basri", "Sari Dewi", "Tono Wibowo")
        people = {name: make_person(name) for name in names}
        for person, post in zip(people.values(), posts, strict=True):
            assign(person, post)
        make_account(people["Sari Dewi"])
        make_account(people["Hasan Basri"], password=PASSWORD)
        ids = {name.split()[0]: UUID(str(person.id)) for name, person in people.items()}
        units = first.id, second.id
    return Place(tenant, slug_of(tenant), *units, ids)


@pytest.fixture
def admin(client: FlaskClient, place: Place) -> Somebody:
    return sign_in_as(client, place.tenant, Role.ADMIN_DAERAH)


@pytest.fixture
def opd(client: FlaskClient, place: Place) -> Somebody:
    """An administrator of the first unit, who holds no post in it."""
    who = make_somebody(place.tenant, "Admin Unit", role=Role.ADMIN_OPD, unit=place.first)
    sign_in(client, who)
    return who
