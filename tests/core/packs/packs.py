"""A good pack in a folder of the test's own, and small edits that break it."""

import shutil
from pathlib import Path

from kinerja.packs import Fault, check_pack
from kinerja.paths import TENANTS

GOOD = ("lhokseumawe", "kepahiang")


def copy_of(slug: str, folder: Path) -> Path:
    """The region's pack, copied to where the test may break it."""
    return Path(shutil.copytree(TENANTS / slug, folder / slug))


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first place where `old` stands; it must stand there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def places(folder: Path) -> list[tuple[str, str]]:
    """File name and key of every fault; each must say what is wrong and what to do."""
    faults = check_pack(folder)
    for fault in faults:
        assert fault.problem.strip()
        assert fault.remedy.strip()
    return [(Path(fault.file).name, fault.key) for fault in faults]


def fault_of(folder: Path, key: str) -> Fault:
    """The one fault at this key."""
    (found,) = [fault for fault in check_pack(folder) if fault.key == key]
    return found
