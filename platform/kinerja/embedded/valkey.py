"""Our own Valkey: started on a private socket with its append-only file, stopped."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import redis

from kinerja.embedded import processes
from kinerja.embedded.errors import StartFailedError
from kinerja.embedded.places import Places
from kinerja.embedded.programs import Programs, valkey_programs

NAME: Final = "Valkey"
_PATIENCE: Final = 120.0  # seconds for reading back a long append-only file
_PAUSE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Valkey:
    """The Valkey of one home; only who may enter the socket folder reaches it."""

    places: Places
    sockets: Path
    programs: Programs | None = None  # None: the first that is found

    @property
    def socket(self) -> Path:
        """The socket it listens on."""
        return self.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        """Its address for redis-py."""
        return f"unix://{quote(str(self.socket))}"

    @property
    def log(self) -> Path:
        """Where the server writes what happens to it."""
        return self.places.home / "valkey.log"

    def start(self) -> None:
        """Leave with the server answering."""
        if self._answers():
            return
        programs = (self.programs or valkey_programs()).reachable(self.places)
        self.places.own_folder(self.places.valkey)
        command = [str(programs.executable), "-"]
        began = time.monotonic()
        try:
            process = processes.start(command, self.places.account, self.log, self._configuration())
        except OSError as error:
            raise StartFailedError(NAME, self.log, str(error)) from error
        while not self._answers():
            if process.poll() is not None or time.monotonic() - began > _PATIENCE:
                raise StartFailedError(NAME, self.log, processes.last_lines(self.log))
            time.sleep(_PAUSE)

    def stop(self) -> None:
        """End the server; what it was told is on disk."""
        with self._client() as client:
            try:
                server = processes.identify(client.info("server")["process_id"])
                client.shutdown()
            except redis.ConnectionError:
                return
        if server is not None:
            processes.wait_for_end(server, 60)

    def _configuration(self) -> str:
        # told on standard input: arguments with spaces are read differently by each version
        options = {
            "port": "0",
            "unixsocket": _quoted(self.socket),
            "unixsocketperm": "700",
            "dir": _quoted(self.places.valkey),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return "".join(f"{name} {value}\n" for name, value in options.items())

    def _answers(self) -> bool:
        with self._client() as client:
            try:
                return bool(client.ping())
            except redis.ConnectionError:  # nobody there, or still reading its file
                return False

    def _client(self) -> redis.Redis:
        return redis.Redis.from_url(self.url, socket_timeout=10, retry=None)


def _quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
