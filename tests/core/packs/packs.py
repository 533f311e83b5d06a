"""A good pack in a folder of the test's own, and small edits that break it."""

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja.packs import Fault, check_pack
from kinerja.packs.exact_numbers import decimal_of
from kinerja.paths import TENANTS

GOOD: Final = tuple(sorted(file.parent.name for file in TENANTS.glob("*/tenant.toml")))
GONE: Final = object()
Change = Callable[[Any], Any]

_STEP: Final = re.compile(r"([a-z_]+)|\[([^\]]+)\]")
_NAMES: Final = ("code", "kind")


def copy_of(slug: str, folder: Path) -> Path:
    """The region's pack, copied to where the test may break it."""
    return Path(shutil.copytree(TENANTS / slug, folder / slug))


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first place where `old` stands; it must stand there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def document(file: Path) -> dict[str, Any]:
    """What the file says, its decimals exact."""
    return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=decimal_of)


def change(file: Path, path: str, new: Any) -> None:
    """Write the file again with another value at `path`; a callable is given the old one.

    A path goes by codes, `components[hasil].indicators[capaian_target].missing`, or places from 0;
    the empty one is the whole document.
    """
    whole = {"": document(file)}
    *outer, last = ["", *steps(path)]
    table: Any = whole
    for step in outer:
        table = table[place(table, step)]
    at = place(table, last)
    if new is GONE:
        del table[at]
    else:
        table[at] = new(table[at]) if callable(new) else new
    lines = (f"{key} = {_written(value)}\n" for key, value in whole[""].items())
    file.write_text("".join(lines), encoding="utf-8")


def key_of(said: Mapping[str, Any], path: str) -> str:
    """The path with places for codes, as a fault names it."""
    written, here = "", said
    for step in steps(path):
        at = place(here, step)
        written += f"[{at}]" if isinstance(at, int) else f".{at}"
        try:
            here = here[at]
        except (LookupError, TypeError):
            here = {}
    return written.removeprefix(".")


def steps(path: str) -> list[str]:
    """The path, key by key; what names a row keeps its bracket."""
    return [key or f"[{row}" for key, row in _STEP.findall(path)]


def place(table: Any, step: str) -> Any:
    """Where this step leads: the key itself, or the place of the row it names."""
    if not step.startswith("["):
        return step
    name = step[1:]
    if re.fullmatch(r"-?\d+", name):
        return int(name) % len(table)
    (found,) = [at for at, row in enumerate(table) if name in {str(row.get(key)) for key in _NAMES}]
    return found


def places(folder: Path) -> list[tuple[str, str]]:
    """File name and key of every fault of the pack in this folder."""
    return places_of(check_pack(folder))


def places_of(faults: list[Fault]) -> list[tuple[str, str]]:
    """File name and key of every fault; each must say what is wrong and what to do."""
    for fault in faults:
        assert fault.problem.strip()
        assert fault.remedy.strip()
    return [(Path(fault.file).name, fault.key) for fault in faults]


def fault_of(folder: Path, key: str) -> Fault:
    """The one fault at this key."""
    (found,) = [fault for fault in check_pack(folder) if fault.key == key]
    return found


def _written(value: Any) -> str:
    """A value as TOML on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(key)} = {_written(each)}" for key, each in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)
