"""An agreed plan of one of an office's staff, written straight into the tables."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets.kinds import Aspect, Direction, MeasureSource, PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget
from tests.factories.accounts import Somebody, make_account, sign_in, slug_of
from tests.factories.evaluations import Office, make_office


@dataclass(frozen=True)
class PlanScene:
    """One region, an office, and the plan of its first member of staff; ids only."""

    tenant: TenantId
    office: Office
    year: int
    plan: UUID
    measures: tuple[UUID, ...]

    @property
    def owner(self) -> PersonId:
        return self.office.staff[0]


def make_plan(
    office: Office, number: int = 0, year: int | None = None, state: PlanState = PlanState.AGREED
) -> Plan:
    """A plan of one of the staff, with nothing in it."""
    plan = Plan(
        id=new_id(),
        person_id=office.staff[number],
        position_id=office.positions[number],
        unit_id=office.unit,
        family="umum",
        year=year or today().year,
        assessor_id=office.head,
        state=state,
        agreed_at=datetime(2026, 1, 20, tzinfo=UTC),
    )
    db.session.add(plan)
    db.session.flush()
    return plan


def make_result(plan: UUID, number: int = 1, weight: int = 100, **more: Any) -> PlanTarget:
    """A planned result of a plan."""
    words = {"result": f"Arsip bidang {number} tertata", **more}
    row = PlanTarget(id=new_id(), plan_id=plan, number=number, weight=weight, **words)
    db.session.add(row)
    db.session.flush()
    return row


def make_measure(result: UUID, number: int = 1, **more: Any) -> PlanMeasure:
    """A measure of a result: 1.200 files to put in order in the year, unless said otherwise."""
    said = {
        "aspect": Aspect.QUANTITY,
        "indicator": "Berkas tertata",
        "unit": "berkas",
        "target": Decimal(1200),
        "direction": Direction.HIGHER,
        "source": MeasureSource.LOG,
        **more,
    }
    row = PlanMeasure(id=new_id(), target_id=result, number=number, **said)
    db.session.add(row)
    db.session.flush()
    return row


QUICKLY: dict[str, Any] = {
    "aspect": Aspect.TIME,
    "indicator": "Rata-rata waktu tanggap",
    "unit": "hari",
    "target": Decimal(10),
    "direction": Direction.LOWER,
}


def make_scene(
    tenant: TenantId, year: int | None = None, state: PlanState = PlanState.AGREED, size: int = 2
) -> PlanScene:
    """An agreed plan: 60 % files put in order (more is better), 40 % days of answer (less)."""
    year = year or today().year
    with unit_of_work(tenant):
        office = make_office(size)
        plan = make_plan(office, 0, year, state).id
        first, second = make_result(plan, 1, 60), make_result(plan, 2, 40)
        measures = make_measure(first.id).id, make_measure(second.id, **QUICKLY).id
        return PlanScene(tenant, office, year, plan, measures)


def browser_of(app: Flask, plan: PlanScene, person: PersonId) -> FlaskClient:
    """A browser in which this person of the scene is signed in."""
    with unit_of_work(plan.tenant):
        found = db.session.get_one(Person, (plan.tenant, person))
        account, nip = make_account(found).id, found.nip
    client = app.test_client()
    sign_in(client, Somebody(plan.tenant, slug_of(plan.tenant), person, account, nip))
    return client
