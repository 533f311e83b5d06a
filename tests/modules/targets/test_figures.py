"""What scores rest on: agreed plans with what was reached by the period's end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid4

import pytest

from kinerja.database import db
from kinerja.rubrics.engine import score
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.measures import mean_achieved
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import Axis, RaterKind
from kinerja.rubrics.service import PublishedRubric, publish_rubric, rubric_of
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets.figures import know
from modules.targets.kinds import MeasureSource, PlanState
from modules.targets.models import Realisation
from tests.counting import counted
from tests.factories.evaluations import Office, make_office, rubric_document
from tests.factories.realisations import (
    QUICKLY,
    PlanScene,
    make_measure,
    make_plan,
    make_result,
    make_scene,
)

YEAR = 2025


@pytest.fixture
def scene(tenant: TenantId) -> PlanScene:
    return make_scene(tenant, YEAR)


def subject(office: Office, number: int = 0, ends_on: date = date(YEAR, 12, 31)) -> Subject:
    return Subject(
        id=uuid4(),
        person_id=office.staff[number],
        position_id=office.positions[number],
        unit_id=office.unit,
        family="umum",
        period_id=uuid4(),
        year=ends_on.year,
        starts_on=date(ends_on.year, 1, 1),
        ends_on=ends_on,
    )


def reach(scene: PlanScene, measure: UUID, month: int, value: int) -> None:
    day = date(YEAR, month, 1)
    db.session.add(
        Realisation(measure_id=measure, on_date=day, value=value, recorded_by=scene.owner)
    )
    db.session.flush()


def rubric() -> PublishedRubric:
    document = rubric_document()
    (results,) = document["components"][0]["indicators"]
    results |= {"source": "targets", "missing": "rate"}
    return rubric_of(publish_rubric(document).id)


def known(subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    return dict(know(rubric(), subjects))


def test_the_latest_figure_by_the_period_s_end_counts(scene: PlanScene) -> None:
    files, days = scene.measures
    year, half = subject(scene.office), subject(scene.office, ends_on=date(YEAR, 6, 30))
    with unit_of_work(scene.tenant):
        reach(scene, files, 2, 300)
        reach(scene, files, 5, 480)
        reach(scene, files, 11, 1320)
        reach(scene, days, 7, 8)
        found = known([year, half])
    first, second = found[year.id].targets
    assert [first.measures[0].realised, second.measures[0].realised] == [1320, 8]
    assert [mean_achieved(each.measures, Fraction(120)) for each in (first, second)] == [110, 120]
    (only,) = found[half.id].targets
    assert [only.measures[0].target, only.measures[0].realised] == [600, 480]


def test_without_an_agreed_plan_there_are_no_targets(tenant: TenantId) -> None:
    scene = make_scene(tenant, YEAR, PlanState.PROPOSED)
    without, other_year = (
        subject(scene.office, 1),
        subject(scene.office, ends_on=date(2024, 12, 31)),
    )
    with unit_of_work(tenant):
        assert known([subject(scene.office), without, other_year]) == {}
        assert known([]) == {}


def test_the_plan_of_another_position_is_not_taken(scene: PlanScene) -> None:
    moved = subject(scene.office)
    elsewhere = replace(moved, position_id=scene.office.positions[1])
    with unit_of_work(scene.tenant):
        assert known([elsewhere]) == {}


def test_not_recorded_is_nothing_reached_or_left_out(scene: PlanScene) -> None:
    asked = subject(scene.office)
    with unit_of_work(scene.tenant):
        third = make_result(scene.plan, 3, 0).id
        make_measure(third, source=MeasureSource.CITIZEN_INDEX)
        reach(scene, make_measure(third, 2).id, 5, 12)
        found = known([asked])[asked.id].targets
    said = {each.code: [int(measure.realised) for measure in each.measures] for each in found}
    assert said == {"rhk_1": [0], "rhk_3": [12]}


def test_without_any_figure_the_rubric_falls_back_to_its_anchors(scene: PlanScene) -> None:
    asked = subject(scene.office)
    with unit_of_work(scene.tenant):
        assert known([asked])[asked.id].targets == ()


def test_another_region_s_plans_stay_there(scene: PlanScene, other_tenant: TenantId) -> None:
    with unit_of_work(other_tenant):
        assert known([subject(scene.office)]) == {}


def test_the_engine_s_score_is_the_one_the_figures_give(scene: PlanScene) -> None:
    asked = subject(scene.office)
    with unit_of_work(scene.tenant):
        reach(scene, scene.measures[0], 11, 1320)
        reach(scene, scene.measures[1], 11, 10)
        published = rubric()
        targets = know(published, [asked])[asked.id].targets
    ratings = {code: {RaterKind.SUPERIOR: [3]} for code in ("disiplin", "kerja_sama")}
    outcome = score(published.rubric, Record("umum", ratings, targets=targets))
    # 110 % is worth 90 points, 100 % is worth 80: 60 x 90 + 40 x 80
    assert outcome.axes[Axis.RESULTS].value == 86


def test_two_hundred_people_cost_no_more_statements_than_one(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        office = make_office(200)
        for number in range(200):
            result = make_result(make_plan(office, number, YEAR).id)
            first, _second = make_measure(result.id), make_measure(result.id, 2, **QUICKLY)
            db.session.add(
                Realisation(
                    measure_id=first.id,
                    on_date=date(YEAR, 3, 1),
                    value=Decimal(number),
                    recorded_by=office.staff[number],
                )
            )
        published = rubric()
    asked = [subject(office, number) for number in range(200)]
    with unit_of_work(tenant), counted() as few:
        know(published, asked[:1])
    with unit_of_work(tenant), counted() as many:
        found = know(published, asked)
    assert len(few) == len(many) == 1
    assert [found[each.id].targets[0].measures[0].realised for each in asked] == [*range(200)]
