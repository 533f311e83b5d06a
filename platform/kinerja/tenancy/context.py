"""Who the current unit of work belongs to: three context variables and nothing else."""

from contextvars import ContextVar
from itertools import count
from uuid import UUID

from flask.globals import app_ctx

from kinerja.ids import TenantId

tenant_var: ContextVar[TenantId | None] = ContextVar("tenant", default=None)
person_var: ContextVar[UUID | None] = ContextVar("person", default=None)
# a refusal that must be remembered runs in a lane of its own beside the request's session
lane_var: ContextVar[int] = ContextVar("lane", default=0)

next_lane = count(1).__next__


class TenantError(RuntimeError):
    """No tenant, or another than the session's: a fault of ours, never caught by views."""


def session_scope() -> tuple[int, TenantId | None, int]:
    """The key under which Flask-SQLAlchemy keeps one session: application context, tenant, lane."""
    return id(app_ctx._get_current_object()), tenant_var.get(), lane_var.get()  # type: ignore[attr-defined]  # noqa: SLF001
