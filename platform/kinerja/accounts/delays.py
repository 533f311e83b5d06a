"""The remembered failures of a place: read before a password is looked at, counted after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from kinerja.accounts.models import PlatformDelay, SignInDelay
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


@dataclass(frozen=True, slots=True)
class Failures:
    """The failures of one place, seen and counted in a transaction that the caller ends."""

    place: str
    table: Any
    connection: Session | Connection

    def take_turns(self, key: Key) -> None:
        """Let tries under this key come one after the other, each until its transaction ends.

        Without that a burst of tries would all read the same wait before the first one failed.
        """
        lock = {"lock": lock_number("sign_in_delay", self.place, key.hash.hex())}
        self.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), lock)

    def waits_until(self, keys: Sequence[Key]) -> datetime | None:
        """When a try under all of these keys is free; None when it is now."""
        table, hashes = self.table, [key.hash for key in keys]
        found = self.connection.execute(
            select(table.failures, table.window_start, table.free_at).where(
                table.key_hash.in_(hashes)
            )
        )
        return free_again([Delay(*row) for row in found], now())

    def count(self, key: Key) -> Delay:
        """Count one more failure; tries at the same moment are counted one after the other."""
        at, table = now(), self.table
        unknown = {
            "key_hash": key.hash,
            "failures": 0,
            "window_start": at,
            "free_at": at,
            "account_id": key.account_id,
        }
        self.connection.execute(insert(table).on_conflict_do_nothing(), [unknown])
        row = self.connection.execute(
            select(table.failures, table.window_start, table.free_at)
            .where(table.key_hash == key.hash)
            .with_for_update()
        ).one()
        after = key.rule.after_failure(Delay(*row), at)
        self.connection.execute(
            update(table)
            .where(table.key_hash == key.hash)
            .values(failures=after.failures, window_start=after.began, free_at=after.free_at)
            .execution_options(synchronize_session=False)
        )
        return after

    def forget(self, key: Key) -> None:
        """Forget the failures under this key: the right password has come."""
        self.connection.execute(
            delete(self.table)
            .where(self.table.key_hash == key.hash)
            .execution_options(synchronize_session=False)
        )


def of_region() -> Failures:
    """The failures of the region entered now, in its own transaction."""
    return Failures(str(current_tenant()), SignInDelay, db.session())


def of_doors(connection: Connection) -> Failures:
    """The failures at the doors of no region; the connection is role platform's."""
    return Failures("doors", PlatformDelay, connection)


def lift(account_id: UUID) -> int:
    """Forget all failures of an account of this region; says how many waits that ended."""
    result = db.session.execute(
        delete(SignInDelay)
        .where(SignInDelay.account_id == account_id)
        .execution_options(synchronize_session=False)
        .returning(SignInDelay.key_hash)
    )
    return len(result.all())
