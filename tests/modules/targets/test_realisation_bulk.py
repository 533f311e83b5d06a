"""Figures of many people at once, and what a generated region records."""

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.periods.models import PeriodStage
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets import realisation_errors as errors
from modules.targets.demo_realisations import play_realisations, small_pdf
from modules.targets.evidence_checks import check_evidence
from modules.targets.kinds import PlanState
from modules.targets.models import Evidence, Realisation
from modules.targets.realisation_bulk import Taken, take_over
from tests.counting import counted
from tests.factories.evaluations import make_office, make_period
from tests.factories.realisations import (
    QUICKLY,
    PlanScene,
    make_measure,
    make_plan,
    make_result,
    make_scene,
)

YEAR = 2025
NOON = datetime(YEAR, 6, 30, 5, tzinfo=UTC)


@pytest.fixture
def plan(tenant: TenantId) -> PlanScene:
    return make_scene(tenant, YEAR)


def taken(plan: PlanScene, at: int = 0, value: int = 7, on: date = date(YEAR, 6, 30)) -> Taken:
    return Taken(plan.measures[at], on, Decimal(value), NOON, "SIMPEG")


def test_figures_are_kept_in_their_owner_s_name_and_time(plan: PlanScene) -> None:
    with unit_of_work(plan.tenant):
        assert take_over([taken(plan), taken(plan, 1, 9)]) == 2
        rows = db.session.scalars(select(Realisation).order_by(Realisation.value)).all()
        said = [(int(row.value), row.recorded_by, row.recorded_at, row.note) for row in rows]
        actions = db.session.execute(
            select(AuditEntry.after).where(AuditEntry.action == "realisations.taken_over")
        ).all()
    assert said == [(7, plan.owner, NOON, "SIMPEG"), (9, plan.owner, NOON, "SIMPEG")]
    assert actions == [({"figures": 2, "plans": 1},)]


def test_a_second_run_changes_nothing(plan: PlanScene) -> None:
    with unit_of_work(plan.tenant):
        take_over([taken(plan)])
    with unit_of_work(plan.tenant):
        assert take_over([taken(plan, value=99)]) == 0
        assert [int(each) for each in db.session.scalars(select(Realisation.value))] == [7]


def test_one_figure_that_cannot_be_kept_keeps_them_all_out(
    plan: PlanScene, other_tenant: TenantId
) -> None:
    foreign = make_scene(other_tenant, YEAR)
    drafted = make_scene(plan.tenant, YEAR, PlanState.DRAFT)
    settled = make_scene(plan.tenant, 2024)
    with unit_of_work(plan.tenant):
        make_period(2024).stage = PeriodStage.CLOSED
    reasons = [
        (taken(foreign), errors.MeasureNotFound),
        (taken(drafted), errors.PlanNotAgreed),
        (taken(settled), errors.YearSettled),
        (taken(plan, on=date(2024, 6, 30)), errors.DayOutsideYear),
        (taken(plan, value=-1), errors.ValueOutOfRange),
    ]
    for figure, reason in reasons:
        with pytest.raises(reason), unit_of_work(plan.tenant):
            take_over([taken(plan, 1), figure])
    with unit_of_work(plan.tenant):
        assert db.session.scalar(select(func.count()).select_from(Realisation)) == 0


def many_plans(tenant: TenantId, size: int) -> None:
    with unit_of_work(tenant):
        office = make_office(size)
        for number in range(size):
            result = make_result(make_plan(office, number, YEAR).id).id
            make_measure(result)
            make_measure(result, 2, **QUICKLY)


def test_a_generated_region_has_strong_weak_and_silent_people(tenant: TenantId) -> None:
    many_plans(tenant, 120)
    scene = DemoScene("contoh", 1, date(2026, 6, 30))
    with unit_of_work(tenant):
        count = play_realisations(scene, YEAR)
        per_measure = Counter(db.session.scalars(select(Realisation.measure_id)))
        files = db.session.scalars(select(Evidence.name)).all()
    assert count == sum(per_measure.values())
    assert set(per_measure.values()) == {4}
    assert 200 < len(per_measure) < 240
    assert 1 <= len(files) <= 30


def test_it_records_up_to_its_day_and_alike_in_every_run(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    scene = DemoScene("contoh", 1, date(YEAR, 7, 15))
    played = []
    for region in (tenant, other_tenant):
        many_plans(region, 10)
        with unit_of_work(region), counted() as statements:
            play_realisations(scene, YEAR)
        with unit_of_work(region):
            rows = db.session.execute(select(Realisation.on_date, Realisation.value))
            played.append(Counter(row[:] for row in rows))
        assert len(statements) < 60
    assert played[0] == played[1]
    assert {day for day, _value in played[0]} == {date(YEAR, 3, 31), date(YEAR, 6, 30)}


def test_its_evidence_passes_the_checks_it_is_there_to_show() -> None:
    check_evidence("Rekap.pdf", small_pdf("Rekap sampai 2025-12-18"), 10_000)
