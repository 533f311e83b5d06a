"""The play of criteria and self-assessments: the same each time, with late and missing people."""

from datetime import date

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_self import play_self
from modules.evaluations.self_queries import SelfCounts, self_counts_by_unit
from tests.modules.evaluations.conftest import Scene, make_scene
from tests.modules.evaluations.self_assessments import allow

PEOPLE = 60


def played(tenant: TenantId) -> tuple[SelfCounts, SelfCounts]:
    """How far the people are in time, and after the late ones."""
    scene = make_scene(tenant, PEOPLE)
    allow(scene)
    play = DemoScene("contoh", 7, date(2026, 6, 30))
    with unit_of_work(tenant):
        play_self(play, move_to(scene.period, PeriodStage.SELF_ASSESSMENT))
    before = counts(scene)
    with unit_of_work(tenant):
        play_self(play, move_to(scene.period, PeriodStage.RATING), late=True)
    return before, counts(scene)


def counts(scene: Scene) -> SelfCounts:
    with enter(scene.tenant):
        return self_counts_by_unit(scene.period)[scene.office.unit]


def test_most_send_in_time_some_late_some_never(tenant: TenantId, other_tenant: TenantId) -> None:
    before, after = played(tenant)
    assert before.total == PEOPLE
    assert PEOPLE // 2 < before.sent < after.sent < PEOPLE
    assert after.sent < after.begun < PEOPLE
    assert before.read < after.read < PEOPLE
    assert played(other_tenant) == (before, after)


def test_without_the_part_people_only_read(tenant: TenantId) -> None:
    scene = make_scene(tenant, 12)
    with unit_of_work(tenant):
        period = db.session.get_one(Period, (tenant, scene.period))
        play_self(DemoScene("contoh", 7, date(2026, 6, 30)), period)
    found = counts(scene)
    assert found.begun == 0
    assert found.read > 0
