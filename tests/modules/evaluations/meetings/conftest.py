"""The scene's unit holds meetings; its head leads them."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.tenancy import unit_of_work
from tests.factories.meetings import hold_meetings
from tests.modules.evaluations.conftest import Scene, signed_in
from tests.modules.evaluations.meetings.held import held


@pytest.fixture
def office(scene: Scene) -> Scene:
    """The scene's unit holds meetings."""
    with unit_of_work(scene.tenant):
        hold_meetings(scene.office.unit, scene.period)
    return scene


@pytest.fixture
def meeting(office: Scene) -> UUID:
    """A meeting whose day has come."""
    return held(office)


@pytest.fixture
def leader(app: Flask, office: Scene) -> FlaskClient:
    return signed_in(app, office, office.head)


@pytest.fixture
def person(app: Flask, office: Scene) -> FlaskClient:
    return signed_in(app, office, office.office.staff[0])
