"""What is wrong with a pack, said so that the person who wrote it can mend it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from marshmallow.exceptions import SCHEMA

Path = tuple[str | int, ...]

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_SHOWN: Final = 60
_NAMING_KEYS: Final = ("code", "kind", "level", "value", "date")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong and what to do about it; a warning does not keep from loading."""

    problem: str
    remedy: str
    is_warning: bool = False


Finding = tuple[Path, Complaint]


@dataclass(frozen=True, slots=True)
class Fault:
    """A complaint with the file and the key it is about.

    Args:
        file: The file as a reader would open it.
        key: Dotted key with list positions from 0, `components[1].weight`; empty for a whole file.
        problem: What is wrong, with the value found.
        remedy: What to do about it.
        place: The codes met on the way, for a reader who does not want to count positions.
    """

    file: str
    key: str
    problem: str
    remedy: str
    place: str = ""


class PackFaults(Exception):  # noqa: N818 - a pack is refused with its faults, plural
    """A pack cannot be read; carries every fault found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def shown(value: object) -> str:
    """The value as a refusal quotes it: cut where long, without characters a screen obeys."""
    try:
        said = str(value)
    except ValueError:  # a number of thousands of digits, which Python will not write out
        said = "…"
    plain = "".join(letter if letter.isprintable() else "·" for letter in said)
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"


def findings_in(messages: object, path: Path = ()) -> Iterator[Finding]:
    """Every complaint in marshmallow's nested messages, with its path."""
    if isinstance(messages, Complaint):
        yield path, messages
    elif isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from findings_in(inner, path if key == SCHEMA else (*path, key))
    else:
        for inner in cast("list[object]", messages):
            yield from findings_in(inner, path)


def fault_at(file: str, finding: Finding, document: Mapping[str, Any]) -> Fault:
    """The finding as a fault of this file, placed by the codes of the document."""
    path, complaint = finding
    return Fault(
        file, dotted(path), complaint.problem, complaint.remedy, _codes_along(path, document)
    )


def dotted(path: Path) -> str:
    """The path as a person writes it: `bands[2].label.en`."""
    written = ""
    for step in path:
        if isinstance(step, int):
            written += f"[{step}]"
        else:
            name = step if _BARE_KEY.fullmatch(step) else f'"{shown(step)}"'
            written += f".{name}" if written else name
    return written


def _codes_along(path: Path, document: Mapping[str, Any]) -> str:
    found: list[str] = []
    here: Any = document
    for step in path:
        try:
            here = here[step]
        except (LookupError, TypeError):
            break
        if isinstance(step, int) and isinstance(here, Mapping):
            found += [shown(here[key]) for key in _NAMING_KEYS if key in here][:1]
    return " › ".join(found)
