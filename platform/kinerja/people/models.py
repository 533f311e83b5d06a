"""Units, positions, people, and the dated lines between them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id
from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind as AssignmentKind  # noqa: PLC0414  # found here too
from kinerja.people.kinds import PersonState as PersonState  # noqa: PLC0414  # found here too
from kinerja.people.names import full_name
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside


class Unit(TenantScoped, Base):
    """A unit of the region: OPD, bidang, UPTD, puskesmas, school; a tree.

    `has_meeting` says whether its people present their work in an evaluation meeting.
    """

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("tenant_id", "code"), inside("unit", "parent_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    parent_id: Mapped[UUID | None]
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]
    name_key: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    has_meeting: Mapped[bool] = mapped_column(default=False)


class Position(TenantScoped, Base):
    """A position in a unit: its family decides weights, its jenis and jenjang the levels asked."""

    __tablename__ = "position"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code"),
        inside("unit", "unit_id"),
        Index("ix_position_tenant_id_unit_id", "tenant_id", "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    unit_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str]
    family: Mapped[str] = mapped_column(String(40))
    jenis_jabatan: Mapped[str] = mapped_column(String(20))
    jenjang: Mapped[str] = mapped_column(String(30))
    leads_unit: Mapped[bool] = mapped_column(default=False)


class Person(TenantScoped, Base):
    """A civil servant: one `nama` with titles before and behind, never first and last name."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("tenant_id", "nip"),
        Index("ix_person_tenant_id_name_key", "tenant_id", "name_key", "id"),
        Index("ix_person_tenant_id_email", "tenant_id", "email"),
    )

    id: Mapped[PersonId] = mapped_column(primary_key=True, default=new_id)
    nip: Mapped[str] = mapped_column(String(18))
    nama: Mapped[str]
    gelar_depan: Mapped[str] = mapped_column(default="")
    gelar_belakang: Mapped[str] = mapped_column(default="")
    name_key: Mapped[str]
    email: Mapped[str | None]
    status_asn: Mapped[str] = mapped_column(String(10))
    state: Mapped[PersonState] = mapped_column(SmallEnum(PersonState), default=PersonState.ACTIVE)
    language: Mapped[str] = mapped_column(String(2), default="id")

    @property
    def full_name(self) -> str:
        """The name as the person writes it, with titles."""
        return full_name(self.nama, self.gelar_depan, self.gelar_belakang)


# Overlap without btree_gist: equality is said as a range of one value (design of the data layer).
_SAME_TENANT = (text("int4range(tenant_id, tenant_id, '[]')"), "&&")


def _same(column: str) -> tuple[Any, str]:
    return text(f"app.uuidrange({column}, {column}, '[]')"), "&&"


class Assignment(TenantScoped, Base):
    """Who held which position, from when to when, as holder or acting."""

    __tablename__ = "assignment"
    __table_args__ = (
        inside("person", "person_id"),
        inside("position", "position_id"),
        ExcludeConstraint(
            _SAME_TENANT,
            _same("person_id"),
            ("during", "&&"),
            where=text("kind = 1"),
            name="ex_assignment_one_definitive_position",
        ),
        ExcludeConstraint(
            _SAME_TENANT,
            _same("position_id"),
            ("during", "&&"),
            where=text("is_sole"),
            name="ex_assignment_one_holder",
        ),
        Index("ix_assignment_tenant_id_person_id", "tenant_id", "person_id"),
        Index("ix_assignment_tenant_id_position_id", "tenant_id", "position_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[PersonId]
    position_id: Mapped[UUID]
    kind: Mapped[AssignmentKind] = mapped_column(SmallEnum(AssignmentKind))
    is_sole: Mapped[bool] = mapped_column(default=False)
    during: Mapped[Range[object]] = mapped_column(DATERANGE)


class ReportingLine(TenantScoped, Base):
    """Which position reports to which, from when to when: people come and go, lines stay."""

    __tablename__ = "reporting_line"
    __table_args__ = (
        inside("position", "position_id"),
        inside("position", "superior_id", name="fk_reporting_line_superior"),
        ExcludeConstraint(
            _SAME_TENANT,
            _same("position_id"),
            ("during", "&&"),
            name="ex_reporting_line_one_superior",
        ),
        Index("ix_reporting_line_tenant_id_position_id", "tenant_id", "position_id"),
        Index("ix_reporting_line_tenant_id_superior_id", "tenant_id", "superior_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    position_id: Mapped[UUID]
    superior_id: Mapped[UUID]
    during: Mapped[Range[object]] = mapped_column(DATERANGE)
