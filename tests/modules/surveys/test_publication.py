"""A survey's sums in the database move in steps, and after its end everything is counted."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from kinerja.audit.models import DirtyMark
from kinerja.database import db, engine_of, now
from kinerja.jobs.recounting import recount as recount_marked
from kinerja.tenancy import unit_of_work
from kinerja.tenancy.models import Region
from modules.surveys.closing import count_closed_at
from modules.surveys.models import Survey, SurveyRollup
from modules.surveys.rollup import CLOSING_TOPIC, recount_at
from modules.surveys.rules_steps import Rest
from modules.surveys.service import ROLLUP_TOPIC
from tests.factories.surveys import TODAY, OpenSurvey, make_survey, submit_on

NEXT = TODAY + timedelta(days=1)
LATER = now() + timedelta(days=40)


def count(survey: OpenSurvey, moment: datetime | None = None) -> tuple[int, date | None, Rest]:
    """Recount; then how many sheets are published, up to which day, and what of the rest."""
    with unit_of_work(survey.tenant):
        recount_at(str(survey.survey_id), moment or now())
    return state(survey)


def state(survey: OpenSurvey) -> tuple[int, date | None, Rest]:
    with unit_of_work(survey.tenant) as session:
        row = session.scalars(
            select(SurveyRollup).where(
                SurveyRollup.survey_id == survey.survey_id, SurveyRollup.element == ""
            )
        ).one()
        assert row.rest is not None
        return row.answers, row.through, row.rest


def marks(survey: OpenSurvey, topic: str) -> int:
    with unit_of_work(survey.tenant) as session:
        return session.scalar(select(func.count(DirtyMark.id)).filter_by(topic=topic)) or 0


def test_one_more_sheet_changes_nothing_that_is_published(survey: OpenSurvey) -> None:
    submit_on(survey, *[TODAY] * 6, *[NEXT] * 5)
    assert count(survey) == (6, TODAY, Rest.WAITING)
    with unit_of_work(survey.tenant):
        before = {row.element: row.computed_at for row in db.session.query(SurveyRollup)}
    submit_on(survey, NEXT + timedelta(days=1))
    assert count(survey) == (6, TODAY, Rest.WAITING)
    with unit_of_work(survey.tenant):
        assert before == {row.element: row.computed_at for row in db.session.query(SurveyRollup)}
    submit_on(survey, *[NEXT + timedelta(days=1)] * 4)
    assert count(survey) == (11, NEXT, Rest.WAITING)


def test_after_the_end_the_reserve_is_counted_too(survey: OpenSurvey) -> None:
    submit_on(survey, *[TODAY] * 6, *[NEXT] * 5)
    count(survey)
    assert count(survey, LATER) == (11, NEXT, Rest.NONE)
    assert count(survey, LATER) == (11, NEXT, Rest.NONE)


def test_too_few_in_all_are_never_told(survey: OpenSurvey) -> None:
    submit_on(survey, *[TODAY] * 4)
    assert count(survey) == (0, None, Rest.WAITING)
    assert count(survey, LATER) == (0, None, Rest.HELD)
    with unit_of_work(survey.tenant):
        rows = db.session.query(SurveyRollup).all()
        assert {(row.answers, row.level_sum) for row in rows} == {(0, 0)}


def test_the_regions_own_smallest_group_counts(survey: OpenSurvey) -> None:
    with unit_of_work(survey.tenant) as session:
        region = session.scalars(select(Region)).one()
        region.document = {**region.document, "privacy": {"smallest_cell": 7}}
    submit_on(survey, *[TODAY] * 6)
    assert count(survey, LATER)[0] == 0
    submit_on(survey, TODAY)
    assert count(survey, LATER)[0] == 7


def test_the_present_day_is_not_counted_before_it_is_over(survey: OpenSurvey) -> None:
    morning = datetime.fromisoformat(f"{NEXT}T10:00:00+07:00")
    with unit_of_work(survey.tenant) as session:
        session.scalars(select(Survey)).one().closes_on = NEXT
    submit_on(survey, *[TODAY] * 5, *[NEXT] * 5)
    assert count(survey, morning - timedelta(days=1)) == (0, None, Rest.WAITING)
    assert count(survey, morning) == (5, TODAY, Rest.WAITING)
    midnight = morning + timedelta(hours=14)
    assert count(survey, midnight + timedelta(minutes=59)) == (5, TODAY, Rest.WAITING)
    assert count(survey, midnight + timedelta(hours=1)) == (10, NEXT, Rest.NONE)


def test_what_was_published_before_there_were_steps_stays_a_step(survey: OpenSurvey) -> None:
    submit_on(survey, *[TODAY] * 6)
    count(survey, LATER)
    with engine_of("owner").begin() as connection:
        earlier = "UPDATE app.survey_rollup SET through = NULL, rest = NULL WHERE tenant_id = :t"
        connection.execute(text(earlier), {"t": survey.tenant})
    submit_on(survey, NEXT)
    assert count(survey) == (6, None, Rest.WAITING)
    assert count(survey, LATER) == (6, None, Rest.HELD)


@pytest.mark.usefixtures("foreign_survey")
def test_a_survey_with_waiting_sheets_is_counted_when_it_has_closed(survey: OpenSurvey) -> None:
    still_open = make_survey(
        survey.tenant, name="Akta lahir", closes_on=(LATER + timedelta(days=9)).date()
    )
    for each in (survey, still_open):
        submit_on(each, *[TODAY] * 6, *[NEXT] * 5)
        recount_marked(each.tenant, ROLLUP_TOPIC, str(each.survey_id))
    assert marks(survey, ROLLUP_TOPIC) == 0
    assert marks(survey, CLOSING_TOPIC) > 0
    recount_marked(survey.tenant, CLOSING_TOPIC, "")
    assert marks(survey, CLOSING_TOPIC) == 1
    assert state(survey) == (6, TODAY, Rest.WAITING)
    with unit_of_work(survey.tenant):
        count_closed_at(LATER)
    assert state(survey) == (11, NEXT, Rest.NONE)
    assert state(still_open) == (6, TODAY, Rest.WAITING)


def test_when_nothing_waits_nobody_asks_again(survey: OpenSurvey) -> None:
    submit_on(survey, *[TODAY] * 6)
    count(survey, LATER)
    assert marks(survey, CLOSING_TOPIC) == 0
    with unit_of_work(survey.tenant):
        count_closed_at(LATER)
    assert marks(survey, CLOSING_TOPIC) == 0
