"""Our own PostgreSQL: started on a private socket, made ready for our roles, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from kinerja.config import ROLES, Settings
from kinerja.embedded import cluster, passwords, processes, roles, sharing
from kinerja.embedded.errors import StartFailedError
from kinerja.embedded.places import Places
from kinerja.embedded.programs import Programs, postgres_programs

_PORT: Final = "5432"
_STALE_RETRY: Final = 10.0  # seconds in which what a killed server left behind may vanish
_PATIENCE: Final = 120.0  # seconds for a living server to recover and answer
_PAUSE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Postgres:
    """The PostgreSQL of one home; reached only through its socket folder and with a password."""

    places: Places
    sockets: Path
    passwords: Mapping[str, str]
    programs: Programs | None = None  # None: whatever fits the data

    @property
    def server(self) -> dict[str, str]:
        """What libpq needs to reach the server."""
        return {"host": str(self.sockets), "port": _PORT}

    @property
    def log(self) -> Path:
        """Where the server writes what happens to it."""
        return self.places.home / "postgres.log"

    def start(self) -> None:
        """Make the data at first use, and leave with the server answering."""
        if self._answer() is Ping.OK:
            return
        programs = self.programs or postgres_programs(self.places.postgres)
        programs = programs.reachable(self.places)
        if not self.places.postgres.exists():
            superuser = passwords.SUPERUSER
            secret = self.passwords[superuser]
            cluster.make_data(self.places, programs, superuser, secret, self.log)
        self._run(programs)

    def prepare(self, prefix: str) -> None:
        """Make the roles and the database that are not there yet."""
        with self._connect("postgres") as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            missing = {role: self.passwords[role] for role in ROLES if prefix + role not in known}
            for statement in roles.create_statements(prefix, missing):
                connection.execute(statement.encode())
            look_up = "SELECT FROM pg_database WHERE datname = %s"
            if connection.execute(look_up, [roles.DATABASE]).rowcount == 0:
                connection.execute(roles.create_database(prefix).encode())
        with self._connect(roles.DATABASE) as connection:
            connection.execute(roles.CLOSE_PUBLIC_SCHEMA)

    def stop(self) -> None:
        """End the server: its clients are cut off, its data are written."""
        server = cluster.server_in(self.places.postgres)
        for end, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10)):
            if server is None or not processes.alive(server):
                return
            os.kill(server.pid, end)
            processes.wait_for_end(server, patience)

    def _run(self, programs: Programs) -> None:
        began, process = time.monotonic(), None
        while (answer := self._answer()) is not Ping.OK:
            waited = time.monotonic() - began
            if answer is Ping.NO_RESPONSE and (process is None or process.poll() is not None):
                if process is not None:
                    self._clear_the_way(waited)
                process = self._launch(programs)
            elif waited > _PATIENCE:
                raise self._failure()
            time.sleep(_PAUSE)

    def _clear_the_way(self, waited: float) -> None:
        if waited > _STALE_RETRY or not cluster.has_notes(self.places.postgres, self.sockets):
            raise self._failure()
        cluster.forget_dead_server(self.places.postgres, self.sockets)

    def _launch(self, programs: Programs) -> subprocess.Popen[bytes]:
        quoted = str(self.sockets).replace('"', '""')
        options = {
            "listen_addresses": "",
            "port": _PORT,
            "unix_socket_directories": f'"{quoted}"',
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        command = [str(programs.executable), "-D", str(self.places.postgres)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        try:
            return processes.start(command, self.places.account, self.log)
        except OSError as error:
            raise StartFailedError(cluster.NAME, self.log, str(error)) from error

    def _failure(self) -> StartFailedError:
        return StartFailedError(cluster.NAME, self.log, processes.last_lines(self.log))

    def _answer(self) -> Ping:
        return Ping(PGconn.ping(make_conninfo(**self.server).encode()))

    def _connect(self, database: str) -> psycopg.Connection[Any]:
        user = passwords.SUPERUSER
        address = make_conninfo(
            user=user, password=self.passwords[user], dbname=database, **self.server
        )
        return psycopg.connect(address, autocommit=True)


def admin_url(settings: Settings, database: str = "postgres") -> str:
    """The superuser's address of this home's own server while it runs; meant for tests."""
    home = settings.home.resolve()
    sockets = sharing.Ledger.read(home).sockets
    if sockets is None:
        raise LookupError(home)
    known = passwords.of_home(home)
    server = {"host": str(sockets), "port": _PORT}
    return roles.url(passwords.SUPERUSER, known[passwords.SUPERUSER], server, database)
