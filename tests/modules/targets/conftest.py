"""An office whose head rates two people, under the head of the whole agency."""

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

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.accounts import Somebody, make_account, make_somebody, sign_in, slug_of
from tests.factories.evaluations import Office, make_office
from tests.factories.plans import publish_templates


@dataclass(frozen=True)
class Scene:
    """One region: an agency with its head, and below it one office with two people."""

    tenant: TenantId
    top: Office
    office: Office

    @property
    def head(self) -> PersonId:
        return self.office.head

    @property
    def person(self) -> PersonId:
        return self.office.staff[0]

    def path(self, page: object = "") -> str:
        return f"/{slug_of(self.tenant)}/plans/{page}".rstrip("/")

    def own(self, page: str = "") -> str:
        return self.path(f"{today().year}/{page}")


def make_scene(tenant: TenantId) -> Scene:
    with unit_of_work(tenant):
        publish_templates()
        top = make_office(0, "Sekretariat")
        office = make_office(2, "Bidang", parent=top.unit, above=top.head_position)
        return Scene(tenant, top, office)


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


def with_role(app: Flask, scene: Scene, role: Role, unit: UUID | None = None) -> FlaskClient:
    """A browser of somebody else with this role."""
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant, role=role, unit=unit))
    return client


@pytest.fixture
def person(app: Flask, scene: Scene) -> FlaskClient:
    return signed_in(app, scene, scene.person)


@pytest.fixture
def head(app: Flask, scene: Scene) -> FlaskClient:
    return signed_in(app, scene, scene.head)


def text_of(answer: TestResponse) -> str:
    """What a person reads on a page, in one line."""
    bare = re.sub(r"<(head|script)\b.*?</\1>", "", answer.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)))


def heading_of(answer: TestResponse) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.text, re.DOTALL)
    assert found, answer.text
    return unescape(found[1]).strip()


def fields_of(answer: TestResponse) -> dict[str, str]:
    """What the open result's form holds: boxes, hidden fields, chosen options, long texts."""
    found = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', answer.text))
    found |= re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</textarea>', answer.text)
    for name, options in re.findall(
        r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', answer.text, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("template", None)
    found.pop("csrf_token", None)
    return {name: unescape(value) for name, value in found.items()}


def json_of(answer: TestResponse) -> dict[str, Any]:
    found: dict[str, Any] = answer.get_json(force=True)
    return found
