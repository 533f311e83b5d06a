"""What citizens say reaches the evaluations of those who serve there, and nobody else's."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest

from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.packs import document_of, read_pack
from kinerja.paths import TENANTS
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.record import CitizenIndex
from kinerja.rubrics.service import PublishedRubric, publish_rubric, rubric_of
from kinerja.tenancy import unit_of_work
from modules.surveys.figures import know
from modules.surveys.models import ServiceUnit
from tests.counting import counted
from tests.factories.surveys import OpenSurvey, count_at_close, submit
from tests.factories.units import make_unit

TODAY = date.today()  # noqa: DTZ011  # the middle of a month's span: no zone moves it out


def rubric(slug: str = "bengkulu") -> PublishedRubric:
    return rubric_of(publish_rubric(document_of(read_pack(TENANTS / slug).rubric)).id)


def subject(unit_id: UUID) -> Subject:
    return Subject(
        id=new_id(),
        person_id=PersonId(new_id()),
        position_id=new_id(),
        unit_id=unit_id,
        family="umum",
        period_id=new_id(),
        year=TODAY.year,
        starts_on=TODAY - timedelta(days=90),
        ends_on=TODAY,
    )


def serving_unit() -> UUID:
    place: ServiceUnit = db.session.query(ServiceUnit).one()
    return place.unit_id


@pytest.fixture
def heard(survey: OpenSurvey) -> OpenSurvey:
    """A survey with eight sheets: four of 3 and four of 4 on every element."""
    submit(survey, *[(3,) * 9] * 4, *[(4,) * 9] * 4)
    count_at_close(survey)
    return survey


def test_the_index_counts_for_the_unit_and_the_units_below_it(heard: OpenSurvey) -> None:
    with unit_of_work(heard.tenant):
        unit = serving_unit()
        below = make_unit(code="bidang", name="Bidang Pendaftaran", parent=unit)
        elsewhere = make_unit(code="dinas-lain", name="Dinas Lain")
        db.session.add_all([below, elsewhere])
        db.session.flush()
        here, under, other = subject(unit), subject(below.id), subject(elsewhere.id)
        found = know(rubric(), [here, under, other])
        expected = Figures(citizen=CitizenIndex(Fraction(175, 2), 8))
        assert found == {here.id: expected, under.id: expected}


def test_a_survey_outside_the_period_does_not_count(heard: OpenSurvey) -> None:
    with unit_of_work(heard.tenant):
        last_year = replace(
            subject(serving_unit()),
            starts_on=TODAY - timedelta(days=400),
            ends_on=TODAY - timedelta(days=60),
        )
        assert know(rubric(), [last_year]) == {}


def test_sums_too_small_to_show_do_not_count(survey: OpenSurvey) -> None:
    submit(survey, *[(3,) * 9] * 4)
    count_at_close(survey)
    with unit_of_work(survey.tenant):
        assert know(rubric(), [subject(serving_unit())]) == {}


def test_a_rubric_that_does_not_ask_citizens_costs_no_query(heard: OpenSurvey) -> None:
    with unit_of_work(heard.tenant):
        without, someone = rubric("bantul"), subject(serving_unit())
        with counted() as statements:
            assert know(without, [someone]) == {}
        assert statements == []


def test_many_people_cost_as_many_queries_as_one(heard: OpenSurvey) -> None:
    with unit_of_work(heard.tenant):
        asking, unit = rubric(), serving_unit()
        with counted() as statements:
            found = know(asking, [subject(unit) for _ in range(200)])
        assert len(found) == 200
        assert len(statements) <= 3
