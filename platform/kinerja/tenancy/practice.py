"""What the current region says of itself: its row, its settings, the parts of its cycle."""

from functools import lru_cache
from typing import Final

from flask import g
from sqlalchemy import select

from kinerja.database import db
from kinerja.packs import TenantDocument, practice_from_document, tenant_from_document
from kinerja.packs.tenant_document import Practice
from kinerja.tenancy.models import Region
from kinerja.tenancy.scope import current_tenant

_KEPT: Final = 1000


def current_region() -> Region:
    """The region's row: the request's, else read once a transaction.

    NoResultFound before it was loaded.
    """
    region: Region | None = g.get("region")
    if region is not None and region.tenant_id == current_tenant():
        return region
    return db.session().once("region", lambda: db.session.scalars(select(Region)).one())


def region_settings() -> TenantDocument:
    """Everything its `tenant.toml` says; PackFaults for a region that was never loaded from one."""
    region = current_region()
    return _parsed(current_tenant(), region.document_hash)


def current_practice() -> Practice:
    """Which parts of the cycle it has; none of the optional ones where its settings are silent."""
    return practice_from_document(current_region().document.get("practice", {}))


@lru_cache(maxsize=_KEPT)
def _parsed(_tenant: int, _hash: str) -> TenantDocument:
    return tenant_from_document(current_region().document)
