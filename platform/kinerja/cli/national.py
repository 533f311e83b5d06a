"""`kinerja national`: the published summary on the command line."""

import json
import sys

import click

from kinerja.cli.running import read_settings, running
from kinerja.national.figures import as_data
from kinerja.national.queries import TOTAL, Summary, find_summary
from kinerja.rubrics.predicate import Predicate


@click.group("national")
def national() -> None:
    """Ringkasan nasional yang sudah diterbitkan."""


@national.command("summary")
@click.option("--year", type=int, help="Tahun penilaian; tanpa ini, tahun terbaru.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def summary_command(year: int | None, *, as_json: bool) -> None:
    """Sebaran predikat tahunan menurut daerah."""
    with running(read_settings()):
        found = find_summary(year)
    if found is None:
        click.echo("Belum ada cuplikan untuk tahun itu.", err=True)
        sys.exit(1)
    click.echo(json.dumps(as_data(found), ensure_ascii=False) if as_json else _as_text(found))


def _as_text(summary: Summary) -> str:
    lines = [f"Tahun {summary.year}, per {summary.as_of:%d-%m-%Y %H.%M} UTC"]
    for name, cells in [(r.name, r.cells) for r in summary.regions] + [("Semua", summary.totals)]:
        shown = (f"{p.value} {_shown(cells, p.value)}" for p in Predicate)
        lines.append(f"{name:<28} final {_shown(cells, TOTAL)}: " + ", ".join(shown))
    return "\n".join(lines)


def _shown(cells: dict[str, int | None], key: str) -> str:
    if key not in cells:
        return "—"
    n = cells[key]
    return "disamarkan" if n is None else str(n)
