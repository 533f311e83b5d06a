"""`kinerja doctor`: what was found on this machine, and how to mend what is wrong."""

import os
import sys
from dataclasses import asdict

import click
import orjson
from flask_babel import gettext as _

from kinerja.config import ConfigError, Settings
from kinerja.doctor import Finding, State, examine, worst
from kinerja.embedded import EmbeddedError, servers

_MARKS = {State.OK: "✓", State.WARN: "!", State.BAD: "✗"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(*, as_json: bool) -> None:
    """Periksa server, peran, kebijakan, migrasi, antrean, surel, dan ruang simpan."""
    findings = findings_here()
    if as_json:
        report = {"state": worst(findings), "findings": [asdict(found) for found in findings]}
        click.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2))
    else:
        for finding in findings:
            _print(finding)
    sys.exit(1 if worst(findings) is State.BAD else 0)


def findings_here() -> list[Finding]:
    """The examination of what this environment describes, down to a wrong variable in it."""
    try:
        settings = Settings.from_environ(os.environ)
        with servers(settings) as addresses:
            return [_settings(settings), *examine(settings, addresses)]
    except ConfigError as fault:
        found = fault.variable if fault.value is None else f"{fault.variable}={fault.value}"
        return [Finding("settings", State.BAD, found, fault.remedy)]
    except EmbeddedError as fault:
        return [Finding("servers", State.BAD, type(fault).__name__, str(fault))]


def _settings(settings: Settings) -> Finding:
    return Finding("settings", State.OK, _("Folder data %(home)s", home=settings.home))


def _print(finding: Finding) -> None:
    click.echo(f"{_MARKS[finding.state]} {_label(finding.name)}: {finding.found}")
    if finding.remedy:
        click.echo(f"    → {finding.remedy}")


def _label(name: str) -> str:
    labels = {
        "settings": _("Pengaturan"),
        "servers": _("Server"),
        "database": _("Basis data"),
        "redis": _("Antrean pesan"),
        "roles": _("Peran basis data"),
        "role": _("Peran basis data"),
        "migrations": _("Migrasi"),
        "policies": _("Pagar antardaerah"),
        "queues": _("Pekerjaan"),
        "mail": _("Surel"),
        "disk": _("Ruang simpan"),
    }
    return labels[name.partition(".")[0]]
