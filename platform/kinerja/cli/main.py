"""`kinerja`: the commands of the core and of every module."""

import click

import modules
from kinerja.cli import doctor, migrate
from kinerja.cli.national import national
from kinerja.cli.tenants import tenants


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Kinerja: pengelolaan kinerja ASN daerah."""


CORE: tuple[click.Command, ...] = (migrate.command, doctor.command, tenants, national)

for _command in (*CORE, *(c for feature in modules.FEATURES for c in feature.commands)):
    main.add_command(_command)
