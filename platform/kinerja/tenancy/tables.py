"""The mixin every table of a region carries."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, SmallInteger
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from kinerja.ids import TenantId


class TenantScoped:
    """Leads every primary key with `tenant_id`, so that the identity map is keyed by tenant too."""

    tenant_id: Mapped[TenantId] = mapped_column(
        primary_key=True, autoincrement=False, sort_order=-100
    )


def inside(target: str, *columns: str, name: str | None = None) -> ForeignKeyConstraint:
    """A composite foreign key that cannot leave the tenant: (tenant_id, column) → target.id."""
    return ForeignKeyConstraint(
        ["tenant_id", *columns], [f"app.{target}.tenant_id", f"app.{target}.id"], name=name
    )


class SmallEnum(TypeDecorator[Any]):
    """An IntEnum kept as smallint: row security lets only leakproof operators use an index."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, enum: type) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store the number."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """Give back the member."""
        return None if value is None else self.enum(value)
