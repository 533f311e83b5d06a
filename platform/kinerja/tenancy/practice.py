"""What the current region's practice has: read from its settings, kept while they stay the same."""

from functools import lru_cache

from sqlalchemy import select

from kinerja.database import db
from kinerja.packs import TenantDocument, tenant_from_document
from kinerja.packs.tenant_document import Practice
from kinerja.tenancy.models import Region
from kinerja.tenancy.scope import current_tenant

_KEPT = 1000


def region_settings() -> TenantDocument:
    """Everything the current region's `tenant.toml` says; LookupError before it was loaded."""
    found = db.session.scalar(select(Region.document_hash))
    if found is None:
        raise LookupError(current_tenant())
    return _parsed(current_tenant(), found)


def current_practice() -> Practice:
    """Which parts of the cycle the current region has."""
    return region_settings().practice


@lru_cache(maxsize=_KEPT)
def _parsed(_tenant: int, _hash: str) -> TenantDocument:
    return tenant_from_document(db.session.scalars(select(Region.document)).one())
