"""The session refuses early what the database would refuse late."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, exists, func, insert, select, text, union_all, update
from sqlalchemy.orm import aliased

from kinerja.accounts.models import KnownDevice
from kinerja.database import db, new_id
from kinerja.people.models import Position, Unit
from kinerja.tenancy import TenantError, enter, unit_of_work
from tests.core.tenancy.conftest import Rows
from tests.factories.units import make_unit


@pytest.mark.usefixtures("app_context")
class TestWithoutTenant:
    def test_a_query_raises(self) -> None:
        with pytest.raises(TenantError):
            db.session.scalars(select(Unit)).all()

    def test_a_flush_raises(self) -> None:
        db.session.add(make_unit())
        with pytest.raises(TenantError):
            db.session.flush()
        db.session.rollback()

    def test_nesting_another_tenant_raises(self, ours: Rows, theirs: Rows) -> None:
        with enter(ours.tenant), pytest.raises(TenantError), enter(theirs.tenant):
            pass

    def test_a_loop_over_tenants_is_legal(self, ours: Rows, theirs: Rows) -> None:
        names: list[str] = []
        for rows in (ours, theirs, ours):
            with enter(rows.tenant):
                names += db.session.scalars(select(Unit.name)).all()
        assert names == ["Dinas Kita", "Dinas Mereka", "Dinas Kita"]


READS: list[Callable[[], Any]] = [
    lambda: db.session.scalars(select(Unit.name)).all(),
    lambda: [unit.name for unit in db.session.scalars(select(Unit))],
    lambda: db.session.scalars(select(aliased(Unit)).limit(5)).all()[0].name,
    lambda: db.session.scalar(select(select(Unit.name).limit(1).scalar_subquery())),
    lambda: db.session.execute(select(Unit.name).join(Position, Position.unit_id == Unit.id)).all(),
    lambda: db.session.execute(select(Unit.name).where(Unit.id == Position.unit_id)).all(),
    lambda: db.session.scalars(select(Unit.name).where(exists().where(Position.id.is_not(None)))),
    lambda: db.session.execute(
        union_all(select(Unit.name), select(Position.title).where(Position.code == "x"))
    ).all(),
]


@pytest.mark.parametrize("number", range(len(READS)))
def test_every_shape_of_query_reads_the_own_region_only(
    ours: Rows, theirs: Rows, number: int
) -> None:
    with enter(ours.tenant):
        found = READS[number]()
        found = found if isinstance(found, str) else str(list(found))
    assert "Dinas Kita" in found
    assert "Mereka" not in found
    assert theirs.tenant != ours.tenant


def test_counts_stay_inside(ours: Rows, theirs: Rows) -> None:
    with enter(theirs.tenant):
        assert db.session.scalar(select(func.count()).select_from(Unit)) == 1
    with enter(ours.tenant):
        assert db.session.scalar(select(func.count(Unit.id))) == 1


def test_an_id_of_another_region_is_not_found(ours: Rows, theirs: Rows) -> None:
    with enter(ours.tenant) as session:
        assert session.get(Unit, theirs.unit) is None
        assert session.get(Unit, ours.unit).name == "Dinas Kita"


def test_a_key_of_another_region_raises(ours: Rows, theirs: Rows) -> None:
    with enter(ours.tenant) as session, pytest.raises(TenantError):
        session.get(Unit, (theirs.tenant, theirs.unit))


REACHES: list[Callable[[Rows], Any]] = [
    lambda theirs: db.session.add(
        Unit(tenant_id=theirs.tenant, id=new_id(), code="x", name="x", name_key="x", kind="opd")
    ),
    lambda theirs: setattr(db.session.scalars(select(Unit)).one(), "tenant_id", theirs.tenant),
    lambda theirs: db.session.merge(
        Unit(
            tenant_id=theirs.tenant, id=theirs.unit, code="x", name="stolen", name_key="x", kind=""
        )
    ),
    lambda theirs: db.session.execute(
        insert(Unit), [{"tenant_id": theirs.tenant, "id": new_id(), "code": "x"}]
    ),
    lambda theirs: db.session.execute(insert(Unit).values(tenant_id=theirs.tenant, id=new_id())),
    lambda theirs: db.session.execute(update(Unit).values(tenant_id=theirs.tenant)),
    lambda theirs: db.session.execute(
        update(Unit), [{"tenant_id": theirs.tenant, "id": theirs.unit, "name": "stolen"}]
    ),
    lambda _theirs: db.session.bulk_insert_mappings(Unit, [{"id": new_id()}]),
    lambda _theirs: db.session.execute(text("SELECT name FROM app.unit")),
    lambda _theirs: db.session.connection().execute(text("UPDATE app.unit SET name = 'x'")),
    lambda _theirs: db.session.execute(
        text(
            "SELECT u.id FROM app.unit u JOIN app.position p ON p.unit_id = u.id "
            "WHERE u.tenant_id = 1"
        )
    ),
]


@pytest.mark.parametrize("number", range(len(REACHES)))
def test_reaching_outside_raises(ours: Rows, theirs: Rows, number: int) -> None:
    def reach() -> None:
        REACHES[number](theirs)
        db.session.flush()

    with enter(ours.tenant), pytest.raises(TenantError):
        reach()


def test_bulk_rows_are_stamped(ours: Rows) -> None:
    row = {"id": new_id(), "code": "b", "name": "b", "name_key": "b", "kind": "opd"}
    with unit_of_work(ours.tenant) as session:
        session.execute(insert(Unit), [row])
    with enter(ours.tenant):
        assert db.session.scalar(select(func.count()).select_from(Unit)) == 2


def test_bulk_update_and_delete_touch_the_own_region_only(ours: Rows, theirs: Rows) -> None:
    with unit_of_work(ours.tenant) as session:
        assert session.execute(update(Unit).values(name="baru")).rowcount == 1  # type: ignore[attr-defined]
        assert session.execute(delete(KnownDevice)).rowcount == 0  # type: ignore[attr-defined]
    with enter(theirs.tenant):
        assert db.session.scalars(select(Unit.name)).all() == ["Dinas Mereka"]


def test_a_session_kept_beyond_its_tenant_raises(ours: Rows, theirs: Rows) -> None:
    with enter(ours.tenant) as kept:
        kept.scalars(select(Unit)).all()
    with enter(theirs.tenant), pytest.raises(TenantError):
        kept.scalars(select(Unit)).all()


def test_the_scope_survives_commit_and_savepoint(ours: Rows) -> None:
    with enter(ours.tenant) as session:
        session.get(Unit, ours.unit)
        session.commit()
        assert len(session.scalars(select(Unit)).all()) == 1
        with session.begin_nested():
            session.execute(update(Unit).values(name="lain"))
        session.rollback()
        assert session.scalars(select(Unit.name)).all() == ["Dinas Kita"]
