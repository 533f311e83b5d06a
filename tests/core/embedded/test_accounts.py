"""Root and ordinary users: who runs the servers and where their files lie."""

import os
import pwd
import stat
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from sqlalchemy.engine import make_url

from kinerja import paths
from kinerja.config import Settings
from kinerja.embedded import Addresses
from kinerja.embedded.places import Places
from tests.core.embedded.conftest import Program, processes_in

pytestmark = pytest.mark.servers


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_root_keeps_programs_and_data_with_an_account_without_rights(
    running: tuple[Settings, Addresses],
) -> None:
    home, places = running[0].home, Places.of(running[0].home)
    assert places.account is not None
    assert places.account.name in ("postgres", "nobody")
    assert places.data.parent == paths.SERVER_STATE
    assert stat.S_IMODE(places.data.stat().st_mode) == 0o700
    assert places.data.stat().st_uid == places.account.uid
    for server in processes_in(places.postgres) + processes_in(places.valkey):
        assert server.uids().real == places.account.uid
        assert Path(server.exe()).is_relative_to(places.data)
    assert {path.name for path in home.iterdir()} == {
        *("secret.key", "database-passwords.json", "servers.json", "servers.lock"),
        *("postgres.log", "valkey.log"),
    }


def test_an_ordinary_user_runs_the_servers_in_a_long_path_with_spaces(
    nobodys_folder: Path, start_program: Callable[..., Program]
) -> None:
    home = nobodys_folder / "data kinerja pegawai negeri sipil" / "kota" / ("panjang" * 12)
    assert len(os.fsencode(home)) > 100
    program = start_program(home, "65534")
    host = make_url(program.addresses["database_urls"]["rw"]).query["host"]
    postmaster = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))
    assert pwd.getpwuid(postmaster.uids().effective).pw_name == "nobody"
    assert not Path(postmaster.exe()).is_relative_to(paths.SERVER_STATE)
    assert isinstance(host, str)
    assert stat.S_IMODE(Path(host).stat().st_mode) == 0o700
    assert Path(host).stat().st_uid == 65534
    program.leave()
    assert processes_in(home / "postgres") == []
    again = start_program(home, "65534")
    assert again.addresses == program.addresses  # the same short folder for the sockets
    again.leave()
    for left in Path(host).iterdir():
        left.unlink()
    Path(host).rmdir()


def test_an_ordinary_users_sockets_lie_in_a_short_home(
    nobodys_folder: Path, start_program: Callable[..., Program]
) -> None:
    program = start_program(nobodys_folder, "65534")
    host = make_url(program.addresses["database_urls"]["rw"]).query["host"]
    assert host == str(nobodys_folder / "run")
    program.leave()
