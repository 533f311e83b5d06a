"""A request's transaction: committed before the response, undone by a refusal."""

from collections.abc import Iterator
from typing import Never
from uuid import UUID

import pytest
from flask import Blueprint, Flask, abort
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.pool import NullPool

from kinerja import audit
from kinerja.access import public
from kinerja.app import create_app
from kinerja.audit.models import AuditEntry
from kinerja.config import DatabaseUrls, Settings
from kinerja.database import db, dispose_engines, engine_of
from kinerja.embedded import Addresses
from kinerja.embedded.postgres import admin_url
from kinerja.errors import RegionSuspended
from kinerja.people.models import Unit
from kinerja.tenancy import TenantId, enter, record_refusal
from kinerja.tenancy.directory import directory
from kinerja.tenancy.models import Region, Tenant, TenantState
from tests.factories.tenants import make_tenant
from tests.factories.units import make_unit

probe = Blueprint("probe", __name__, url_prefix="/<region>/probe")


@probe.get("/name")
@public
def name() -> str:
    return db.session.scalars(select(Region.name)).one()


@probe.get("/unit/<uuid:unit_id>")
@public
def unit(unit_id: UUID) -> str:
    found = db.session.get(Unit, unit_id)
    return found.name if found else abort(404)


@probe.post("/write/<code>/<int:status>")
@public
def write(code: str, status: int) -> tuple[str, int]:
    db.session.add(make_unit(code))
    return "ISI-DITERIMA", status


@probe.post("/refuse/<code>")
@public
def refuse(code: str) -> Never:
    db.session.add(make_unit(code))
    db.session.flush()
    with record_refusal():
        audit.record("probe.refused", "probe", code)
    abort(403)


@probe.post("/break/<code>")
@public
def break_(code: str) -> Never:
    db.session.add(make_unit(code))
    db.session.flush()
    raise RuntimeError("isi rahasia")


@probe.post("/lose-connection/<code>")
@public
def lose_connection(code: str) -> str:
    db.session.add(make_unit(code))
    db.session.flush()
    pid = db.session.scalar(text("SELECT pg_backend_pid()"))
    admin = create_engine(probe.admin_url, isolation_level="AUTOCOMMIT", poolclass=NullPool)  # type: ignore[attr-defined]
    with admin.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    return "ISI-DITERIMA"


@pytest.fixture(scope="module")
def probe_app(settings: Settings, urls: DatabaseUrls, addresses: Addresses) -> Iterator[Flask]:
    app = create_app(settings, urls, addresses.redis_url)
    app.config["WTF_CSRF_ENABLED"] = False
    probe.admin_url = admin_url(settings)  # type: ignore[attr-defined]
    app.register_blueprint(probe)
    yield app
    dispose_engines(app)


@pytest.fixture
def slug(probe_app: Flask) -> str:
    with probe_app.app_context():
        tenant = make_tenant()
        with enter(tenant):
            return db.session.scalars(select(Region.slug)).one()


@pytest.fixture
def browser(probe_app: Flask) -> FlaskClient:
    return probe_app.test_client()


def tenant_of(slug: str) -> TenantId:
    entry = directory.find(slug)
    assert entry
    return entry.id


def codes(app: Flask, slug: str) -> list[str]:
    with app.app_context(), enter(tenant_of(slug)):
        return list(db.session.scalars(select(Unit.code)))


def test_the_address_names_the_region(browser: FlaskClient, slug: str) -> None:
    assert browser.get(f"/{slug}/probe/name").text == "Kabupaten Contoh"
    assert browser.get("/tidak-ada/probe/name").status_code == 404


def test_an_id_of_another_region_is_not_there(browser: FlaskClient, probe_app: Flask) -> None:
    with probe_app.app_context():
        ours, theirs = make_tenant("milik-kita"), make_tenant("milik-mereka")
        with enter(theirs) as session:
            session.add(unit_row := make_unit())
            session.commit()
            unit_id = unit_row.id
    assert ours != theirs
    assert browser.get(f"/milik-mereka/probe/unit/{unit_id}").status_code == 200
    assert browser.get(f"/milik-kita/probe/unit/{unit_id}").status_code == 404


def test_success_is_committed(browser: FlaskClient, probe_app: Flask, slug: str) -> None:
    assert browser.post(f"/{slug}/probe/write/baik/200").status_code == 200
    assert codes(probe_app, slug) == ["baik"]


def test_a_refused_form_writes_nothing(browser: FlaskClient, probe_app: Flask, slug: str) -> None:
    assert browser.post(f"/{slug}/probe/write/salah/422").status_code == 422
    assert codes(probe_app, slug) == []


def test_a_fault_writes_nothing_and_tells_no_secret(
    browser: FlaskClient, probe_app: Flask, slug: str
) -> None:
    answer = browser.post(f"/{slug}/probe/break/rusak")
    assert answer.status_code == 500
    assert "rahasia" not in answer.text
    assert "Traceback" not in answer.text
    assert codes(probe_app, slug) == []


def test_what_a_refusal_must_leave_behind_stays(
    browser: FlaskClient, probe_app: Flask, slug: str
) -> None:
    assert browser.post(f"/{slug}/probe/refuse/ditolak").status_code == 403
    assert codes(probe_app, slug) == []
    with probe_app.app_context(), enter(tenant_of(slug)):
        entries = db.session.execute(select(AuditEntry.action, AuditEntry.subject_id)).all()
    assert entries == [("probe.refused", "ditolak")]


def test_a_failing_commit_is_never_called_saved(
    browser: FlaskClient, probe_app: Flask, slug: str
) -> None:
    answer = browser.post(f"/{slug}/probe/lose-connection/hilang")
    assert answer.status_code == 500
    assert "ISI-DITERIMA" not in answer.text
    assert codes(probe_app, slug) == []


def test_a_suspended_region_is_read_only(browser: FlaskClient, probe_app: Flask, slug: str) -> None:
    with probe_app.app_context(), engine_of("platform").begin() as connection:
        connection.execute(
            update(Tenant).where(Tenant.slug == slug).values(state=TenantState.SUSPENDED)
        )
    directory.forget()
    assert browser.get(f"/{slug}/probe/name").status_code == 200
    answer = browser.post(f"/{slug}/probe/write/tunda/200")
    assert answer.status_code >= 400
    assert codes(probe_app, slug) == []
    assert RegionSuspended("x").region == "x"
