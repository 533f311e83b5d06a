"""The peers of a generated region: drawn and answering through the services, alike each time."""

from datetime import date

from kinerja.demo.scene import DemoScene
from kinerja.periods.models import PeriodStage
from kinerja.periods.queries import get_period
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, unit_of_work
from modules.evaluations.demo_peers import play_peers
from modules.evaluations.peers_voices import put_together
from tests.modules.evaluations.conftest import Scene, make_scene
from tests.modules.evaluations.peers import asked_in, voices_in

PLAY = DemoScene("contoh", 20, date(2026, 6, 30))


def played(tenant: TenantId, *, peers: bool = True) -> tuple[Scene, int]:
    scene = make_scene(tenant, 20, peers=peers)
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
        answers = play_peers(PLAY, get_period(scene.period))
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.MEETING)
    with unit_of_work(tenant):
        put_together(str(scene.period))
    return scene, answers


def test_most_answer_and_are_heard(tenant: TenantId) -> None:
    scene, answers = played(tenant)
    asked = sum(map(len, asked_in(scene).values()))
    assert 0.8 * asked < answers < asked
    heard = {evaluation for evaluation, _indicator in voices_in(scene)}
    assert len(heard) > len(scene.evaluations) / 2


def test_two_plays_are_equal(tenant: TenantId, other_tenant: TenantId) -> None:
    one, other = played(tenant), played(other_tenant)
    assert one[1] == other[1]
    assert _said(one[0]) == _said(other[0])


def _said(scene: Scene) -> list[tuple[int, str, list[int]]]:
    return sorted(
        (scene.evaluations.index(evaluation), indicator, counts)
        for (evaluation, indicator), counts in voices_in(scene).items()
    )


def test_a_region_without_peers_plays_nothing(tenant: TenantId) -> None:
    scene, answers = played(tenant, peers=False)
    assert answers == 0
    assert asked_in(scene) == {}
