"""An office that records: its head writes reports, its administrator counts service times."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.modules.evaluations.conftest import Scene, signed_in
from tests.modules.evaluations.unit_records import administering, allow


@pytest.fixture
def head(app: Flask, scene: Scene) -> FlaskClient:
    """Who leads the office, and rates its people, in a region whose units report."""
    allow(scene, times=False, reports=True)
    return signed_in(app, scene, scene.head)


@pytest.fixture
def admin(app: Flask, scene: Scene) -> FlaskClient:
    """Who administers the office of a region that measures service times."""
    allow(scene)
    return administering(app, scene)
