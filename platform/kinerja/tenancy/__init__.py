"""The current tenant and the fences around it: no query on a region's table runs without one."""

from kinerja.ids import TenantId
from kinerja.tenancy.scope import (
    TenantError,
    current_person,
    current_tenant,
    enter,
    find_tenant,
    record_refusal,
    refuse_in_turn,
    unit_of_work,
)
from kinerja.tenancy.session import TenantSession
from kinerja.tenancy.tables import TenantScoped

__all__ = [
    "TenantError",
    "TenantId",
    "TenantScoped",
    "TenantSession",
    "current_person",
    "current_tenant",
    "enter",
    "find_tenant",
    "record_refusal",
    "refuse_in_turn",
    "unit_of_work",
]
