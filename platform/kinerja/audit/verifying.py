"""Checking a sealed log: what was removed, changed or slipped in, and what is not sealed yet."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from kinerja.audit.chain import Fault, FaultKind, Seal, faults_of
from kinerja.audit.models import AuditEntry, AuditSeal
from kinerja.audit.sealing import entries_between, read_seal
from kinerja.database import db
from kinerja.ids import TenantId
from kinerja.tenancy import unit_of_work

_BEGINNING: Final = -(2**63)  # nothing stands before it


@dataclass(frozen=True, slots=True)
class Tail:
    """The entries no seal covers yet."""

    count: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What a region's log is worth: `head` is the hash of its newest seal, in hex."""

    seals: int
    entries: int
    faults: tuple[Fault, ...]
    tail: Tail
    head: str | None


def verify(tenant: TenantId) -> Verification:
    """Recompute every seal of a region from the entries that are there now."""
    with unit_of_work(tenant):
        before: Seal | None = None
        faults: list[Fault] = []
        numbers = list(db.session.scalars(select(AuditSeal.number).order_by(AuditSeal.number)))
        entries = 0
        for number in numbers:
            row = db.session.get_one(AuditSeal, number)
            seal = read_seal(row)
            found = entries_between(tenant, _end_of(before), _end_of(seal))
            faults += _shown_numbers(row, seal) + faults_of(seal, found, before)
            entries += len(found)
            before = seal
            db.session.expunge(row)
        return Verification(
            seals=len(numbers),
            entries=entries,
            faults=tuple(faults),
            tail=_tail(_end_of(before)),
            head=before.own.hex() if before else None,
        )


def _shown_numbers(row: AuditSeal, seal: Seal) -> list[Fault]:
    """The columns people read must say what the hashed list says."""
    shown = (row.first_entry, row.last_entry, row.count)
    hashed = (min(seal.numbers, default=0), _end_of(seal), len(seal.numbers))
    return [] if shown == hashed else [Fault(FaultKind.SEAL_CHANGED, seal.number)]


def _end_of(seal: Seal | None) -> int:
    return max(seal.numbers, default=_BEGINNING) if seal else _BEGINNING


def _tail(last: int) -> Tail:
    number = AuditEntry.number
    asked = select(func.count(), func.min(number), func.max(number)).where(number > last)
    return Tail(*db.session.execute(asked).one())
