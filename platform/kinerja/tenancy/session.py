"""One session = one tenant. Row security is the barrier; this is convenience and early error."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import event
from sqlalchemy import inspect as inspect_orm
from sqlalchemy.engine import Connection
from sqlalchemy.orm import (
    LoaderCriteriaOption,
    Mapper,
    ORMExecuteState,
    SessionTransaction,
    scoped_session,
    with_loader_criteria,
)

from kinerja.ids import TenantId
from kinerja.tenancy.context import TenantError, person_var, session_scope, tenant_var
from kinerja.tenancy.tables import TenantScoped

_Found = TypeVar("_Found")


class TenantSession(FlaskSession):
    """A session pinned to the first tenant that uses it; any other raises TenantError."""

    def tenant(self) -> TenantId:
        """The tenant of this session; raises TenantError without one or with another."""
        want = tenant_var.get()
        if want is None:
            raise TenantError("no tenant in this context")
        have: TenantId = self.info.setdefault("tenant", want)
        if have != want:
            raise TenantError(f"session belongs to tenant {have}, context is {want}")
        return have

    @property
    def kept(self) -> dict[Any, Any]:
        """What this transaction has found or done once and need not again; gone with it.

        Only for what nobody else can change before the commit, or what may be as it was.
        """
        found: dict[Any, Any] = self.info.setdefault("kept", {})
        return found

    def once(self, key: object, find: Callable[[], _Found]) -> _Found:
        """What `find` gave when it was first asked under this key in this transaction."""
        if key not in self.kept:
            self.kept[key] = find()
        found: _Found = self.kept[key]
        return found

    def get(self, entity: Any, ident: Any, **kwargs: Any) -> Any:
        """Look up by id inside the tenant: `get(Unit, id)` reads the key (tenant, id)."""
        mapper = inspect_orm(entity).mapper
        if issubclass(mapper.class_, TenantScoped):
            ident = self._own_key(mapper, ident)
        return super().get(entity, ident, **kwargs)

    def _own_key(self, mapper: Mapper[Any], ident: Any) -> Any:
        tenant = self.tenant()
        if isinstance(ident, dict):
            ident = {"tenant_id": tenant, **ident}
            own = ident["tenant_id"] == tenant
        else:
            ident = ident if isinstance(ident, tuple) else (ident,)
            if len(ident) < len(mapper.primary_key):
                ident = (tenant, *ident)
            own = ident[0] == tenant
        if not own:
            raise TenantError("get() of another tenant")
        return ident

    def _refuse_legacy_bulk(self, *_args: Any, **_kwargs: Any) -> Any:
        """Refuse: the legacy bulk calls skip the stamp of before_flush."""
        raise TenantError("legacy bulk_* is disabled; use session.execute(insert(Model), rows)")

    bulk_save_objects = _refuse_legacy_bulk
    bulk_insert_mappings = _refuse_legacy_bulk
    bulk_update_mappings = _refuse_legacy_bulk


@event.listens_for(TenantSession, "after_begin")
def _set_tenant(session: TenantSession, _transaction: SessionTransaction, conn: Connection) -> None:
    if tenant_var.get() is None:
        return
    # The statement form: set_config() outlives the transaction in a pooled connection (design of
    # the lab: thousands of foreign reads), and Citus forwards only this form to its workers.
    statements = f"SET LOCAL app.tenant = '{session.tenant():d}'"
    person = person_var.get()
    if person is not None:
        statements += f"; SET LOCAL app.person = '{person}'"
    conn.exec_driver_sql(statements)


@event.listens_for(TenantSession, "after_transaction_end")
def _forget_kept(session: TenantSession, transaction: SessionTransaction) -> None:
    # what a savepoint did may be undone by its rollback
    if transaction.parent is None or transaction.nested:
        session.info.pop("kept", None)


def _rows(parameters: Any) -> list[dict[str, Any]]:
    if not parameters:
        return []
    return parameters if isinstance(parameters, list) else [parameters]


@event.listens_for(TenantSession, "do_orm_execute")
def _scope_statement(state: ORMExecuteState) -> None:
    if not state.is_orm_statement:
        return  # Core and text: the guard on the engine judges the SQL, and row security the rows
    tenant = state.session.tenant()  # type: ignore[attr-defined]
    if state.is_insert:
        _stamp_rows(state, tenant)
        return
    if state.is_update or state.is_delete:
        _refuse_move(state, tenant)
    state.statement = state.statement.options(_own_rows(tenant))


@lru_cache(maxsize=1000)
def _own_rows(tenant: TenantId) -> LoaderCriteriaOption:
    """The same option for every statement of a tenant, made once."""
    return with_loader_criteria(
        TenantScoped, lambda cls: cls.tenant_id == tenant, include_aliases=True
    )


def _stamp_rows(state: ORMExecuteState, tenant: TenantId) -> None:
    statement: Any = state.statement
    if getattr(statement, "select", None) is not None:
        raise TenantError("ORM insert from select: write it as Core SQL")
    rows = _rows(state.parameters)
    if not rows:
        raise TenantError("ORM insert needs parameter rows: session.execute(insert(M), [..])")
    for row in rows:
        if row.setdefault("tenant_id", tenant) != tenant:
            raise TenantError("insert for another tenant")


def _refuse_move(state: ORMExecuteState, tenant: TenantId) -> None:
    for row in _rows(state.parameters):
        if row.get("tenant_id", tenant) != tenant:
            raise TenantError("bulk update of another tenant")
    values = getattr(state.statement, "_values", None) or {}
    if any(getattr(column, "key", column) == "tenant_id" for column in values):
        raise TenantError("tenant_id cannot be updated")


@event.listens_for(TenantSession, "before_flush")
def _stamp(session: TenantSession, _context: object, _instances: object) -> None:
    # `session.new` rebuilds its set at each access: read it once or a flush is quadratic
    new: Any = session.new
    for row in [*new, *session.dirty, *session.deleted]:
        if isinstance(row, TenantScoped):
            _stamp_row(session, row, is_new=row in new)


def _stamp_row(session: TenantSession, row: TenantScoped, *, is_new: bool) -> None:
    tenant = session.tenant()
    if is_new and inspect_orm(row).dict.get("tenant_id") is None:
        row.tenant_id = tenant
    was = inspect_orm(row).attrs.tenant_id.history.deleted
    if row.tenant_id != tenant or (was and was[0] not in (None, tenant)):
        raise TenantError(f"flush of {type(row).__name__} of another tenant")


class _Database(SQLAlchemy):
    session: scoped_session[TenantSession]  # type: ignore[assignment]


db = _Database(session_options={"class_": TenantSession, "scopefunc": session_scope})
