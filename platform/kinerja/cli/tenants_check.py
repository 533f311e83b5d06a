"""`kinerja tenants check`: every fault in the files of one or more regions."""

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

import click
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs import Fault, Inspection, inspect_pack

_FAULTY: Final = 1


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON: ok, packs.")
def check_command(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Periksa folder daerah PATHS: tiap kesalahan dengan berkas, kunci, dan perbaikannya."""
    sys.exit(check(paths, as_json=as_json))


def check(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print what is wrong with these packs, or with those inside these folders; 1 for faults."""
    packs = [pack for path in paths for pack in _packs_in(path)]
    found = [(pack, inspect_pack(pack)) for pack in packs]
    click.echo(_as_json(found) if as_json else "\n".join(_lines(found)))
    return _FAULTY if any(each.faults for _pack, each in found) else 0


def _packs_in(path: Path) -> list[Path]:
    """The folder itself, or its packs where it is a folder of several, such as tenants/."""
    inside = sorted(file.parent for file in path.glob("*/tenant.toml"))
    return inside if inside and not (path / "tenant.toml").exists() else [path]


def _as_json(found: Sequence[tuple[Path, Inspection]]) -> str:
    packs = [
        {
            "path": str(pack),
            "faults": [dataclasses.asdict(fault) for fault in each.faults],
            "warnings": [dataclasses.asdict(warning) for warning in each.warnings],
        }
        for pack, each in found
    ]
    ok = not any(each.faults for _pack, each in found)
    return json.dumps({"ok": ok, "packs": packs}, ensure_ascii=False, indent=2)


def _lines(found: Sequence[tuple[Path, Inspection]]) -> Iterator[str]:
    for pack, each in found:
        yield from _listed(each.faults)
        if each.faults:
            count = len(each.faults)
            said = ngettext("%(num)d kesalahan.", "%(num)d kesalahan.", count)
            yield f"{pack}: {said}"
        else:
            yield _("%(pack)s: tidak ada kesalahan.", pack=pack)
        if each.warnings:
            count = len(each.warnings)
            said = ngettext("%(num)d peringatan.", "%(num)d peringatan.", count)
            yield f"{pack}: {said}"
            yield from _listed(each.warnings)


def _listed(faults: Sequence[Fault]) -> Iterator[str]:
    for file, in_file in groupby(faults, key=lambda fault: fault.file):
        yield file
        for fault in in_file:
            yield from _fault_lines(fault)


def _fault_lines(fault: Fault) -> Iterator[str]:
    heading = f"{fault.key} ({fault.place})" if fault.place else fault.key
    if heading:
        yield f"  {heading}"
    yield f"    {fault.problem}"
    yield f"    {fault.remedy}"
