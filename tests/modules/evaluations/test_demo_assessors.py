"""Who assesses in a generated region, and who of them has rated a half-year already."""

from sqlalchemy import select

from kinerja.database import db
from kinerja.people.models import Person
from kinerja.periods.queries import get_period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_assessors import Assessor, assessors_in
from modules.evaluations.demo_improvement import early_raters
from tests.factories.accounts import make_account
from tests.factories.evaluations import make_evaluation, make_office
from tests.modules.evaluations.conftest import Scene, make_scene


def with_more_offices(scene: Scene, count: int) -> list[Assessor]:
    with unit_of_work(scene.tenant):
        period = get_period(scene.period)
        for number in range(count):
            make_evaluation(period, make_office(1, name=f"Kantor {number}"))
    with enter(scene.tenant):
        return assessors_in(get_period(scene.period))


def open_account(scene: Scene, who: Assessor) -> None:
    with unit_of_work(scene.tenant):
        make_account(db.session.scalars(select(Person).where(Person.id == who.id)).one())


def test_each_comes_once_by_nip_with_the_number_of_people(tenant: TenantId) -> None:
    scene = make_scene(tenant)
    found = with_more_offices(scene, 2)
    assert [each.people for each in found] == [2, 1, 1]
    assert found[0].id == scene.head
    assert not any(each.is_shown for each in found)


def test_whom_visitors_sign_in_as_is_marked(tenant: TenantId) -> None:
    scene = make_scene(tenant)
    last = with_more_offices(scene, 1)[-1]
    open_account(scene, last)
    with enter(tenant):
        shown = [each.id for each in assessors_in(get_period(scene.period)) if each.is_shown]
    assert shown == [last.id]


def test_one_of_eight_has_rated_early_and_whoever_is_shown(tenant: TenantId) -> None:
    scene = make_scene(tenant)
    found = with_more_offices(scene, 9)
    open_account(scene, found[3])
    with enter(tenant):
        early = early_raters(get_period(scene.period))
    assert early == {found[0].id, found[3].id, found[8].id}
