"""Whose score the counts reach: the unit's own, the nearest above, and nobody else's."""

from uuid import UUID

import pytest

from kinerja.features import figures_of
from kinerja.rubrics.figures import Figures
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.queries import get_case
from modules.evaluations.records import subject_of
from modules.evaluations.rules import Decision
from modules.evaluations.service_times_rules import Count
from modules.evaluations.unit_records_note import services_not_counted, services_without_figures
from tests.counting import counted
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.modules.evaluations.conftest import Scene, finish, make_scene
from tests.modules.evaluations.drafts import AS_PROPOSED
from tests.modules.evaluations.unit_records import COUNTS, allow, record


def figures(scene: Scene, *evaluations: UUID) -> list[Figures]:
    asked = evaluations or (scene.first,)
    with enter(scene.tenant):
        cases = [get_case(each) for each in asked]
        rubric = rubric_of(cases[0].period.rubric_version_id)
        found = figures_of(rubric, [subject_of(c.evaluation, c.period) for c in cases])
        return [found[each] for each in asked]


def shares(figure: Figures) -> dict[str, float]:
    return {each.code: float(each.realised) for each in figure.measured.get("waktu_layanan", ())}


@pytest.fixture
def rubric(scene: Scene) -> UUID:
    return allow(scene)


def below(scene: Scene) -> tuple[UUID, UUID]:
    """A unit below the scene's office, and an evaluation in it."""
    with unit_of_work(scene.tenant):
        office = make_office(1, "Bidang Bawah", parent=scene.office.unit)
        return office.unit, make_evaluation(make_period(2025), office).id


@pytest.mark.usefixtures("rubric")
class TestWhose:
    def test_of_the_unit_people_work_in(self, scene: Scene) -> None:
        record(scene, COUNTS)
        (figure,) = figures(scene)
        assert shares(figure) == {"kartu_keluarga": 95, "akta": 100}

    def test_of_the_nearest_unit_above_that_counts(self, scene: Scene) -> None:
        unit, lower = below(scene)
        record(scene, COUNTS)
        assert shares(figures(scene, lower)[0]) == {"kartu_keluarga": 95, "akta": 100}
        record(scene, {"akta": Count(2, 1)}, unit)
        upper, own = figures(scene, scene.first, lower)
        assert shares(upper) == {"kartu_keluarga": 95, "akta": 100}
        assert shares(own) == {"akta": 50}

    def test_a_unit_without_counts_has_none(self, scene: Scene) -> None:
        assert figures(scene) == [Figures()]

    def test_what_a_unit_below_counts_is_not_the_upper_one_s(self, scene: Scene) -> None:
        record(scene, COUNTS, below(scene)[0])
        assert figures(scene) == [Figures()]

    def test_another_period_s_counts_are_not_this_one_s(self, scene: Scene) -> None:
        record(scene, COUNTS)
        with unit_of_work(scene.tenant):
            other = make_evaluation(make_period(2026), scene.office).id
        assert shares(figures(scene, other)[0]) == {}

    def test_another_region_s_counts_stay_there(self, scene: Scene, other_scene: Scene) -> None:
        allow(other_scene)
        record(other_scene, COUNTS)
        assert figures(scene) == [Figures()]


def test_without_the_part_nothing_is_asked(scene: Scene) -> None:
    allow(scene)
    record(scene, COUNTS)
    allow(scene, times=False)
    assert figures(scene) == [Figures()]


def test_a_rubric_that_measures_nothing_costs_nothing(scene: Scene) -> None:
    with counted() as statements:
        figures(scene)
    assert not [sql for sql in statements if "service_time" in sql]


def test_many_people_cost_as_many_statements_as_one(tenant: TenantId) -> None:
    scene = make_scene(tenant, 12)
    allow(scene)
    record(scene, COUNTS)
    with counted() as statements:
        figures(scene, *scene.evaluations)
    assert len([sql for sql in statements if "service_time" in sql]) == 1


@pytest.mark.usefixtures("rubric")
class TestInTheResult:
    def score_of(self, scene: Scene) -> int:
        with enter(scene.tenant):
            return get_case(scene.first).evaluation.score_hundredths or 0

    def test_the_frozen_result_keeps_cases_and_share(self, scene: Scene) -> None:
        record(scene, {"kartu_keluarga": Count(400, 380)})
        finish(scene, decision=Decision(AS_PROPOSED.results, AS_PROPOSED.behaviour, "x" * 40))
        # results (30 at 90 and 15 at 76) at 60 %, behaviour 90 at 40 %
        assert self.score_of(scene) == 8720
        record(scene, {"kartu_keluarga": Count(400, 0)})
        with enter(scene.tenant):
            case = get_case(scene.first)
            assert "(380 dari 400 dalam batas waktu)" in str(case.evaluation.tree)
            assert services_not_counted(case, "id") == ()
        assert self.score_of(scene) == 8720

    def test_missing_figures_leave_their_weight_to_the_others_and_are_named(
        self, scene: Scene
    ) -> None:
        finish(scene)
        assert self.score_of(scene) == 9000
        record(scene, COUNTS)
        with enter(scene.tenant):
            missing = services_not_counted(get_case(scene.first), "id")
        assert missing == ("Kartu keluarga", "Akta kelahiran")

    def test_what_is_missing_now_is_named_before_the_result(self, scene: Scene) -> None:
        with enter(scene.tenant):
            assert services_without_figures(get_case(scene.first)) == (
                "Kartu keluarga",
                "Akta kelahiran",
            )
        record(scene, COUNTS)
        with enter(scene.tenant):
            assert services_without_figures(get_case(scene.first)) == ()
