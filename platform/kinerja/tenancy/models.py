"""The directory of tenants, and what a region says of itself."""

from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import Identity, String
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, PlatformBase, now
from kinerja.ids import TenantId
from kinerja.tenancy.tables import SmallEnum, TenantScoped


class TenantState(IntEnum):
    """Whether a region works, can only be read, or is being removed."""

    ACTIVE = 1
    SUSPENDED = 2
    REMOVED = 3


class Tenant(PlatformBase):
    """One region in the directory: the number behind its slug, and whether it is open."""

    __tablename__ = "tenant"

    id: Mapped[TenantId] = mapped_column(Identity(always=True), primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    state: Mapped[TenantState] = mapped_column(SmallEnum(TenantState), default=TenantState.ACTIVE)
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Region(TenantScoped, Base):
    """What a region says of itself: the checked `tenant.toml`, and the part pages need at once."""

    __tablename__ = "region"

    slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]
    agency: Mapped[str]
    agency_short: Mapped[str]
    government_type: Mapped[str] = mapped_column(String(20))
    time_zone: Mapped[str] = mapped_column(String(40))
    is_sample: Mapped[bool] = mapped_column(default=False)
    crest_svg: Mapped[str | None]
    document: Mapped[dict[str, Any]]
    document_hash: Mapped[str] = mapped_column(String(64))
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
