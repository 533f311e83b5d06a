"""`kinerja demo`: generated regions, served until told to stop."""

import os
import shutil
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from time import monotonic, sleep
from typing import Final

import click

from kinerja.app import create_app
from kinerja.cli.processes import Supervisor, worker_commands
from kinerja.config import Settings
from kinerja.database import dispose_engines
from kinerja.demo.mail_catcher import catching_mail
from kinerja.demo.once import MAIL_FROM
from kinerja.demo.options import DemoOptions
from kinerja.demo.regions import prepare, refuse_real_regions
from kinerja.demo.sign_ins import SignIn, recall, remember
from kinerja.embedded import Addresses, discard, servers
from kinerja.jobs.plan import SMALL_PLAN
from kinerja.migrating import migrate

_PORTS_TRIED: Final = 50
_START_SECONDS: Final = 60.0


def serve_demo(settings: Settings, options: DemoOptions, *, fresh: bool) -> int:
    """Serve until told to stop; 0 then, 1 when a program ended by itself.

    RealRegionsPresent when the database holds a region the demo did not create.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if fresh:
        _start_over(settings)
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = replace(settings, port=free_port(settings.host, settings.port))
    with ExitStack() as stack:
        environ = {**os.environ, "KINERJA_HOME": str(settings.home)}
        if settings.smtp_url is None:
            smtp = stack.enter_context(catching_mail(settings.home / "mail"))
            environ |= {"SMTP_URL": smtp, "MAIL_FROM": MAIL_FROM}
        addresses = stack.enter_context(servers(settings))
        sign_ins = _prepare(settings, addresses, options)
        children = stack.enter_context(Supervisor(_commands(settings), environ))
        _wait_for_page(settings, children)
        _tell(settings, sign_ins)
        return children.wait()


def _commands(settings: Settings) -> list[Sequence[str]]:
    web = ["serve", "--host", settings.host, "--port", str(settings.port)]
    return [web, ["scheduler"], *worker_commands(SMALL_PLAN)]


def _prepare(settings: Settings, addresses: Addresses, options: DemoOptions) -> list[SignIn]:
    urls = addresses.database_urls
    migrate(urls.owner, settings.role_prefix)
    app = create_app(settings, urls, addresses.redis_url)
    with app.app_context():
        refuse_real_regions()
        sign_ins = recall(settings.home) + prepare(options)
    dispose_engines(app)
    remember(settings.home, sign_ins)
    return sign_ins


def _start_over(settings: Settings) -> None:
    """Throw away the demo of this home, never anything else."""
    if settings.database_urls is not None or not settings.home.exists():
        return
    with servers(settings) as addresses:
        migrate(addresses.database_urls.owner, settings.role_prefix)
        app = create_app(settings, addresses.database_urls, addresses.redis_url)
        with app.app_context():
            refuse_real_regions()
        dispose_engines(app)
    discard(settings.home)
    shutil.rmtree(settings.home)


def free_port(host: str, first: int) -> int:
    """This port, or the next one nobody listens on."""
    for port in range(first, first + _PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {first} on")


def _wait_for_page(settings: Settings, children: Supervisor) -> None:
    deadline = monotonic() + _START_SECONDS
    while children.dead() is None and monotonic() < deadline:
        connection = HTTPConnection(settings.host, settings.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status < 400:  # noqa: PLR2004  # HTTP's own
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        sleep(0.1)


def _tell(settings: Settings, sign_ins: Sequence[SignIn]) -> None:
    click.echo(f"Kinerja berjalan di http://{settings.host}:{settings.port}/  (DATA CONTOH)")
    click.echo("Daur tahun lalu dimainkan di belakang layar; isi halaman bertambah sendiri.")
    for sign_in in sign_ins:
        address = f"http://{settings.host}:{settings.port}{sign_in.path}"
        who = f"{sign_in.role} ({sign_in.name})"
        click.echo(f"  {address}  {who}: {sign_in.identifier}  {sign_in.password}")
    click.echo(f"Surel yang terkirim ada di {settings.home / 'mail'}. Berhenti: Ctrl-C.")
    sys.stdout.flush()
