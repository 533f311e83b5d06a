"""The arithmetic of the log's seals: pure, so that it can be repeated off-line.

An entry's hash is SHA-256 over its canonical JSON (UTF-8, keys sorted, no spaces); a seal's hash
covers the hashes of its entries and the hash of the seal before it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import orjson

GENESIS: Final = bytes(32)  # what the first seal names as the hash before it
HASH_BYTES: Final = 32


class FaultKind(StrEnum):
    """What can be wrong with a sealed log."""

    ENTRY_REMOVED = "entry_removed"
    ENTRY_CHANGED = "entry_changed"
    ENTRY_ADDED = "entry_added"
    SEAL_CHANGED = "seal_changed"
    CHAIN_BROKEN = "chain_broken"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which seal, and which entry where it is about one."""

    kind: FaultKind
    seal: int
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """A link of the chain as it stands in the table."""

    tenant: int
    number: int
    numbers: tuple[int, ...]
    hashes: tuple[bytes, ...]
    previous: bytes
    sealed_at: datetime
    own: bytes = b""

    def hash(self) -> bytes:
        """What the seal's own hash must be."""
        head = {
            "tenant": self.tenant,
            "number": self.number,
            "entries": self.numbers,
            "previous": self.previous.hex(),
            "sealed_at": self.sealed_at,
        }
        return hashlib.sha256(_canonical(head) + b"".join(self.hashes)).digest()


def entry_hash(entry: Mapping[str, Any]) -> bytes:
    """The hash of one entry, given as column name to value."""
    return hashlib.sha256(_canonical(dict(entry))).digest()


def split_hashes(joined: bytes) -> tuple[bytes, ...]:
    """The entry hashes of a seal, which are stored one after the other."""
    return tuple(joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES))


def faults_of(seal: Seal, entries: Sequence[Mapping[str, Any]], before: Seal | None) -> list[Fault]:
    """Everything wrong with one seal and the entries now found in its range."""
    found = _faults_of_link(seal, before)
    present = {entry["number"]: entry_hash(entry) for entry in entries}
    sealed = dict(zip(seal.numbers, seal.hashes, strict=False))
    for number, digest in sealed.items():
        if number not in present:
            found.append(Fault(FaultKind.ENTRY_REMOVED, seal.number, number))
        elif present[number] != digest:
            found.append(Fault(FaultKind.ENTRY_CHANGED, seal.number, number))
    added = sorted(present.keys() - sealed.keys())
    return found + [Fault(FaultKind.ENTRY_ADDED, seal.number, number) for number in added]


def _faults_of_link(seal: Seal, before: Seal | None) -> list[Fault]:
    expected = (before.number + 1, before.own) if before else (1, GENESIS)
    found = []
    if (seal.number, seal.previous) != expected:
        found.append(Fault(FaultKind.CHAIN_BROKEN, seal.number))
    if seal.own != seal.hash() or len(seal.numbers) != len(seal.hashes):
        found.append(Fault(FaultKind.SEAL_CHANGED, seal.number))
    return found


def _canonical(value: dict[str, Any]) -> bytes:
    plain = {key: _plain(each) for key, each in value.items()}
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
