"""The result page beside the result before it: which one, what it says, and when it is silent."""

from uuid import UUID

from flask.testing import FlaskClient

from kinerja.packs.tenant_document import PeriodPattern
from kinerja.periods.models import Period
from kinerja.periods.planning import plan_periods
from kinerja.periods.service import open_annual, open_planned
from kinerja.rubrics.models import RubricVersion
from kinerja.rubrics.predicate import Rating
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import enter, unit_of_work
from kinerja.text import Text
from modules.evaluations import service
from modules.evaluations.improvement_queries import result_before
from modules.evaluations.queries import get_case
from modules.evaluations.rules import Decision, Draft, Mark
from tests.counting import counted
from tests.factories.evaluations import Office, make_evaluation, rubric_document
from tests.modules.evaluations.conftest import Scene, finish, result_address, text_of

LOWER = Draft({"capaian": Mark(4), "disiplin": Mark(4), "kerja_sama": Mark(3)})
HALVES = PeriodPattern("semester", 1, Text("Semester", "Semester"))


def rated(
    scene: Scene, period: Period, draft: Draft = LOWER, decision: Decision | None = None
) -> UUID:
    """The first of the scene's staff has a final result in this period, too."""
    evaluation = make_evaluation(period, scene.office).id
    service.save_draft(evaluation, scene.head, 0, draft)
    proposed = decision or Decision(Rating.ABOVE, Rating.AS)
    service.finalise(evaluation, scene.head, 1, proposed)
    return evaluation


def version(*, peers: bool = True) -> RubricVersion:
    return publish_rubric(rubric_document(peers=peers))


class TestPage:
    def test_every_figure_stands_beside_that_of_the_year_before(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        with unit_of_work(scene.tenant):
            rated(scene, open_annual(2024, version()))
        finish(scene)  # capaian 4 as before, disiplin 3 after 4, kerja sama 5 after 3
        text = text_of(person.get(result_address(scene)))
        assert "Dibanding Tahun 2024: 1 indikator naik, 1 turun, 1 tetap." in text
        assert "Kerja sama 80,00 → 100,00 naik +20,00" in text
        assert "Disiplin 90,00 → 80,00 turun −10,00" in text
        assert "Capaian 90,00 → 90,00 tetap" in text
        assert "Perilaku kerja 85,00 → 90,00 naik +5,00" in text
        assert "Nilai akhir 88,00 → 90,00 naik +2,00" in text
        assert "2024 → 2025" in text
        assert "versi rubrik yang berbeda" not in text

    def test_another_rubric_is_named(self, person: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            other = {
                **rubric_document("2024.1"),
                "components": rubric_document()["components"][::-1],
            }
            rated(scene, open_annual(2024, publish_rubric(other)))
        finish(scene)
        assert "versi rubrik yang berbeda" in text_of(person.get(result_address(scene)))

    def test_the_first_result_is_compared_with_nothing(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        finish(scene)
        assert "Dibanding" not in text_of(person.get(result_address(scene)))

    def test_it_takes_few_queries(self, person: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            rated(scene, open_annual(2024, version()))
        finish(scene)
        person.get(result_address(scene))
        with counted() as statements:
            person.get(result_address(scene))
        assert len(statements) <= 8, statements


class TestWhich:
    def before(self, scene: Scene, evaluation: UUID | None = None) -> str | None:
        with enter(scene.tenant):
            found = result_before(get_case(evaluation or scene.first))
            return found.period.code if found else None

    def test_the_latest_of_the_same_length_first(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            rated(scene, open_annual(2023, version()))
            first, _second = plan_periods([HALVES], 2024)
            half = rated(scene, open_planned(first, version()))
        assert self.before(scene) == "2023"
        assert self.before(scene, half) == "2023"
        with unit_of_work(scene.tenant):
            rated(scene, open_annual(2024, version()))
        assert self.before(scene) == "2024"

    def test_neither_of_a_period_inside_nor_of_a_later_one_nor_a_draft(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            inside, _second = plan_periods([HALVES], 2025)
            rated(scene, open_planned(inside, version()))
            rated(scene, open_annual(2026, version()))
            make_evaluation(open_annual(2024, version()), scene.office)
        assert self.before(scene) is None

    def test_nor_that_of_a_colleague(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            office = Office(
                scene.office.unit,
                scene.head,
                scene.office.head_position,
                scene.office.staff[1:],
                scene.office.positions[1:],
            )
            period = open_annual(2024, version())
            evaluation = make_evaluation(period, office).id
            service.save_draft(evaluation, scene.head, 0, LOWER)
            service.finalise(evaluation, scene.head, 1, Decision(Rating.ABOVE, Rating.AS))
        assert self.before(scene) is None
