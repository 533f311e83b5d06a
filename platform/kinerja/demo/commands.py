"""The command `kinerja demo`."""

import json
import os
import sys
from dataclasses import replace
from datetime import date, datetime

import click
from flask_babel import gettext as _

from kinerja.cli.running import read_settings
from kinerja.demo.once import DemoStuck, play_once
from kinerja.demo.options import DemoOptions
from kinerja.demo.population import SMALLEST
from kinerja.demo.regions import RealRegionsPresent
from kinerja.demo.served import serve_demo

_DEFAULT = DemoOptions()
_LARGEST = 5000


@click.command("demo")
@click.option("--staff", type=click.IntRange(SMALLEST, _LARGEST), default=_DEFAULT.staff)
@click.option("--seed", type=int, default=_DEFAULT.seed)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=_DEFAULT.as_of.isoformat(),
    help="Tanggal.",
)
@click.option("--port", type=click.IntRange(1, 65535), help="Bila terpakai, port berikutnya.")
@click.option("--once", is_flag=True, help="Mainkan sekali di rumah sementara, lalu laporkan.")
@click.option("--fresh", is_flag=True, help="Buang demo yang lama, mulai dari awal.")
@click.option("--json", "as_json", is_flag=True, help="Dengan --once: laporan sebagai JSON.")
def command(  # noqa: PLR0913  # one parameter an option
    *,
    staff: int,
    seed: int,
    as_of: datetime,
    port: int | None,
    once: bool,
    fresh: bool,
    as_json: bool,
) -> None:
    """Jalankan Kinerja dengan daerah dan orang rekaan."""
    options = DemoOptions(staff, seed, date(as_of.year, as_of.month, as_of.day))
    if once:
        _once(options, as_json=as_json)
        return
    settings = read_settings()
    try:
        sys.exit(serve_demo(replace(settings, port=port or settings.port), options, fresh=fresh))
    except RealRegionsPresent as refused:
        told = _(
            "Basis data ini berisi daerah yang bukan contoh: %(slugs)s. "
            "Pakai KINERJA_HOME lain untuk demo.",
            slugs=", ".join(refused.slugs),
        )
        click.echo(told, err=True)
        sys.exit(1)


def _once(options: DemoOptions, *, as_json: bool) -> None:
    try:
        figures = play_once(os.environ, options)
    except DemoStuck as stuck:
        click.echo(_("Daur contoh tidak selesai: %(reason)s", reason=str(stuck)), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    for tenant in figures["tenants"]:
        click.echo(f"{tenant['slug']}: " + ", ".join(f"{k} {v}" for k, v in tenant.items()))
    click.echo(f"{figures['seconds']} s")
