"""A whole installation of the test's own: database, Redis, mail server, and real programs."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from flask import Flask
from sqlalchemy import text

from kinerja.config import DatabaseUrls
from kinerja.database import engine_of, now
from kinerja.embedded.valkey import Valkey
from kinerja.jobs.queues import connect
from kinerja.jobs.relay import Relay
from tests.mail_server import MailServer

PATIENCE = 90.0  # seconds until a condition must hold; usually two or three, more on a busy machine
_PAUSE = 0.05


@dataclass
class Installation:
    """The servers, the application as the test sees it, and the programs started so far."""

    app: Flask
    urls: DatabaseUrls
    valkey: Valkey
    mail: MailServer
    home: Path
    programs: list[psutil.Popen] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        """What the programs are told."""
        roles = {f"DATABASE_{role.upper()}_URL": role for role in DatabaseUrls.__slots__}
        roles["DATABASE_URL"] = roles.pop("DATABASE_RW_URL")
        return {
            "PATH": os.environ["PATH"],
            "KINERJA_HOME": str(self.home),
            "SECRET_KEYS": "k" * 32,
            "REDIS_URL": self.valkey.url,
            "SMTP_URL": self.mail.url,
            "MAIL_FROM": "kinerja@contoh.test",
            "LOG_LEVEL": "WARNING",
            **{variable: getattr(self.urls, role) for variable, role in roles.items()},
        }

    def start(self, *command: str) -> psutil.Popen:
        """Start `kinerja …` as a process of its own."""
        started = psutil.Popen(program(*command), env=self.environ)
        self.programs.append(started)
        return started

    def sweep(self, later: timedelta = timedelta()) -> int:
        """What a relay does, as if so much time had passed."""
        with connect(self.valkey.url) as connection:
            return Relay(engine_of("relay"), connection, clock=lambda: now() + later).sweep()

    def sql(self, statement: str, **values: object) -> list[Any]:
        """As the owner of the database."""
        with engine_of("owner").begin() as connection:
            found = connection.execute(text(statement), values)
            return list(found.all()) if found.returns_rows else []

    def make_due(self) -> None:
        """Let the time of every pause be over."""
        self.sql("UPDATE app.outbox SET next_at = :past", past=now() - timedelta(seconds=1))

    def kill(self, started: psutil.Popen) -> None:
        """End a program and everything it has forked, without a chance to clear up."""
        self.programs.remove(started)
        try:
            family = [*started.children(recursive=True), started]
        except psutil.NoSuchProcess:
            family = []
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        started.wait(PATIENCE)
        psutil.wait_procs(family, PATIENCE)

    def end_programs(self) -> None:
        """Nothing the test started is left."""
        for started in list(self.programs):
            self.kill(started)

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        """Return once the condition holds; fail when it does not in time or a program ended."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            ended = [each.args[3:] for each in self.programs if each.poll() is not None]
            if ended:
                raise AssertionError(f"{ended} ended while waiting for {what}")
            if time.monotonic() > deadline:
                raise AssertionError(f"not in {PATIENCE:.0f} s: {what}")
            time.sleep(_PAUSE)


def program(*command: str) -> list[str]:
    """The words that start `kinerja …`."""
    return [sys.executable, "-m", "kinerja", *command]
