"""An office whose head rates two people in the year 2025."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from modules.evaluations import service
from modules.evaluations.models import Evaluation
from modules.evaluations.rules import Decision, Draft
from tests.factories.accounts import Somebody, make_account, sign_in, slug_of
from tests.factories.evaluations import Office, make_evaluation, make_office, make_period
from tests.factories.tenants import set_practice
from tests.modules.evaluations.drafts import AS_PROPOSED, FULL


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


def signed_in(app: Flask, scene: Scene, person: PersonId) -> FlaskClient:
    """A browser in which this person of the scene is signed in."""
    with unit_of_work(scene.tenant):
        found = db.session.scalars(select(Person).where(Person.id == person)).one()
        account = make_account(found).id
        nip = found.nip
    client = app.test_client()
    sign_in(client, Somebody(scene.tenant, slug_of(scene.tenant), person, account, nip))
    return client


def address(scene: Scene, page: str, number: int = 0) -> str:
    """A page of one of the scene's evaluations, such as «rate»."""
    return f"/{slug_of(scene.tenant)}/evaluations/{scene.evaluations[number]}/{page}"


def result_address(scene: Scene, number: int = 0) -> str:
    return f"/{slug_of(scene.tenant)}/results/{scene.evaluations[number]}"


def finish(scene: Scene, number: int = 0, decision: Decision | None = None) -> None:
    """Rate one of the scene fully and set the result, as proposed unless decided otherwise."""
    evaluation = scene.evaluations[number]
    with unit_of_work(scene.tenant):
        service.save_draft(evaluation, scene.head, 0, FULL)
        service.finalise(evaluation, scene.head, 1, decision or AS_PROPOSED)


def text_of(answer: TestResponse) -> str:
    """What a person reads on a page, in one line."""
    bare = re.sub(r"<(head|script)\b.*?</\1>", "", answer.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)))


def heading_of(answer: TestResponse) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.text, re.DOTALL)
    assert found
    return unescape(found[1]).strip()


def json_of(answer: TestResponse) -> dict[str, Any]:
    found: dict[str, Any] = answer.get_json(force=True)
    return found


@pytest.fixture
def head(app: Flask, scene: Scene) -> FlaskClient:
    return signed_in(app, scene, scene.head)


@pytest.fixture
def person(app: Flask, scene: Scene) -> FlaskClient:
    """The first of the staff, signed in."""
    return signed_in(app, scene, scene.office.staff[0])


@pytest.fixture
def asked(scene: Scene, request: pytest.FixtureRequest) -> Scene:
    """The scene, in a region with the parts that the test file names in PRACTICE."""
    with unit_of_work(scene.tenant):
        set_practice(**request.module.PRACTICE)
    return scene


def post(client: FlaskClient, scene: Scene, page: str = "rate", **fields: str) -> TestResponse:
    return client.post(address(scene, page), data={"edition": "0", "go": "save", **fields})


def kept(scene: Scene, draft: Draft = FULL, edition: int = 0) -> int:
    with unit_of_work(scene.tenant):
        return service.save_draft(scene.first, scene.head, edition, draft).edition


def set_result(scene: Scene, decision: Decision = AS_PROPOSED, edition: int = 1) -> None:
    with unit_of_work(scene.tenant):
        service.finalise(scene.first, scene.head, edition, decision)


def read(scene: Scene) -> Evaluation:
    found: Evaluation | None = db.session.get(Evaluation, scene.first)
    assert found is not None
    return found
