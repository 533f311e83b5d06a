"""What has served goes, what may still serve stays, and each region is swept by itself."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.exc import ProgrammingError

from kinerja.accounts.models import PlatformAudit, PlatformKind, PlatformSession
from kinerja.database import db, engine_of, new_id, now
from kinerja.outbox.models import OutboxState
from kinerja.sweeping import service
from kinerja.sweeping.service import sweep_platform, sweep_region
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.accounts.asking import enter, logged
from tests.core.sweeping.conftest import (
    add,
    code,
    delay,
    device,
    left,
    message,
    random_hash,
    session,
)
from tests.factories.accounts import PASSWORD, Somebody, make_somebody

ONE_OF_EACH = {
    "sign_in_delay": 1,
    "web_session": 2,
    "known_device": 1,
    "one_time_code": 2,
    "outbox": 1,
}


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD)


def has_served(who: Somebody) -> list[Any]:
    """One row for each table and each of its moments, a minute over the limit."""
    at = now() - timedelta(minutes=1)
    return [
        delay(at - timedelta(days=1)),
        session(who.account_id, at - timedelta(days=30)),
        session(who.account_id, now(), revoked=at - timedelta(days=30)),
        device(who.account_id, at - timedelta(days=365)),
        code(who.account_id, at - timedelta(days=90)),
        code(who.account_id, now(), used=at - timedelta(days=90)),
        message(at - timedelta(days=30)),
    ]


def may_serve(who: Somebody) -> list[Any]:
    """The same a minute before it, and messages that were never delivered."""
    at = now() + timedelta(minutes=1)
    return [
        delay(at - timedelta(days=1)),
        session(who.account_id, at - timedelta(days=30), revoked=at - timedelta(days=30)),
        session(who.account_id, now()),
        device(who.account_id, at - timedelta(days=365)),
        code(who.account_id, at - timedelta(days=90), used=at - timedelta(days=90)),
        code(who.account_id, now() + timedelta(days=14)),
        message(at - timedelta(days=30)),
        message(None, OutboxState.DEAD),
        message(None, OutboxState.WAITING),
    ]


def test_each_goes_a_minute_after_its_limit_and_not_before(somebody: Somebody) -> None:
    add(somebody.tenant, *may_serve(somebody))
    before = left(somebody.tenant)
    add(somebody.tenant, *has_served(somebody))
    assert sweep_region(somebody.tenant) == ONE_OF_EACH
    assert left(somebody.tenant) == before


def test_another_region_is_left_alone(somebody: Somebody, other_tenant: TenantId) -> None:
    theirs = make_somebody(other_tenant)
    add(other_tenant, *has_served(theirs))
    add(somebody.tenant, *has_served(somebody))
    before = left(other_tenant)
    sweep_region(somebody.tenant)
    assert left(other_tenant) == before
    assert logged(other_tenant, "sweep.done") == []
    assert sweep_region(other_tenant) == ONE_OF_EACH


def test_the_log_has_one_entry_with_the_counts(somebody: Somebody) -> None:
    add(somebody.tenant, *has_served(somebody))
    sweep_region(somebody.tenant)
    (entry,) = logged(somebody.tenant, "sweep.done")
    assert entry.after == ONE_OF_EACH


def test_where_nothing_has_served_nothing_is_logged(somebody: Somebody) -> None:
    add(somebody.tenant, *may_serve(somebody))
    assert sweep_region(somebody.tenant) == {}
    assert logged(somebody.tenant, "sweep.done") == []


def test_arrears_go_in_bounded_transactions_each_with_its_entry(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHUNK", 3)
    add(somebody.tenant, *(message(now() - timedelta(days=31)) for _ in range(7)))
    assert sweep_region(somebody.tenant) == {"outbox": 7}
    counts = [entry.after for entry in logged(somebody.tenant, "sweep.done")]
    assert counts == [{"outbox": 3}, {"outbox": 3}, {"outbox": 1}]


def test_a_row_somebody_holds_waits_for_the_next_night(somebody: Somebody) -> None:
    add(somebody.tenant, *has_served(somebody))
    with engine_of("owner").connect() as connection:
        held = text("SELECT id FROM app.outbox WHERE tenant_id = :t FOR UPDATE")
        connection.execute(held, {"t": somebody.tenant})
        assert "outbox" not in sweep_region(somebody.tenant)
    assert sweep_region(somebody.tenant) == {"outbox": 1}


def test_a_session_in_use_goes_on(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    sweep_region(somebody.tenant)
    assert client.get(f"/{somebody.slug}/profile").status_code == 200


@pytest.mark.usefixtures("app_context")
def test_sessions_at_the_platforms_doors_go_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "CHUNK", 2)
    kept = [platform_session(timedelta(days=29)), platform_session(timedelta(0))]
    with engine_of("platform").begin() as connection:
        connection.execute(delete(PlatformSession).where(PlatformSession.id.not_in(kept)))
    for _ in range(3):
        platform_session(timedelta(days=31))
    platform_session(timedelta(0), revoked=timedelta(days=31))
    before = entries()
    assert sweep_platform() == 4
    assert sweep_platform() == 0
    assert entries() == before + 2
    with engine_of("platform").connect() as connection:
        assert set(connection.scalars(select(PlatformSession.id))) == set(kept)


def platform_session(seen: timedelta, revoked: timedelta | None = None) -> Any:
    """A committed session at the national door, last seen so long ago."""
    values = {
        "id": new_id(),
        "token_hash": random_hash(),
        "account_id": new_id(),
        "kind": PlatformKind.NATIONAL,
        "data": {},
        "last_seen_at": now() - seen,
        "revoked_at": None if revoked is None else now() - revoked,
    }
    with engine_of("platform").begin() as connection:
        connection.execute(insert(PlatformSession).values(values))
    return values["id"]


def entries() -> int:
    """How often the platform's own log speaks of sweeping."""
    asked = select(func.count()).where(PlatformAudit.action == "sweep.done")
    with engine_of("platform").connect() as connection:
        return connection.scalar(asked) or 0


@pytest.mark.parametrize("table", ["audit_entry", "account", "job", "notification", "evaluation"])
def test_what_may_serve_for_ever_cannot_be_deleted(tenant: TenantId, table: str) -> None:
    with unit_of_work(tenant), pytest.raises(ProgrammingError, match="permission denied"):
        db.session.execute(text(f"DELETE FROM app.{table} WHERE tenant_id = :t"), {"t": tenant})  # noqa: S608
