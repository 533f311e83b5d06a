"""The demo itself, started as people start it, and who can sign in to it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinerja.embedded import discard
from tests.ports import free_port

START_SECONDS = 120
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True)
class Entry:
    """One way in."""

    path: str
    role: str
    name: str
    identifier: str
    password: str


@dataclass(frozen=True)
class Site:
    """The running demo."""

    url: str
    home: Path
    entries: list[Entry]

    def entry(self, path: str, role: str) -> Entry:
        return next(e for e in self.entries if (e.path, e.role) == (path, role))

    @property
    def mails(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted((self.home / "mail").glob("*.eml"))]


@contextmanager
def running_demo(home: Path, log: Path) -> Iterator[Site]:
    """Start `kinerja demo` in a home of its own; stop it by its own signal afterwards."""
    environ = {**os.environ, "KINERJA_HOME": str(home), "LOG_LEVEL": "WARNING"}
    port = ["--port", str(free_port())]
    command = [sys.executable, "-m", "kinerja", "demo", "--staff", "14", *port]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environ, stdout=output, stderr=output)
    try:
        yield Site(address_told(process, log), home, entries_of(home))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        discard(home)


def address_told(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """The address the demo prints once it serves."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = ADDRESS.search(log.read_text("utf-8"))
        if found and "Ctrl-C" in log.read_text("utf-8"):
            return found[0]
        time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8"))


def entries_of(home: Path) -> list[Entry]:
    return [Entry(**each) for each in json.loads((home / "demo-sign-ins.json").read_text("utf-8"))]
