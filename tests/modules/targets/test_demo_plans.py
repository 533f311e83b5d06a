"""The plans of a generated region."""

from collections import Counter
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from kinerja.database import db, new_id
from kinerja.demo.scene import DemoScene
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets.assigning import assign
from modules.targets.demo_plans import play_plans
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanTarget
from modules.targets.queries import targets_of
from modules.targets.rules import TargetDraft, plan_faults
from tests.factories.evaluations import make_office
from tests.factories.plans import MEASURE, publish_templates, seat

AS_OF = date(2026, 6, 30)


def played(tenant: TenantId, size: int = 40) -> tuple[int, dict[PlanState, int]]:
    with unit_of_work(tenant):
        publish_templates()
        make_office(size)
    with unit_of_work(tenant):
        count = play_plans(DemoScene("contoh", 7, AS_OF), AS_OF.year)
    with unit_of_work(tenant):
        return count, Counter(db.session.scalars(select(Plan.state)))


def test_plans_of_every_stage_and_some_missing(tenant: TenantId) -> None:
    count, states = played(tenant, 120)
    assert sum(states.values()) == count < 121
    assert set(states) == set(PlanState)
    assert states[PlanState.AGREED] > 0.7 * count


def test_what_was_proposed_is_complete_and_mostly_linked(tenant: TenantId) -> None:
    played(tenant)
    with unit_of_work(tenant):
        for plan in db.session.scalars(select(Plan).where(Plan.state != PlanState.DRAFT)):
            assert plan_faults(targets_of(plan.id)) == ()
        linked = PlanTarget.superior_target_id.is_not(None)
        found = select(func.count()).select_from(PlanTarget).where(linked)
        assert db.session.scalars(found).one() > 20
        agreed = db.session.scalars(select(Plan.agreed_at).where(Plan.agreed_at.is_not(None)))
        assert {(at.year, at.month) for at in agreed if at} == {(2026, 1)}


def test_two_regions_alike_are_played_alike(tenant: TenantId, other_tenant: TenantId) -> None:
    assert played(tenant) == played(other_tenant)


def test_plans_assigned_again_leave_what_is_there(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        publish_templates()
        office = make_office(2)
        first = TargetDraft(new_id(), 1, "Hasil pertama", weight=100, measures={1: MEASURE})
        second = replace(first, id=new_id(), result="Hasil kedua")
        one, two = (seat(person) for person in office.staff)
        begun = assign({one: [first]}, 2026)
        assert set(assign({one: [replace(second, id=new_id())], two: [second]}, 2026)) == {two}
        assert [each.result for each in targets_of(begun[one])] == ["Hasil pertama"]
        assert targets_of(begun[one])[0].measures == {1: MEASURE}
