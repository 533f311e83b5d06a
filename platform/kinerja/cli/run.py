"""`kinerja serve | worker | scheduler`: the programs an installation runs."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import click
from flask_babel import gettext as _
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from kinerja import logs
from kinerja.app import create_app
from kinerja.cli.processes import Supervisor, worker_commands
from kinerja.cli.running import WRONG_USE, read_settings
from kinerja.cli.serving import WebServer
from kinerja.config import Settings
from kinerja.database import dispose_engines, engine_of
from kinerja.doctor import UnsafeRole, refuse_unsafe_role
from kinerja.embedded import Addresses, EmbeddedError, servers
from kinerja.jobs.leader import Leadership
from kinerja.jobs.plan import SMALL_PLAN, PlanError, read_plan
from kinerja.jobs.queues import Queue, connect
from kinerja.jobs.relay import Relay
from kinerja.jobs.scheduler import Scheduler
from kinerja.jobs.worker import work
from kinerja.migrating import revisions

_FAULTY = 1


def run_server(settings: Settings, processes: int = 2) -> None:
    """Serve pages until told to stop."""
    with _servers(settings) as addresses:
        urls, redis_url = addresses.database_urls, addresses.redis_url
        WebServer(lambda: create_app(settings, urls, redis_url), settings, processes).run()


def run_worker(settings: Settings, queues: Sequence[Queue], *, burst: bool = False) -> None:
    """Do jobs from these queues until told to stop; with `burst`, until there are none."""
    with _servers(settings) as addresses:
        app = create_app(settings, addresses.database_urls, addresses.redis_url)
        with connect(addresses.redis_url) as connection:
            work(app, connection, queues, burst=burst)


def run_scheduler(settings: Settings) -> None:
    """Relay what waits and start what recurs, until told to stop."""
    stop = Event()
    with _servers(settings) as addresses:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        app = create_app(settings, addresses.database_urls, addresses.redis_url)
        with app.app_context(), connect(addresses.redis_url) as connection:
            relay = engine_of("relay")
            Scheduler(Leadership(relay), Relay(relay, connection), connection).run(stop)
        dispose_engines(app)


def run_together(settings: Settings, commands: Sequence[Sequence[str]]) -> int:
    """Run these commands side by side; 0 when told to stop, 1 when one of them ended by itself."""
    with _servers(settings), Supervisor(commands) as children:
        return children.wait()


@contextmanager
def _servers(settings: Settings) -> Iterator[Addresses]:
    """Servers up and their database of today; told to stop, the program leaves in good order."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logs.configure(settings.log_level)
    try:
        with servers(settings) as addresses:
            _refuse_when_behind(addresses)
            _refuse_unsafe(addresses)
            yield addresses
    except (EmbeddedError, UnsafeRole) as fault:
        click.echo(str(fault), err=True)
        sys.exit(_FAULTY)


def _refuse_when_behind(addresses: Addresses) -> None:
    current, newest = revisions(addresses.database_urls.owner)
    if current != newest:
        told = _(
            "Basis data berada di revisi %(current)s, program ini memerlukan %(newest)s. "
            "Jalankan: kinerja migrate",
            current=current or "—",
            newest=newest,
        )
        click.echo(told, err=True)
        sys.exit(_FAULTY)


def _refuse_unsafe(addresses: Addresses) -> None:
    engine = create_engine(addresses.database_urls.rw, poolclass=NullPool)
    with engine.connect() as connection:
        refuse_unsafe_role(connection)


@click.command("serve")
@click.option("--host", help="Alamat yang didengarkan; tanpa ini, KINERJA_HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Tanpa ini, KINERJA_PORT.")
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--with-jobs", is_flag=True, help="Jalankan juga pekerja dan penjadwal.")
def serve(host: str | None, port: int | None, processes: int, *, with_jobs: bool) -> None:
    """Layani halaman web."""
    settings = read_settings()
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    if not with_jobs:
        run_server(settings, processes)
        return
    web = ["serve", "--host", settings.host, "--port", str(settings.port)]
    web += ["--processes", str(processes)]
    sys.exit(run_together(settings, [web, ["scheduler"], *worker_commands(SMALL_PLAN)]))


@click.command("worker")
@click.option(
    "--queue",
    "queues",
    multiple=True,
    type=click.Choice([queue.value for queue in Queue]),
    help="Antrean yang dilayani, boleh diulang; tanpa ini, semua.",
)
@click.option("--burst", is_flag=True, help="Selesai begitu antrean kosong.")
@click.option(
    "--plan",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Jalankan semua proses menurut berkas seperti infra/workers.toml.",
)
def worker(queues: tuple[str, ...], plan: Path | None, *, burst: bool) -> None:
    """Kerjakan pekerjaan dari antrean."""
    settings = read_settings()
    if plan is None:
        run_worker(settings, [Queue(name) for name in queues] or list(Queue), burst=burst)
        return
    if queues or burst:
        raise click.UsageError(_("--plan tidak digabung dengan --queue atau --burst."))
    try:
        groups = read_plan(plan)
    except PlanError as fault:
        click.echo(str(fault), err=True)
        sys.exit(WRONG_USE)
    sys.exit(run_together(settings, worker_commands(groups)))


@click.command("scheduler")
def scheduler() -> None:
    """Teruskan yang menunggu ke antrean dan mulai yang berkala; satu yang memimpin."""
    run_scheduler(read_settings())
