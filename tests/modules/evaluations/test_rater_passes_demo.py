"""The play of passes: everybody but one where there are many, everybody where there are few."""

from datetime import date

from kinerja.demo.scene import DemoScene
from kinerja.periods.queries import get_period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_rater_passes import play_rater_passes, untrained
from tests.factories.evaluations import make_evaluation, make_office
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import make_scene

PLAY = DemoScene("contoh", 7, date(2026, 6, 30))


def left_out(tenant: TenantId, offices: int, *, demanded: bool = True) -> int:
    scene = make_scene(tenant)
    with unit_of_work(tenant):
        set_practice(rater_training=demanded)
        period = get_period(scene.period)
        for number in range(offices - 1):
            office = make_office(1, name=f"Kantor {number}")
            make_evaluation(period, office)
    with unit_of_work(tenant):
        play_rater_passes(PLAY, get_period(scene.period))
    with enter(tenant):
        late = untrained(get_period(scene.period))
        assert scene.head not in late  # who has most people is not the one
        return len(late)


def test_one_of_many_is_late(tenant: TenantId) -> None:
    assert left_out(tenant, 12) == 1


def test_in_a_small_region_everybody_has_passed(tenant: TenantId) -> None:
    assert left_out(tenant, 3) == 0


def test_a_region_that_demands_nothing_records_nothing(tenant: TenantId) -> None:
    assert left_out(tenant, 12, demanded=False) == 0
