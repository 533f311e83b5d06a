"""`kinerja migrate`: bring the database to the present."""

import click

from kinerja.cli.running import read_settings
from kinerja.embedded import servers
from kinerja.migrating import migrate, revisions


@click.command("migrate")
def command() -> None:
    """Perbarui basis data ke bentuk terbaru (aman diulang)."""
    settings = read_settings()
    with servers(settings) as addresses:
        migrate(addresses.database_urls.owner, settings.role_prefix)
        current, _head = revisions(addresses.database_urls.owner)
    click.echo(f"Basis data berada di revisi {current}.")
