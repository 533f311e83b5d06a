"""The play of innovations: the same each time; verified, refused and waiting ones."""

from datetime import date

from kinerja.demo.scene import DemoScene
from kinerja.periods.queries import get_period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_innovations import play_innovations
from modules.evaluations.innovations_queries import count_by_state
from modules.evaluations.models_records import InnovationState
from tests.modules.evaluations.conftest import make_scene
from tests.modules.evaluations.innovations import keep_ideas

PEOPLE = 90


def played(tenant: TenantId, *, allowed: bool = True) -> dict[InnovationState, int]:
    scene = make_scene(tenant, PEOPLE)
    if allowed:
        keep_ideas(scene)
    with unit_of_work(tenant):
        play_innovations(DemoScene("contoh", 7, date(2026, 6, 30)), get_period(scene.period))
    with enter(tenant):
        return count_by_state()


def test_a_few_are_recorded_and_the_same_each_time(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    counts = played(tenant)
    assert 4 < sum(counts.values()) < PEOPLE // 2
    assert counts[InnovationState.VERIFIED] > counts[InnovationState.REFUSED]
    assert counts[InnovationState.RECORDED] > 0
    assert played(other_tenant) == counts


def test_without_the_part_nothing_is_recorded(tenant: TenantId) -> None:
    assert sum(played(tenant, allowed=False).values()) == 0
