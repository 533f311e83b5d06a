"""`kinerja`: the commands of the core and of every module."""

import click

import modules
from kinerja.cli import doctor, migrate
from kinerja.cli.audit import audit
from kinerja.cli.national import national
from kinerja.cli.rubrics import rubrics
from kinerja.cli.run import scheduler, serve, worker
from kinerja.cli.tenants import tenants
from kinerja.demo.commands import command as demo


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Kinerja: pengelolaan kinerja ASN daerah."""


CORE: tuple[click.Command, ...] = (
    demo,
    serve,
    worker,
    scheduler,
    migrate.command,
    doctor.command,
    tenants,
    rubrics,
    national,
    audit,
)

for _command in (*CORE, *(c for feature in modules.FEATURES for c in feature.commands)):
    main.add_command(_command)
