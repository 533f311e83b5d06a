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

from kinerja.packs import Fault, check_pack

_FAULTY: Final = 1


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Keluaran JSON: ok, packs.")
def check_command(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Periksa folder daerah PATHS: tiap kesalahan dengan berkas, kunci, dan perbaikannya."""
    sys.exit(check(paths, as_json=as_json))


def check(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print every fault of these packs, or of the packs inside these folders; 0 fine, 1 faults."""
    packs = [pack for path in paths for pack in _packs_in(path)]
    found = [(pack, check_pack(pack)) for pack in packs]
    click.echo(_as_json(found) if as_json else "\n".join(_lines(found)))
    return _FAULTY if any(faults for _pack, faults in found) else 0


def _packs_in(path: Path) -> list[Path]:
    """The folder itself, or its packs where it is a folder of several, such as tenants/."""
    inside = sorted(file.parent for file in path.glob("*/tenant.toml"))
    return inside if inside and not (path / "tenant.toml").exists() else [path]


def _as_json(found: Sequence[tuple[Path, list[Fault]]]) -> str:
    packs = [
        {"path": str(pack), "faults": [dataclasses.asdict(fault) for fault in faults]}
        for pack, faults in found
    ]
    ok = not any(faults for _pack, faults in found)
    return json.dumps({"ok": ok, "packs": packs}, ensure_ascii=False, indent=2)


def _lines(found: Sequence[tuple[Path, list[Fault]]]) -> Iterator[str]:
    for pack, faults in found:
        for file, in_file in groupby(faults, key=lambda fault: fault.file):
            yield file
            for fault in in_file:
                yield from _fault_lines(fault)
        if faults:
            count = ngettext("%(num)d kesalahan.", "%(num)d kesalahan.", len(faults))
            yield f"{pack}: {count}"
        else:
            yield _("%(pack)s: tidak ada kesalahan.", pack=pack)


def _fault_lines(fault: Fault) -> Iterator[str]:
    heading = f"{fault.key} ({fault.place})" if fault.place else fault.key
    if heading:
        yield f"  {heading}"
    yield f"    {fault.problem}"
    yield f"    {fault.remedy}"
