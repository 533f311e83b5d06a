"""Recording what was reached: whose, when, how much, and what the log says of it."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets import realisation_errors as errors
from modules.targets.errors import PlanNotFound
from modules.targets.kinds import PlanState
from modules.targets.models import Realisation
from modules.targets.queries_home import asking_plans
from modules.targets.realisation_queries import last_recorded, readings_of
from modules.targets.realisation_service import Reached, record, record_all
from tests.factories.evaluations import make_period
from tests.factories.realisations import PlanScene, make_scene

FIRST = date(today().year, 1, 1)


@pytest.fixture
def scene(tenant: TenantId) -> PlanScene:
    return make_scene(tenant)


def reach(scene: PlanScene, value: str, on: date = FIRST, note: str = "") -> UUID:
    with unit_of_work(scene.tenant):
        return record(scene.measures[0], scene.owner, on, Reached(Decimal(value), note)).id


def log_of(scene: PlanScene) -> list[tuple[str, object, object]]:
    with unit_of_work(scene.tenant):
        about = AuditEntry.subject_id == str(scene.measures[0])
        rows = db.session.scalars(select(AuditEntry).where(about).order_by(AuditEntry.number))
        return [(row.action, row.before, row.after) for row in rows]


def test_the_latest_day_counts_whatever_was_recorded_last(scene: PlanScene) -> None:
    later = today()
    reach(scene, "300,5".replace(",", "."), later)
    reach(scene, "100", FIRST)
    with unit_of_work(scene.tenant):
        found = readings_of([scene.plan], later)
        before = readings_of([scene.plan], later - timedelta(days=1))
    assert found[scene.measures[0]].value == Decimal("300.5")
    assert later == FIRST or before[scene.measures[0]].value == 100
    assert scene.measures[1] not in found


def test_the_same_day_is_corrected_and_the_log_says_what_stood_there(scene: PlanScene) -> None:
    first = reach(scene, "10", note="Rapat Januari")
    again = reach(scene, "12")
    assert again == first
    with unit_of_work(scene.tenant):
        row = db.session.scalars(select(Realisation)).one()
        assert (int(row.value), row.note, row.recorded_by) == (12, "Rapat Januari", scene.owner)
    day = FIRST.isoformat()
    assert log_of(scene) == [
        (
            "realisation.recorded",
            None,
            {"on_date": day, "value": "10", "note": "Rapat Januari"},
        ),
        (
            "realisation.corrected",
            {"value": "10.0000", "note": "Rapat Januari"},
            {"on_date": day, "value": "12", "note": "Rapat Januari"},
        ),
    ]


def test_several_measures_are_recorded_at_once(scene: PlanScene) -> None:
    figures = {each: Reached(Decimal(at)) for at, each in enumerate(scene.measures, 7)}
    with unit_of_work(scene.tenant):
        record_all(scene.plan, scene.owner, FIRST, figures)
    with unit_of_work(scene.tenant):
        found = readings_of([scene.plan], today())
        assert [found[each].value for each in scene.measures] == [7, 8]
        assert last_recorded(scene.plan) is not None


def test_tomorrow_and_another_year_are_refused(scene: PlanScene) -> None:
    for day in (today() + timedelta(days=1), FIRST - timedelta(days=1)):
        with pytest.raises(errors.DayOutsideYear) as refused:
            reach(scene, "1", day)
        assert (refused.value.on_date, refused.value.latest) == (day, today())


@pytest.mark.parametrize("value", ["-1", "10000000000001", "0.00001"])
def test_figures_no_measure_can_have_are_refused(scene: PlanScene, value: str) -> None:
    with pytest.raises(errors.ValueOutOfRange):
        reach(scene, value)
    assert log_of(scene) == []


def test_only_the_owner_records(scene: PlanScene) -> None:
    with pytest.raises(errors.OnlyTheOwnerRecords), unit_of_work(scene.tenant):
        record(scene.measures[0], scene.office.head, FIRST, Reached(Decimal(1)))


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.PROPOSED, PlanState.RETURNED])
def test_a_plan_not_agreed_takes_no_figures(tenant: TenantId, state: PlanState) -> None:
    scene = make_scene(tenant, state=state)
    with pytest.raises(errors.PlanNotAgreed):
        reach(scene, "1")


def test_a_year_whose_results_are_final_takes_no_figures(scene: PlanScene) -> None:
    with unit_of_work(scene.tenant):
        period = make_period(scene.year)
        period.stage = PeriodStage.MEETING
    reach(scene, "1")
    with unit_of_work(scene.tenant):
        db.session.merge(period).stage = PeriodStage.FINAL
    with pytest.raises(errors.YearSettled):
        reach(scene, "2")


def test_a_measure_of_another_plan_is_refused(scene: PlanScene) -> None:
    other = make_scene(scene.tenant)
    with pytest.raises(errors.MeasureNotFound), unit_of_work(scene.tenant):
        record_all(scene.plan, scene.owner, FIRST, {other.measures[0]: Reached(Decimal(1))})


def test_another_region_has_neither_plan_nor_measure(
    scene: PlanScene, other_tenant: TenantId
) -> None:
    with pytest.raises(errors.MeasureNotFound), unit_of_work(other_tenant):
        record(scene.measures[0], scene.owner, FIRST, Reached(Decimal(1)))
    with pytest.raises(PlanNotFound), unit_of_work(other_tenant):
        record_all(scene.plan, scene.owner, FIRST, {})


def test_gaps_say_what_was_never_recorded_and_since_when(scene: PlanScene) -> None:
    reach(scene, "5")
    make_scene(scene.tenant)  # somebody else's
    with unit_of_work(scene.tenant):
        (gap,) = asking_plans(scene.owner, scene.year)
        assert asking_plans(scene.owner, scene.year + 1) == []
    assert (gap.id, gap.measures, gap.never, gap.last_day) == (scene.plan, 2, 1, FIRST)
