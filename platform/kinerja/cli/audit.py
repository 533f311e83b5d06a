"""`kinerja audit`: whether the log of a region is whole."""

import json
import sys
from typing import Any

import click

from kinerja.audit.chain import FaultKind
from kinerja.audit.verifying import Verification, verify
from kinerja.cli.running import WRONG_USE, read_settings, running
from kinerja.tenancy.directory import read

_FAULTY = 1
_WORDS = {
    FaultKind.ENTRY_REMOVED: "catatan {entry} dihapus",
    FaultKind.ENTRY_CHANGED: "catatan {entry} diubah",
    FaultKind.ENTRY_ADDED: "catatan {entry} disisipkan",
    FaultKind.SEAL_CHANGED: "segel {seal} diubah",
    FaultKind.CHAIN_BROKEN: "rantai putus pada segel {seal}",
}


@click.group("audit")
def audit() -> None:
    """Jejak audit setiap daerah."""


@audit.command("verify")
@click.argument("slug", required=False)
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def verify_command(slug: str | None, *, as_json: bool) -> None:
    """Hitung ulang segel jejak audit satu daerah, atau semua daerah."""
    with running(read_settings()):
        entries = read(slug)
        found = {entry.slug: verify(entry.id) for entry in entries}
    if slug is not None and not found:
        click.echo(f"Tidak ada daerah «{slug}». Lihat: kinerja tenants list", err=True)
        sys.exit(WRONG_USE)
    click.echo(json.dumps(as_data(found)) if as_json else as_text(found))
    if any(each.faults for each in found.values()):
        sys.exit(_FAULTY)


def as_data(found: dict[str, Verification]) -> dict[str, Any]:
    """The verifications as plain values."""
    return {"regions": [{"slug": slug, **_plain(each)} for slug, each in found.items()]}


def _plain(each: Verification) -> dict[str, Any]:
    return {
        "seals": each.seals,
        "entries": each.entries,
        "faults": [
            {"kind": fault.kind.value, "seal": fault.seal, "entry": fault.entry}
            for fault in each.faults
        ],
        "unsealed": {
            "count": each.tail.count,
            "first": each.tail.first,
            "last": each.tail.last,
        },
        "head": each.head,
    }


def as_text(found: dict[str, Verification]) -> str:
    """The verifications in words, faults under their region."""
    lines = []
    for slug, each in found.items():
        state = f"{len(each.faults)} kesalahan" if each.faults else "utuh"
        lines.append(
            f"{slug}: {state}; {each.seals} segel, {each.entries} catatan, "
            f"{each.tail.count} belum disegel; segel terakhir {each.head or '—'}"
        )
        for fault in each.faults:
            words = _WORDS[fault.kind].format(entry=fault.entry, seal=fault.seal)
            lines.append(f"  - {words} (segel {fault.seal})")
    return "\n".join(lines)
