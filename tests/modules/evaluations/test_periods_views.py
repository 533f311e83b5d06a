"""The administrator takes a period on stage by stage, and moves its deadlines on record."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.outbox.models import Outbox
from kinerja.periods.models import Period, PeriodExtension, PeriodStage
from kinerja.periods.queries import get_period
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.models import Region
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import Scene, heading_of, text_of

BASIS = "Surat edaran kepala daerah nomor 5 tahun 2026"


@pytest.fixture
def admin(app: Flask, scene: Scene) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
    return client


def address(scene: Scene, what: str) -> str:
    return f"/{slug_of(scene.tenant)}/periods/{scene.period}/{what}"


def stage_of(tenant: TenantId, period: UUID) -> PeriodStage:
    with unit_of_work(tenant):
        return get_period(period).stage


def has(scene: Scene, **practice: bool) -> None:
    """Give the region these parts of the cycle."""
    with unit_of_work(scene.tenant):
        region = db.session.scalars(select(Region)).one()
        region.document = {**region.document, "practice": practice}


def test_moving_on_says_what_it_means_and_does_it_once(admin: FlaskClient, scene: Scene) -> None:
    page = admin.get(address(scene, "move"))
    assert "ke tahap penilaian?" in heading_of(page)
    for _click in range(2):
        assert admin.post(address(scene, "move"), data={"target": "rating"}).status_code == 303
    assert stage_of(scene.tenant, scene.period) is PeriodStage.RATING
    with unit_of_work(scene.tenant):
        posted = db.session.scalars(select(Outbox).where(Outbox.topic == "period.moved")).all()
        assert {message.payload["stage"] for message in posted} == {"rating"}


def test_a_region_with_self_assessment_comes_to_it_first(admin: FlaskClient, scene: Scene) -> None:
    has(scene, self_assessment=True)
    assert "ke tahap penilaian diri?" in heading_of(admin.get(address(scene, "move")))
    admin.post(address(scene, "move"), data={"target": "self_assessment"})
    assert stage_of(scene.tenant, scene.period) is PeriodStage.SELF_ASSESSMENT


def test_who_is_left_unrated_is_said_before_the_end(admin: FlaskClient, scene: Scene) -> None:
    admin.post(address(scene, "move"), data={"target": "rating"})
    page = text_of(admin.get(address(scene, "move")))
    assert "belum ditetapkan dan tidak dapat dinilai lagi" in page


def test_a_stage_is_not_passed_over(admin: FlaskClient, scene: Scene) -> None:
    answer = admin.post(address(scene, "move"), data={"target": "final"})
    assert answer.status_code == 409
    assert "sudah berada di tahap lain" in text_of(answer)
    assert stage_of(scene.tenant, scene.period) is PeriodStage.OPEN


def test_a_deadline_moves_with_its_legal_basis(admin: FlaskClient, scene: Scene) -> None:
    said = {"stage": "rating", "until": "7 Februari 2026", "legal_basis": BASIS}
    assert admin.post(address(scene, "deadline"), data=said).status_code == 303
    with unit_of_work(scene.tenant):
        assert get_period(scene.period).ratings_due_on == date(2026, 2, 7)
        moved = db.session.scalars(select(PeriodExtension)).one()
        assert (moved.due_before, moved.due_after) == (date(2026, 1, 31), date(2026, 2, 7))
        entry = select(AuditEntry.after).where(AuditEntry.action == "period.extended")
        assert db.session.scalars(entry).one()["legal_basis"] == BASIS
    assert BASIS in text_of(admin.get(address(scene, "deadline")))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"until": "30 Januari 2026"}, "tidak sesudah tenggat yang berlaku, 31 Januari 2026"),
        ({"until": "31 Februari 2026"}, "tidak ada di kalender"),
        ({"until": ""}, "Isi"),
        ({"legal_basis": "SE 5"}, "10"),
        ({"stage": "tidur"}, "tidak ada dalam pilihan"),
    ],
)
def test_a_deadline_that_cannot_move_names_the_field_and_keeps_what_was_typed(
    admin: FlaskClient, scene: Scene, said: dict[str, str], fault: str
) -> None:
    good = {"stage": "rating", "until": "7 Februari 2026", "legal_basis": BASIS}
    answer = admin.post(address(scene, "deadline"), data=good | said)
    assert answer.status_code == 422
    assert fault in text_of(answer)
    kept = (good | said)["legal_basis"]
    assert kept in answer.get_data(as_text=True)
    with unit_of_work(scene.tenant):
        assert get_period(scene.period).ratings_due_on == date(2026, 1, 31)


def test_a_stage_without_a_day_is_refused(admin: FlaskClient, scene: Scene) -> None:
    said = {"stage": "closed", "until": "7 Februari 2026", "legal_basis": BASIS}
    assert admin.post(address(scene, "deadline"), data=said).status_code == 409


def test_only_the_regions_administrator_moves_periods(app: Flask, scene: Scene) -> None:
    for role in (Role.AUDITOR, Role.ADMIN_OPD, Role.PEGAWAI):
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=role))
        assert client.get(address(scene, "move")).status_code == 403
        assert client.post(address(scene, "move"), data={"target": "rating"}).status_code == 403
    assert stage_of(scene.tenant, scene.period) is PeriodStage.OPEN


def test_another_regions_period_is_not_found(
    app: Flask, scene: Scene, other_tenant: TenantId
) -> None:
    client = app.test_client()
    sign_in(client, make_somebody(other_tenant, role=Role.ADMIN_DAERAH))
    for what in ("move", "deadline"):
        path = f"/{slug_of(other_tenant)}/periods/{scene.period}/{what}"
        assert client.get(path).status_code == 404
    with unit_of_work(other_tenant):
        assert db.session.scalars(select(Period)).all() == []
