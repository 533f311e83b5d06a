"""`kinerja tenants`: regions as files and as entries of the directory."""

import json
import sys
from pathlib import Path

import click
from sqlalchemy import select

from kinerja.cli.running import WRONG_USE, read_settings, running
from kinerja.cli.tenants_check import check, check_command
from kinerja.database import db
from kinerja.packs import PackFaults, read_pack
from kinerja.packs.errors import FolderNotEmpty
from kinerja.packs.json_schema import write_schemas
from kinerja.tenancy import enter
from kinerja.tenancy.directory import read
from kinerja.tenancy.exporting import export_folder
from kinerja.tenancy.loading import Loaded, load_folder
from kinerja.tenancy.models import Region

_FOLDER = click.Path(path_type=Path)


@click.group("tenants")
def tenants() -> None:
    """Daerah: berkas-berkasnya dan isinya di basis data."""


tenants.add_command(check_command, "check")


@tenants.command("list")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def list_command(*, as_json: bool) -> None:
    """Daftar daerah: slug, nama, keadaan."""
    with running(read_settings()):
        rows = []
        for entry in read():
            with enter(entry.id):
                name = db.session.scalar(select(Region.name))
            rows.append({"slug": entry.slug, "name": name, "state": entry.state.name.lower()})
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['slug']:<20} {row['name']}  ({row['state']})")
    if not rows:
        click.echo("Belum ada daerah. Muat satu: kinerja tenants load tenants/lhokseumawe")


@tenants.command("load")
@click.argument("folders", nargs=-1, required=True, type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def load_command(folders: tuple[Path, ...], *, as_json: bool) -> None:
    """Muat berkas daerah ke basis data; aman diulang."""
    with running(read_settings()):
        try:
            for folder in folders:
                read_pack(folder)  # one faulty folder: nothing of the others is loaded either
            loaded = [load_folder(folder) for folder in folders]
        except PackFaults:
            sys.exit(check(folders, as_json=as_json))
    if as_json:
        rows = [{"slug": r.slug, "new": r.is_new, "changed": r.is_changed} for r in loaded]
        click.echo(json.dumps(rows))
        return
    for result in loaded:
        click.echo(f"{result.slug}: {_outcome(result)}")


@tenants.command("export")
@click.argument("slug")
@click.argument("target", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def export_command(slug: str, target: Path, *, as_json: bool) -> None:
    """Tulis pengaturan daerah SLUG kembali sebagai berkas ke folder baru TARGET/SLUG."""
    with running(read_settings()):
        entries = read(slug)
        if not entries:
            click.echo(f"Tidak ada daerah «{slug}». Lihat: kinerja tenants list", err=True)
            sys.exit(WRONG_USE)
        try:
            folder = export_folder(entries[0].id, target)
        except FolderNotEmpty as refused:
            click.echo(f"Folder {refused.folder} sudah berisi. Pilih folder lain.", err=True)
            sys.exit(WRONG_USE)
    click.echo(json.dumps({"slug": slug, "folder": str(folder)}) if as_json else str(folder))


@tenants.command("schema")
@click.argument("target", type=_FOLDER)
def schema_command(target: Path) -> None:
    """Tulis JSON Schema tiap berkas daerah ke folder TARGET, untuk penyunting teks."""
    for written in write_schemas(target):
        click.echo(str(written))


def _outcome(result: Loaded) -> str:
    if result.is_new:
        return "daerah baru dimuat"
    return "diperbarui" if result.is_changed else "sudah sama, tidak ada yang berubah"
