"""Homes whose servers and outside folders are gone when the test is over."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
import redis

from kinerja import paths
from kinerja.config import Settings
from kinerja.embedded import Addresses, discard, servers
from kinerja.embedded.places import Places

NewHome = Callable[[str], Settings]


def settings_for(home: Path, **variables: str) -> Settings:
    """The settings of a program with this home."""
    return Settings.from_environ({"KINERJA_HOME": str(home), **variables})


def connect(url: str) -> psycopg.Connection[Any]:
    """A connection that commits each statement."""
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def answers(addresses: Addresses) -> tuple[bool, bool]:
    """Whether PostgreSQL and Valkey let us in."""
    return _postgres_answers(addresses), _valkey_answers(addresses)


def pid_of_postgres(home: Path) -> int:
    """The number of the postmaster."""
    return int((Places.of(home).postgres / "postmaster.pid").read_text().split()[0])


def processes_in(folder: Path) -> list[psutil.Process]:
    """Every process that works in this folder."""
    return [process for process in psutil.process_iter() if _cwd(process) == str(folder)]


class Program:
    """Another program that holds the servers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    @cached_property
    def addresses(self) -> dict[str, Any]:
        """What the program got, once it has it."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        found: dict[str, Any] = json.loads(line)
        return found

    def leave(self) -> None:
        """Let it end by itself, and see that it ended well."""
        _, complaints = self.process.communicate(timeout=30)
        assert self.process.returncode == 0, complaints

    def kill(self) -> None:
        """End it without a chance to clear up."""
        self.process.kill()
        self.process.communicate(timeout=30)


@pytest.fixture(scope="module")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewHome]:
    """Makes settings for an empty 0700 home of this name; nothing of it survives the module."""
    homes: list[Path] = []

    def make(name: str) -> Settings:
        home = tmp_path_factory.mktemp("homes") / name
        home.mkdir(mode=0o700, parents=True)
        homes.append(home)
        return settings_for(home)

    yield make
    for home in homes:
        discard(home)


@pytest.fixture
def start_program() -> Iterator[Callable[..., Program]]:
    """Starts another program on a home; ask for its addresses to wait until it has them."""
    with ExitStack() as stack:

        def start(home: Path, *arguments: str) -> Program:
            process = stack.enter_context(_popen(home, *arguments))
            stack.callback(process.kill)
            return Program(process)

        yield start


@pytest.fixture
def nobodys_folder() -> Iterator[Path]:
    """A folder that belongs to an account without rights, which root can become."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another account; the other tests cover ordinary users")
    folder = Path(tempfile.mkdtemp(prefix="nobody-", dir="/tmp"))
    os.chown(folder, 65534, 65534)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def running(new_home: NewHome) -> Iterator[tuple[Settings, Addresses]]:
    """Servers on a 0700 home with a space in its path, for tests that only look."""
    settings = new_home("rumah kami")
    with servers(settings) as addresses:
        yield settings, addresses


def _popen(home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.embedded.program", str(home), *arguments],
        cwd=paths.ROOT,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PATH": os.defpath},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _postgres_answers(addresses: Addresses) -> bool:
    try:
        with connect(addresses.database_urls.rw):
            return True
    except psycopg.OperationalError:
        return False


def _valkey_answers(addresses: Addresses) -> bool:
    with redis.Redis.from_url(addresses.redis_url, retry=None) as client:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False


def _cwd(process: psutil.Process) -> str | None:
    try:
        return process.cwd()
    except psutil.Error:
        return None
