"""Versions of a region's rubric."""

from datetime import datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now
from kinerja.tenancy.tables import SmallEnum, TenantScoped


class RubricState(IntEnum):
    """A draft can change; a published version never does."""

    DRAFT = 1
    PUBLISHED = 2


class RubricVersion(TenantScoped, Base):
    """One version: the checked `rubric.toml` as a document, named by number and content hash."""

    __tablename__ = "rubric_version"
    __table_args__ = (UniqueConstraint("tenant_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int]
    state: Mapped[RubricState] = mapped_column(SmallEnum(RubricState), default=RubricState.DRAFT)
    document: Mapped[dict[str, Any]]
    document_hash: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime | None] = mapped_column(default=now)
