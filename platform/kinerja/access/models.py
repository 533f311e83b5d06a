"""Who holds which role, where and until when."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id
from kinerja.ids import PersonId
from kinerja.tenancy.tables import TenantScoped, inside


class RoleGrant(TenantScoped, Base):
    """A role held by a person in this region, for one unit where the role is scoped."""

    __tablename__ = "role_grant"
    __table_args__ = (
        inside("person", "person_id"),
        inside("unit", "unit_id"),
        Index("ix_role_grant_tenant_id_person_id", "tenant_id", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    role: Mapped[str] = mapped_column(String(40))
    unit_id: Mapped[UUID | None]
    from_date: Mapped[date]
    until_date: Mapped[date | None]
