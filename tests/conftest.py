"""Real servers for the whole run; a database of its own for each test process."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.app import create_app
from kinerja.config import DatabaseUrls, Settings
from kinerja.database import dispose_engines
from kinerja.embedded import Addresses, discard, servers
from kinerja.migrating import migrate
from kinerja.tenancy import TenantId, TenantSession, unit_of_work
from tests.browsers import Browser
from tests.databases import fresh_database
from tests.factories.tenants import make_tenant


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One folder for all processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def settings(run_folder: Path) -> Settings:
    home = run_folder / "home"
    home.mkdir(mode=0o700, exist_ok=True)
    return Settings.from_environ({"KINERJA_HOME": str(home), "LOG_LEVEL": "WARNING"})


@pytest.fixture(scope="session")
def addresses(settings: Settings) -> Iterator[Addresses]:
    with servers(settings) as found:
        yield found
    discard(settings.home)  # the last process of the run; before that it does nothing


@pytest.fixture(scope="session")
def urls(addresses: Addresses, settings: Settings, worker_id: str) -> DatabaseUrls:
    """A database made by `migrate` alone, for this test process."""
    made = fresh_database(addresses.database_urls, settings, f"test_{worker_id}")
    migrate(made.owner, settings.role_prefix)
    return made


@pytest.fixture(scope="session")
def app(settings: Settings, urls: DatabaseUrls, addresses: Addresses) -> Iterator[Flask]:
    created = create_app(settings, urls, addresses.redis_url)
    created.testing = True
    created.test_client_class = Browser
    # a fault in a view must become the page people get, not an exception in the test
    created.config["PROPAGATE_EXCEPTIONS"] = False
    yield created
    dispose_engines(created)


@pytest.fixture
def app_context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def tenant(app_context: None) -> TenantId:  # noqa: ARG001
    return make_tenant()


@pytest.fixture
def other_tenant(app_context: None) -> TenantId:  # noqa: ARG001
    return make_tenant()


@pytest.fixture
def inside(tenant: TenantId) -> AbstractContextManager[TenantSession]:
    """The tenant, entered and committed on leaving."""
    return unit_of_work(tenant)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for no server is a unit test: it also runs on the other Pythons."""
    for item in items:
        needs = set(getattr(item, "fixturenames", ()))
        marked = item.get_closest_marker("servers") or item.get_closest_marker("browser")
        if "addresses" not in needs and not marked:
            item.add_marker(pytest.mark.unit)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots FOLDER` keeps pictures of the pages the browser tests open."""
    parser.addoption("--screenshots", metavar="FOLDER", default=None)
