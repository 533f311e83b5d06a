"""The play of service times and reports: the same each time, with one office late."""

from datetime import date

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.periods.models import Period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_unit_records import play_unit_records
from modules.evaluations.service_times_queries import times_of
from modules.evaluations.service_times_rules import Count
from modules.evaluations.unit_reports_queries import standings
from modules.evaluations.unit_reports_rules import ReportState
from tests.factories.evaluations import make_evaluation, make_office
from tests.modules.evaluations.conftest import Scene, make_scene
from tests.modules.evaluations.unit_records import allow

PLAY = DemoScene("contoh", 7, date(2026, 6, 30))


def played(tenant: TenantId, *, late: bool = False) -> tuple[dict[str, Count], list[ReportState]]:
    """What the larger of two offices counted, and how far the reports are."""
    scene = make_scene(tenant, 3)
    with unit_of_work(tenant):
        period = db.session.get_one(Period, (tenant, scene.period))
        make_evaluation(period, make_office(1, "Dinas Lain"))
    allow(scene, reports=True)
    with unit_of_work(tenant):
        period = db.session.get_one(Period, (tenant, scene.period))
        play_unit_records(PLAY, period, late=late)
    return found(scene)


def found(scene: Scene) -> tuple[dict[str, Count], list[ReportState]]:
    with enter(scene.tenant):
        times = times_of(scene.office.unit, scene.period).counts
        reports = {each.unit: each.state for each in standings(scene.period, None)}
    counts = {code: each.count for code, each in times.items()}
    return counts, [reports["Dinas Contoh"], reports["Dinas Lain"]]


def test_every_office_counts_and_reports(tenant: TenantId, other_tenant: TenantId) -> None:
    counts, reports = played(tenant)
    assert set(counts) == {"kartu_keluarga", "akta"}
    assert all(0 < count.within <= count.cases for count in counts.values())
    assert reports == [ReportState.SUBMITTED] * 2
    assert played(other_tenant) == (counts, reports)


def test_the_largest_office_is_late(tenant: TenantId) -> None:
    assert played(tenant, late=True)[1] == [ReportState.DRAFT, ReportState.SUBMITTED]


def test_without_the_parts_nothing_is_recorded(tenant: TenantId) -> None:
    scene = make_scene(tenant, 1)
    with unit_of_work(tenant):
        play_unit_records(PLAY, db.session.get_one(Period, (tenant, scene.period)))
    assert found_none(scene)


def found_none(scene: Scene) -> bool:
    with enter(scene.tenant):
        reports = standings(scene.period, None)
        return not times_of(scene.office.unit, scene.period).ever and (
            [each.state for each in reports] == [ReportState.NOT_BEGUN]
        )
