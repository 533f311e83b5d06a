"""The play of notes: the same each time, some people noted and some not."""

from datetime import date

from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.people.models import Person
from kinerja.periods.queries import get_period
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.demo_observations import play_observations
from modules.evaluations.models_records import Observation
from tests.factories.accounts import make_account
from tests.modules.evaluations.conftest import make_scene
from tests.modules.evaluations.observations import keep_notes

PEOPLE = 40


def played(tenant: TenantId, *, allowed: bool = True) -> list[tuple[date, str, bool]]:
    scene = make_scene(tenant, PEOPLE)
    if allowed:
        keep_notes(scene)
    with unit_of_work(tenant):
        play_observations(DemoScene("contoh", 7, date(2026, 6, 30)), get_period(scene.period))
    with enter(tenant):
        rows = db.session.query(Observation).order_by(Observation.id).all()
        assert len({row.person_id for row in rows}) < PEOPLE
        return [(row.on_date, row.indicator, row.is_positive) for row in rows]


def test_some_are_noted_and_the_same_each_time(tenant: TenantId, other_tenant: TenantId) -> None:
    found = played(tenant)
    assert PEOPLE // 10 < len(found) < PEOPLE
    assert {is_positive for _day, _indicator, is_positive in found} == {True, False}
    assert played(other_tenant) == found


def test_whoever_can_sign_in_has_something_to_read(tenant: TenantId) -> None:
    scene = make_scene(tenant, 12)
    keep_notes(scene)
    with unit_of_work(tenant):
        for person in db.session.query(Person).where(Person.id.in_(scene.office.staff)):
            make_account(person)
        play_observations(DemoScene("contoh", 7, date(2026, 6, 30)), get_period(scene.period))
    with enter(tenant):
        noted = {row.person_id for row in db.session.query(Observation)}
    assert noted == set(scene.office.staff)


def test_without_the_part_nothing_is_noted(tenant: TenantId) -> None:
    assert played(tenant, allowed=False) == []
