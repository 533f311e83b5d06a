"""`kinerja demo --once`: the whole cycle in a home of its own, and its figures."""

import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kinerja.app import create_app
from kinerja.cli.processes import Supervisor, worker_commands
from kinerja.config import Settings
from kinerja.database import dispose_engines
from kinerja.demo.mail_catcher import catching_mail
from kinerja.demo.options import DemoOptions
from kinerja.demo.regions import prepare
from kinerja.demo.report import report
from kinerja.demo.waiting import Unfinished, look
from kinerja.embedded import discard, servers
from kinerja.jobs.plan import SMALL_PLAN
from kinerja.migrating import migrate
from kinerja.national.publishing import publish_stale

MAIL_FROM: Final = "demo@contoh.example"
_PATIENCE: Final = 900.0  # seconds in which something must have come to its end
_PAUSE: Final = 0.5
# servers of the person's own are left alone: the demo brings its own
_OWN_SERVERS: Final = ("DATABASE_", "REDIS_URL", "SMTP_URL", "SECRET_KEYS", "KINERJA_HOME")


class DemoStuck(Exception):  # noqa: N818  # a refusal to report half a cycle
    """The worker did not bring everything to rest: too slow, a failed job, or a dead process."""

    def __init__(self, left: Unfinished, dead: str | None) -> None:
        super().__init__(f"{left}, dead: {dead}")


def play_once(environ: Mapping[str, str], options: DemoOptions) -> dict[str, Any]:
    """Play the cycle with real servers, worker, scheduler and mail; everything is removed after.

    The figures of design, plus `seconds`. DemoStuck when the cycle does not come to rest.
    """
    began = time.monotonic()
    with temporary_home() as home, catching_mail(home / "mail") as smtp:
        kept = {k: v for k, v in environ.items() if not k.startswith(_OWN_SERVERS)}
        own = {"KINERJA_HOME": str(home), "SMTP_URL": smtp, "MAIL_FROM": MAIL_FROM}
        figures = _play({**kept, "LOG_LEVEL": "WARNING", **own}, options)
    return {**figures, "seconds": round(time.monotonic() - began, 1)}


def _play(environ: Mapping[str, str], options: DemoOptions) -> dict[str, Any]:
    settings = Settings.from_environ(environ)
    with servers(settings) as addresses:
        migrate(addresses.database_urls.owner, settings.role_prefix)
        app = create_app(settings, addresses.database_urls, addresses.redis_url)
        commands = [["scheduler"], *worker_commands(SMALL_PLAN)]
        with app.app_context():
            # the first region is played while the next is being prepared
            with Supervisor(commands, environ) as children:
                prepare(options)
                wait_for_rest(children)
            publish_stale(settings.min_cell)
            figures = report(options.as_of.year - 1)
        dispose_engines(app)
    return figures


def wait_for_rest(children: Supervisor) -> None:
    """Wait until every job, message and recount is done; DemoStuck when nothing moves any more."""
    seen, deadline = None, 0.0
    while not (left := look()).is_at_rest:
        if left != seen:
            seen, deadline = left, time.monotonic() + _PATIENCE
        dead = children.dead()
        if dead or left.failed_jobs or time.monotonic() > deadline:
            raise DemoStuck(left, dead)
        time.sleep(_PAUSE)
    if left.failed_jobs:
        raise DemoStuck(left, None)


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A fresh home; it and its servers' data are gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="kinerja-demo-"))
    try:
        yield home
    finally:
        discard(home)
        shutil.rmtree(home, ignore_errors=True)
