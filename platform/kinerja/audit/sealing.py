"""Sealing the log: each minute, the hashes of what it gained are chained and kept."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from psycopg.errors import LockNotAvailable
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from kinerja.audit.chain import GENESIS, Seal, entry_hash, split_hashes
from kinerja.audit.marks import clear_marks, seen_marks
from kinerja.audit.models import AuditEntry, AuditSeal
from kinerja.audit.service import LOCK_SPACE, SEAL_TOPIC
from kinerja.database import db, now
from kinerja.ids import TenantId
from kinerja.tenancy import unit_of_work

_SEALER_SPACE: Final = 0x5EA2  # the second lock: one sealer at a time, while writers go on
_MOST: Final = 5_000  # entries of one seal
ENTRIES: Final[Any] = AuditEntry.__table__
_log = logging.getLogger(__name__)


class SealingDelayedError(Exception):
    """A long transaction is writing the log; sealing waits for its end."""

    def __init__(self, tenant: TenantId) -> None:
        super().__init__(tenant)
        self.tenant = tenant


def seal(tenant: TenantId) -> int:
    """Seal everything committed so far; how many entries that were.

    Writers wait only while the last number is read: with the exclusive lock in hand no entry is
    on its way, so everything up to that number is there, and later entries get higher ones.
    """
    settled = _last_settled(tenant)
    total = 0
    while sealed := _seal_next(tenant, settled):
        total += sealed
    return total


def seal_and_clear(tenant: TenantId) -> None:
    """Seal, and delete the marks that asked for it; they stay when sealing has to wait."""
    with unit_of_work(tenant):
        seen = seen_marks(SEAL_TOPIC)
    try:
        seal(tenant)
    except SealingDelayedError:
        _log.warning("sealing of region %s waits for a long transaction", tenant)
        return
    with unit_of_work(tenant):
        clear_marks(seen)


def read_seal(row: AuditSeal) -> Seal:
    """A row of the table as a link of the chain."""
    return Seal(
        tenant=row.tenant_id,
        number=row.number,
        numbers=tuple(row.entry_numbers),
        hashes=split_hashes(row.entry_hashes),
        previous=row.previous_hash,
        sealed_at=row.sealed_at,
        own=row.seal_hash,
    )


def entries_between(
    tenant: TenantId, after: int, upto: int, most: int | None = None
) -> list[dict[str, Any]]:
    """The entries with after < number ≤ upto, in order."""
    numbers = ENTRIES.c.number
    asked = select(ENTRIES).where(ENTRIES.c.tenant_id == tenant, numbers > after, numbers <= upto)
    rows = db.session.execute(asked.order_by(numbers).limit(most)).mappings()
    return [dict(row) for row in rows]


def _last_settled(tenant: TenantId) -> int:
    with unit_of_work(tenant) as session:
        session.execute(text("SET LOCAL lock_timeout = '2s'"))
        lock = {"space": LOCK_SPACE, "tenant": int(tenant)}
        try:
            session.execute(text("SELECT pg_advisory_xact_lock(:space, :tenant)"), lock)
        except OperationalError as error:
            if isinstance(error.orig, LockNotAvailable):
                raise SealingDelayedError(tenant) from error
            raise
        return session.scalar(select(func.max(AuditEntry.number))) or 0


def _seal_next(tenant: TenantId, settled: int) -> int:
    with unit_of_work(tenant) as session:
        lock = {"space": _SEALER_SPACE, "tenant": int(tenant)}
        session.execute(text("SELECT pg_advisory_xact_lock(:space, :tenant)"), lock)
        last = session.scalar(select(AuditSeal).order_by(AuditSeal.number.desc()).limit(1))
        after = last.last_entry if last else 0
        entries = entries_between(tenant, after, settled, _MOST)
        if entries:
            link = _link(tenant, entries, last)
            session.add(_row(link))
            # a witness outside the database: whoever removes the newest seal cannot reach it
            _log.info("sealed region %s: seal %s, hash %s", tenant, link.number, link.own.hex())
        return len(entries)


def _link(tenant: TenantId, entries: Sequence[dict[str, Any]], last: AuditSeal | None) -> Seal:
    open_seal = Seal(
        tenant=tenant,
        number=last.number + 1 if last else 1,
        numbers=tuple(entry["number"] for entry in entries),
        hashes=tuple(map(entry_hash, entries)),
        previous=last.seal_hash if last else GENESIS,
        sealed_at=now(),
    )
    return replace(open_seal, own=open_seal.hash())


def _row(seal: Seal) -> AuditSeal:
    return AuditSeal(
        number=seal.number,
        first_entry=seal.numbers[0],
        last_entry=seal.numbers[-1],
        count=len(seal.numbers),
        entry_numbers=list(seal.numbers),
        entry_hashes=b"".join(seal.hashes),
        previous_hash=seal.previous,
        seal_hash=seal.own,
        sealed_at=seal.sealed_at,
    )
