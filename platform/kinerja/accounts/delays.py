"""The remembered failures of a region: read before a password is looked at, counted after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert

from kinerja.accounts.models import SignInDelay
from kinerja.accounts.throttle import Delay, Rule, WindowRule, free_again
from kinerja.database import db, now
from kinerja.jobs.locks import lock_number
from kinerja.tenancy import current_tenant


@dataclass(frozen=True, slots=True)
class Key:
    """One thing failures are counted for, by which rule, and whose waits these are."""

    hash: bytes
    rule: Rule | WindowRule
    account_id: UUID | None = None


def take_turns(key: Key) -> None:
    """Let tries under this key come one after the other, each until its transaction ends.

    Without that a burst of tries would all read the same wait before the first of them failed.
    """
    lock = {"lock": lock_number("sign_in_delay", current_tenant(), key.hash.hex())}
    db.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), lock)


def waits_until(keys: Sequence[Key]) -> datetime | None:
    """When a try under all of these keys is free; None when it is now."""
    hashes = [key.hash for key in keys]
    found = db.session.execute(
        select(SignInDelay.failures, SignInDelay.window_start, SignInDelay.free_at).where(
            SignInDelay.key_hash.in_(hashes)
        )
    )
    return free_again([Delay(*row) for row in found], now())


def count_failure(key: Key) -> Delay:
    """Count one more failure; tries at the same moment are counted one after the other."""
    at = now()
    table = SignInDelay
    unknown = {
        "key_hash": key.hash,
        "failures": 0,
        "window_start": at,
        "free_at": at,
        "account_id": key.account_id,
    }
    db.session.execute(insert(table).on_conflict_do_nothing(), [unknown])
    row = db.session.execute(
        select(table.failures, table.window_start, table.free_at)
        .where(table.key_hash == key.hash)
        .with_for_update()
    ).one()
    after = key.rule.after_failure(Delay(*row), at)
    db.session.execute(
        update(table)
        .where(table.key_hash == key.hash)
        .values(failures=after.failures, window_start=after.began, free_at=after.free_at)
        .execution_options(synchronize_session=False)
    )
    return after


def forget(keys: Sequence[Key]) -> None:
    """Forget the failures under these keys: the right password has come."""
    hashes = [key.hash for key in keys]
    db.session.execute(
        delete(SignInDelay)
        .where(SignInDelay.key_hash.in_(hashes))
        .execution_options(synchronize_session=False)
    )


def lift(account_id: UUID) -> int:
    """Forget all failures of an account, from wherever; says how many waits that ended."""
    result = db.session.execute(
        delete(SignInDelay)
        .where(SignInDelay.account_id == account_id)
        .execution_options(synchronize_session=False)
        .returning(SignInDelay.key_hash)
    )
    return len(result.all())
