"""`kinerja rubrics lint`: every fault and warning of a rubric before it is published."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kinerja.cli.rubrics_source import (
    FAULTY,
    RUBRIC_FILE,
    fault_document,
    fault_lines,
    in_json,
    in_language,
    place_of,
    print_json,
)
from kinerja.packs import Inspection, inspect_pack
from kinerja.packs.documents import TENANT
from kinerja.packs.rubric_file import inspect_rubric
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _


@click.command("lint")
@click.argument("path")
@in_json
@in_language
def lint_command(path: str, language: str, *, as_json: bool) -> None:
    """Periksa rubrik di PATH: folder daerah (dengan berkas lainnya) atau satu rubric.toml."""
    place = place_of(path, language)
    found = _inspect(place)
    if as_json:
        faults = [fault_document(fault, language) for fault in found.faults]
        warnings = [fault_document(warning, language) for warning in found.warnings]
        print_json({"ok": not faults, "path": str(place), "faults": faults, "warnings": warnings})
    else:
        for line in _lines(place, found, language):
            click.echo(line)
    sys.exit(FAULTY if found.faults else 0)


def _inspect(place: Path) -> Inspection:
    if not place.is_dir():
        return inspect_rubric(place)
    is_pack = (place / TENANT.file).exists()
    return inspect_pack(place) if is_pack else inspect_rubric(place / RUBRIC_FILE)


def _lines(place: Path, found: Inspection, language: str) -> Iterator[str]:
    counts = {"path": place, "faults": len(found.faults), "warnings": len(found.warnings)}
    yield from fault_lines(found.faults, language)
    if found.warnings:
        yield str(said_in(_("Peringatan:"), language))
        yield from fault_lines(found.warnings, language)
    summary = _("%(path)s: kesalahan %(faults)d, peringatan %(warnings)d.", **counts)
    yield str(said_in(summary, language))
