"""One installation for the flow tests; each test begins with nothing waiting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from kinerja.app import create_app
from kinerja.config import DatabaseUrls, Settings
from kinerja.database import dispose_engines, engine_of
from kinerja.embedded import Addresses, discard
from kinerja.embedded.places import Places
from kinerja.embedded.valkey import Valkey
from kinerja.jobs.queues import connect
from kinerja.migrating import migrate
from tests.databases import fresh_database
from tests.flow.installation import Installation
from tests.mail_server import MailServer


@pytest.fixture(scope="package")
def flow_urls(addresses: Addresses, settings: Settings, worker_id: str) -> DatabaseUrls:
    """A database whose rows no other test writes: relays look at all regions."""
    made = fresh_database(addresses.database_urls, settings, f"flow_{worker_id}")
    migrate(made.owner, settings.role_prefix)
    return made


@pytest.fixture(scope="package")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    """A Redis of our own, to be stopped and started again."""
    places = Places.of(tmp_path_factory.mktemp("redis"))
    places.prepare()
    places.own_folder(places.data)
    server = Valkey(places, places.socket_folder(None))
    server.start()
    yield server
    server.stop()
    discard(places.home)


@pytest.fixture(scope="package")
def flow_app(flow_urls: DatabaseUrls, valkey: Valkey, settings: Settings) -> Iterator[Flask]:
    created = create_app(settings, flow_urls, valkey.url)
    yield created
    dispose_engines(created)


@pytest.fixture
def installation(
    flow_app: Flask, flow_urls: DatabaseUrls, valkey: Valkey, tmp_path: Path
) -> Iterator[Installation]:
    mail = MailServer()
    mail.start()
    valkey.start()
    with flow_app.app_context():
        found = Installation(flow_app, flow_urls, valkey, mail, tmp_path)
        _clear(found)
        yield found
        found.end_programs()
        mail.stop()


def _clear(found: Installation) -> None:
    with connect(found.valkey.url) as connection:
        connection.flushall()
    for table in ("outbox", "dirty_mark", "job", "notification"):
        found.sql(f"DELETE FROM app.{table}")  # noqa: S608  # names of our own
    engine_of("relay").dispose()
