"""What our own servers are like once they run."""

import os
import stat
from pathlib import Path

import psutil
import psycopg
import pytest
import redis
from sqlalchemy.engine import make_url

from kinerja.config import ROLES, Settings, spelled
from kinerja.embedded import Addresses, discard
from kinerja.embedded.places import SOCKET_PATH_LIMIT, Places
from kinerja.embedded.postgres import admin_url
from tests.core.embedded.conftest import answers, connect, processes_in

pytestmark = pytest.mark.servers
Running = tuple[Settings, Addresses]


def client_of(addresses: Addresses) -> redis.Redis:
    return redis.Redis.from_url(addresses.redis_url)


def test_the_programs_of_the_wheels_come_first(running: Running) -> None:
    _, addresses = running
    with connect(addresses.database_urls.rw) as connection, client_of(addresses) as client:
        assert connection.info.server_version // 10000 == 18
        assert client.info("server")["valkey_version"].startswith("9.")


def test_text_sorts_the_same_on_every_machine(running: Running) -> None:
    with connect(running[1].database_urls.rw) as connection:
        found = connection.execute(
            "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert found == ("b", "C.UTF-8", "UTF8")


def test_nothing_listens_on_the_network(running: Running) -> None:
    settings, addresses = running
    places = Places.of(settings.home)
    servers = processes_in(places.postgres) + processes_in(places.valkey)
    assert len(servers) > 2
    assert [server.net_connections("inet") for server in servers] == [[] for _ in servers]
    with connect(addresses.database_urls.rw) as connection, client_of(addresses) as client:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert client.config_get("port") == {"port": "0"}


def test_sockets_are_short_and_closed_to_others(running: Running) -> None:
    folder = make_url(running[1].database_urls.rw).query["host"]
    assert isinstance(folder, str)
    found = os.lstat(folder)
    assert stat.S_ISDIR(found.st_mode)
    assert stat.S_IMODE(found.st_mode) == 0o700
    sockets = list(Path(folder).iterdir())
    assert {path.name for path in sockets} >= {"valkey.sock", ".s.PGSQL.5432"}
    assert all(len(os.fsencode(path)) <= SOCKET_PATH_LIMIT for path in sockets)


def test_secrets_lie_in_files_that_only_their_owner_reads(running: Running) -> None:
    home = running[0].home
    for name in ("database-passwords.json", "secret.key", "postgres.log", "valkey.log"):
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize("role", ROLES)
def test_each_role_enters_with_its_own_password_and_no_other(running: Running, role: str) -> None:
    url = make_url(getattr(running[1].database_urls, role))
    with connect(spelled(url)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (f"kinerja_{role}",)
    for wrong in ("guess", make_url(admin_url(running[0])).password):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            connect(spelled(url.set(password=wrong)))


def test_nobody_enters_without_a_password(running: Running) -> None:
    url = make_url(admin_url(running[0]))._replace(password=None)
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        connect(spelled(url))


def test_the_owner_makes_schemas_and_the_others_cannot_use_public(running: Running) -> None:
    urls = running[1].database_urls
    with connect(urls.owner) as owner:
        owner.execute("CREATE SCHEMA trial")
        owner.execute("DROP SCHEMA trial")
    with connect(urls.rw) as rw:
        for statement in ("CREATE TABLE public.own (n int)", "CREATE SCHEMA own"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                rw.execute(statement)


def test_messages_outlive_the_server(running: Running) -> None:
    with client_of(running[1]) as client:
        assert client.config_get("appendonly") == {"appendonly": "yes"}


def test_the_servers_run_without_root(running: Running) -> None:
    places = Places.of(running[0].home)
    servers = processes_in(places.postgres) + processes_in(places.valkey)
    assert 0 not in {server.uids().real for server in servers}
    assert 0 not in {server.gids().real for server in servers}
    assert {len(_groups(server)) for server in servers} <= {0, len(os.getgroups())}


def test_a_home_in_use_is_not_discarded(running: Running) -> None:
    settings, addresses = running
    discard(settings.home)
    assert answers(addresses) == (True, True)


def _groups(server: psutil.Process) -> list[str]:
    status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("Groups:"))
    return line.split()[1:]
