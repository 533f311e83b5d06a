"""A printed result can be checked by anybody, and the check says nothing of the person."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from kinerja.database import db
from kinerja.people.models import Person
from kinerja.tenancy import unit_of_work
from modules.evaluations.check_codes import new_check_code
from modules.evaluations.models import Evaluation
from tests.factories.accounts import slug_of
from tests.modules.evaluations.conftest import Scene, finish, heading_of, read, signed_in, text_of


def code_of(scene: Scene) -> str:
    with unit_of_work(scene.tenant):
        code = read(scene).check_code
    assert code is not None
    return code


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()


def test_a_final_result_is_genuine_whoever_asks(scene: Scene, visitor: FlaskClient) -> None:
    finish(scene)
    page = visitor.get(f"/check/{slug_of(scene.tenant)}.{code_of(scene).upper()}")
    assert heading_of(page) == "Dokumen ini sah dan berlaku."
    with unit_of_work(scene.tenant):
        whose = select(Person.nama, Person.nip).where(Person.id == scene.office.staff[0])
        nama, nip = db.session.execute(whose).one()
    said = text_of(page)
    assert nama not in said
    assert nip not in said
    assert "Sangat Baik" not in said
    assert "Tahun 2025" in said


def test_a_row_changed_behind_the_application_does_not_match(
    scene: Scene, visitor: FlaskClient
) -> None:
    finish(scene)
    with unit_of_work(scene.tenant):
        raised = update(Evaluation).where(Evaluation.id == scene.first)
        db.session.execute(raised.values(score_hundredths=10000))
    page = visitor.get(f"/check/{slug_of(scene.tenant)}.{code_of(scene)}")
    assert heading_of(page) == "Dokumen ini tidak cocok dengan catatan daerah."


def test_a_code_never_given_out_is_not_found(scene: Scene, visitor: FlaskClient) -> None:
    assert visitor.get(f"/check/{slug_of(scene.tenant)}.{new_check_code()}").status_code == 404


def test_another_regions_code_is_not_found(
    scene: Scene, other_scene: Scene, visitor: FlaskClient
) -> None:
    finish(scene)
    assert visitor.get(f"/check/{slug_of(other_scene.tenant)}.{code_of(scene)}").status_code == 404


def test_the_result_carries_its_code_as_a_picture(app: Flask, scene: Scene) -> None:
    finish(scene)
    client = signed_in(app, scene, scene.office.staff[0])
    base = f"/{slug_of(scene.tenant)}/results/{scene.first}"
    assert f"{base}/check.svg" in client.get(base).get_data(as_text=True)
    picture = client.get(f"{base}/check.svg")
    assert picture.mimetype == "image/svg+xml"
    assert b"<svg" in picture.data
    stranger = signed_in(app, scene, scene.office.staff[1])
    assert stranger.get(f"{base}/check.svg").status_code == 403


def test_no_code_before_the_result_is_final(app: Flask, scene: Scene) -> None:
    client = signed_in(app, scene, scene.office.staff[0])
    base = f"/{slug_of(scene.tenant)}/results/{scene.first}"
    assert client.get(f"{base}/check.svg").status_code == 404
    with unit_of_work(scene.tenant):
        assert read(scene).check_code is None


def test_codes_are_long_and_differ() -> None:
    codes = {new_check_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {20}
