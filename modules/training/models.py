"""Versions of a region's training catalogue."""

from typing import Any
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id
from kinerja.tenancy.tables import TenantScoped


class TrainingVersion(TenantScoped, Base):
    """One version: the checked `training.toml` as a document; the highest number is in force."""

    __tablename__ = "training_version"
    __table_args__ = (UniqueConstraint("tenant_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    document_hash: Mapped[str] = mapped_column(String(64))
