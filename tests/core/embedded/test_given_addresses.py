"""Addresses that are given are used, whatever major version stands behind them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from kinerja.config import ROLES, DatabaseUrls, Settings
from kinerja.embedded import passwords, roles, servers
from kinerja.embedded.places import Places
from kinerja.embedded.postgres import Postgres
from kinerja.embedded.programs import Programs, found_postgres
from kinerja.embedded.valkey import Valkey
from tests.core.embedded.conftest import NewHome, answers, connect, settings_for

pytestmark = pytest.mark.servers


def system_postgres() -> Programs:
    found = [programs for programs in found_postgres() if programs.base is None]
    if not found:
        pytest.skip("this machine has no PostgreSQL beside the wheel's")
    return found[0]


def system_redis() -> Programs:
    executable = shutil.which("redis-server")
    if executable is None:
        pytest.skip("this machine has no redis-server")
    return Programs(Path(executable), "7")


@contextmanager
def foreign_postgres(settings: Settings) -> Iterator[DatabaseUrls]:
    places = Places.of(settings.home)
    places.prepare()
    places.own_folder(places.data)
    known = passwords.of_home(settings.home)
    server = Postgres(places, places.socket_folder(None), known, system_postgres())
    server.start()
    try:
        server.prepare("other_")
        yield roles.urls("other_", known, server.server)
    finally:
        server.stop()


@contextmanager
def foreign_redis(settings: Settings) -> Iterator[str]:
    places = Places.of(settings.home)
    places.prepare()
    places.own_folder(places.data)
    server = Valkey(places, places.socket_folder(None), system_redis())
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


def variables_of(urls: DatabaseUrls) -> dict[str, str]:
    named = {f"DATABASE_{role.upper()}_URL": getattr(urls, role) for role in ROLES}
    return {**named, "DATABASE_URL": named.pop("DATABASE_RW_URL"), "SECRET_KEYS": "k" * 32}


def test_given_servers_are_used_and_none_is_started(new_home: NewHome, tmp_path: Path) -> None:
    elsewhere = new_home("elsewhere")
    with foreign_postgres(elsewhere) as urls, foreign_redis(elsewhere) as redis_url:
        settings = settings_for(tmp_path, **variables_of(urls), REDIS_URL=redis_url)
        with servers(settings) as addresses:
            assert addresses.database_urls == urls
            assert addresses.redis_url == redis_url
            assert answers(addresses) == (True, True)
            with connect(addresses.database_urls.owner) as connection:
                assert connection.info.server_version // 10000 == system_postgres().major
                assert connection.execute("SELECT current_user").fetchone() == ("other_owner",)
            with redis.Redis.from_url(addresses.redis_url) as client:
                assert "valkey_version" not in client.info("server")
    assert list(tmp_path.iterdir()) == []


def test_one_given_address_leaves_the_other_server_to_us(new_home: NewHome) -> None:
    elsewhere, ours = new_home("elsewhere"), new_home("ours")
    with foreign_postgres(elsewhere) as urls:
        settings = settings_for(ours.home, **variables_of(urls))
        with servers(settings) as addresses:
            assert addresses.database_urls == urls
            assert answers(addresses) == (True, True)
    assert not Places.of(ours.home).postgres.exists()
