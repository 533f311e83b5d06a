"""The log in the database: sealed, checked, and out of the application's reach."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import ProgrammingError

from kinerja.audit import record, record_protected
from kinerja.audit.chain import Fault, FaultKind
from kinerja.audit.folding import fold_at
from kinerja.audit.models import AuditEntry, AuditSeal, DirtyMark
from kinerja.audit.sealing import SealingDelayedError, seal, seal_and_clear
from kinerja.audit.verifying import Tail, verify
from kinerja.database import db, engine_of
from kinerja.tenancy import TenantId, unit_of_work


def write(tenant: TenantId, *subjects: str) -> list[int]:
    """One committed entry for each subject; their numbers."""
    for subject in subjects:
        with unit_of_work(tenant):
            record("unit.renamed", "unit", subject, {"name": "lama"}, {"name": subject})
    with unit_of_work(tenant):
        return list(db.session.scalars(select(AuditEntry.number).order_by(AuditEntry.number)))


def tamper(sql: str, **values: object) -> None:
    """What only somebody with the owner's password can do."""
    with engine_of("owner").begin() as connection:
        assert connection.execute(text(sql), values).rowcount == 1


@contextmanager
def writing(tenant: TenantId) -> Iterator[None]:
    """A transaction that has written the log and is still open."""
    with engine_of("owner").connect() as connection, connection.begin() as transaction:
        lock = {"space": 0x5EA1, "tenant": tenant}
        connection.execute(text("SELECT pg_advisory_xact_lock_shared(:space, :tenant)"), lock)
        yield
        transaction.rollback()


def test_what_is_committed_is_sealed_once(tenant: TenantId, other_tenant: TenantId) -> None:
    write(other_tenant, "noise")
    numbers = write(tenant, "a", "b")
    assert seal(tenant) == 2
    assert seal(tenant) == 0
    with unit_of_work(tenant):
        only = db.session.scalars(select(AuditSeal)).one()
        assert only.entry_numbers == numbers
        assert (only.first_entry, only.last_entry, only.count) == (*numbers, 2)


def test_a_sealed_log_is_found_whole_and_its_tail_is_reported(tenant: TenantId) -> None:
    write(tenant, "a")
    with unit_of_work(tenant):
        record_protected("rating.submitted", "evaluation", "x", date(2026, 6, 30))
    with unit_of_work(tenant):
        fold_at(datetime(2026, 7, 2, tzinfo=UTC))
    seal(tenant)
    write(tenant, "b")
    seal(tenant)
    *_, last = write(tenant, "c")
    found = verify(tenant)
    assert found.faults == ()
    assert (found.seals, found.entries) == (2, 3)
    assert found.tail == Tail(1, last, last)


def test_a_log_never_sealed_is_all_tail(tenant: TenantId) -> None:
    numbers = write(tenant, "a", "b")
    found = verify(tenant)
    assert found.tail == Tail(2, *numbers)
    assert found.head is None


def test_a_removed_entry_is_named(tenant: TenantId) -> None:
    first, second, _ = write(tenant, "a", "b", "c")
    seal(tenant)
    tamper("DELETE FROM app.audit_entry WHERE tenant_id = :t AND number = :n", t=tenant, n=second)
    assert verify(tenant).faults == (Fault(FaultKind.ENTRY_REMOVED, 1, second),)
    tamper("DELETE FROM app.audit_entry WHERE tenant_id = :t AND number = :n", t=tenant, n=first)
    assert len(verify(tenant).faults) == 2


def test_a_changed_entry_is_named(tenant: TenantId) -> None:
    first, _ = write(tenant, "a", "b")
    seal(tenant)
    tamper(
        """UPDATE app.audit_entry SET after = '{"name": "lain"}'"""
        " WHERE tenant_id = :t AND number = :n",
        t=tenant,
        n=first,
    )
    assert verify(tenant).faults == (Fault(FaultKind.ENTRY_CHANGED, 1, first),)


def test_an_entry_slipped_in_is_named(tenant: TenantId) -> None:
    write(tenant, "a", "b")
    seal(tenant)
    tamper(
        "INSERT INTO app.audit_entry (tenant_id, number, day, actor_kind, action, subject)"
        " OVERRIDING SYSTEM VALUE VALUES (:t, 0, '2026-06-30', 'system', 'x.y', 'unit')",
        t=tenant,
    )
    assert verify(tenant).faults == (Fault(FaultKind.ENTRY_ADDED, 1, 0),)


def test_a_removed_seal_breaks_the_chain(tenant: TenantId) -> None:
    for name in ("a", "b", "c"):
        write(tenant, name)
        seal(tenant)
    tamper("DELETE FROM app.audit_seal WHERE tenant_id = :t AND number = 2", t=tenant)
    kinds = {fault.kind for fault in verify(tenant).faults}
    assert kinds == {FaultKind.CHAIN_BROKEN, FaultKind.ENTRY_ADDED}


def test_a_changed_seal_is_named(tenant: TenantId) -> None:
    write(tenant, "a")
    seal(tenant)
    tamper("UPDATE app.audit_seal SET count = 7 WHERE tenant_id = :t", t=tenant)
    assert verify(tenant).faults == (Fault(FaultKind.SEAL_CHANGED, 1),)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE app.audit_entry SET action = 'x' WHERE tenant_id = :t",
        "DELETE FROM app.audit_entry WHERE tenant_id = :t",
        "UPDATE app.audit_seal SET count = 0 WHERE tenant_id = :t",
        "DELETE FROM app.audit_seal WHERE tenant_id = :t",
        "TRUNCATE app.audit_entry",
    ],
)
def test_the_application_may_not_touch_the_log(tenant: TenantId, sql: str) -> None:
    write(tenant, "a")
    seal(tenant)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        unit_of_work(tenant) as session,
    ):
        session.execute(text(sql), {"t": tenant})


def test_sealing_waits_for_an_open_write_and_keeps_its_mark(tenant: TenantId) -> None:
    write(tenant, "a")
    with writing(tenant):
        with pytest.raises(SealingDelayedError):
            seal(tenant)
        seal_and_clear(tenant)
        assert _marks(tenant) == 1
    seal_and_clear(tenant)
    assert _marks(tenant) == 0
    assert verify(tenant).tail.count == 0


def _marks(tenant: TenantId) -> int:
    with unit_of_work(tenant):
        return db.session.scalar(select(func.count(DirtyMark.id))) or 0
