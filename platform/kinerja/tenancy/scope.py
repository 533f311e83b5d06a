"""Entering a tenant, and the short transactions around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from kinerja.ids import TenantId
from kinerja.tenancy.context import TenantError, lane_var, next_lane, person_var, tenant_var
from kinerja.tenancy.session import TenantSession, db

__all__ = [
    "TenantError",
    "current_person",
    "current_tenant",
    "enter",
    "find_tenant",
    "record_refusal",
    "refuse_in_turn",
    "unit_of_work",
]


def find_tenant() -> TenantId | None:
    """The tenant of this context, or None outside of one."""
    return tenant_var.get()


def current_tenant() -> TenantId:
    """The tenant of this context; raises TenantError outside of one."""
    tenant = tenant_var.get()
    if tenant is None:
        raise TenantError("no tenant in this context")
    return tenant


def current_person() -> UUID | None:
    """The signed-in person of this context, as the database knows it in `app.person`."""
    return person_var.get()


@contextmanager
def enter(tenant: TenantId, person: UUID | None = None) -> Iterator[TenantSession]:
    """Open the tenant's own session and close it on leaving; does not commit.

    A loop over tenants is legal, nesting is not (TenantError).
    """
    if tenant_var.get() is not None:
        raise TenantError("a tenant is already entered")
    tenant_token = tenant_var.set(TenantId(int(tenant)))
    person_token = person_var.set(person)
    try:
        yield db.session()
    finally:
        db.session.remove()
        person_var.reset(person_token)
        tenant_var.reset(tenant_token)


@contextmanager
def unit_of_work(tenant: TenantId, person: UUID | None = None) -> Iterator[TenantSession]:
    """Enter the tenant and commit on success: the wrapper of jobs, commands and tests."""
    with enter(tenant, person) as session:
        yield session
        session.commit()


@contextmanager
def record_refusal() -> Iterator[TenantSession]:
    """Write what a refusal must leave behind, in a transaction of its own.

    The request's own work is rolled back first: it is being refused, and its connection goes
    back to the pool, so that two connections are never held at once.
    """
    db.session.rollback()
    token = lane_var.set(next_lane())
    try:
        session = db.session()
        yield session
        session.commit()
    finally:
        db.session.remove()
        lane_var.reset(token)


@contextmanager
def refuse_in_turn() -> Iterator[TenantSession]:
    """Write what a refusal must leave behind before the request lets go of its locks.

    It is the request's own transaction that is committed, so nothing else may be written in it.
    """
    session = db.session()
    yield session
    session.commit()
