"""Answers go when the consent text says so, the published index stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.pool import NullPool

from kinerja.config import DatabaseUrls
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.models import Region
from modules.surveys.models import SurveyAnswer, SurveyRollup
from modules.surveys.retention import oldest_kept, sweep
from tests.factories.surveys import OpenSurvey, count_at_close, make_survey, submit_on


@pytest.mark.parametrize(
    ("day", "months", "oldest"),
    [
        (date(2026, 11, 21), 24, date(2024, 11, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, oldest: date) -> None:
    assert oldest_kept(day, months) == oldest


@pytest.fixture
def promised(tenant: TenantId) -> TenantId:
    """A region whose consent text promises twelve months."""
    with unit_of_work(tenant):
        region = db.session.scalars(select(Region)).one()
        region.document = {**region.document, "retention": {"survey_answers": 12}}
    return tenant


def survey_of(tenant: TenantId, name: str, first: date, last: date) -> OpenSurvey:
    made = make_survey(tenant, name=name, opens_on=first, closes_on=last)
    submit_on(made, *[first] * 6, last)
    count_at_close(made)
    return made


def sheets_left(urls: DatabaseUrls, tenant: TenantId) -> int:
    with create_engine(urls.owner, poolclass=NullPool).connect() as owner:
        query = select(func.count()).select_from(SurveyAnswer)
        return owner.execute(query.where(SurveyAnswer.tenant_id == tenant)).scalar_one()


def test_old_answers_of_a_closed_survey_go_and_its_sums_stay(
    promised: TenantId, urls: DatabaseUrls
) -> None:
    edge = oldest_kept(today(), 12)
    old = survey_of(promised, "lama", edge - timedelta(days=60), edge - timedelta(days=1))
    recent = survey_of(promised, "baru", edge - timedelta(days=30), edge + timedelta(days=1))
    with unit_of_work(promised):
        assert sweep() == {"survey_answer": 7}
        assert sweep() == {}
        counted = dict(
            db.session.execute(
                select(SurveyRollup.survey_id, SurveyRollup.answers).where(
                    SurveyRollup.element == ""
                )
            ).all()
        )
    assert counted == {old.survey_id: 7, recent.survey_id: 7}
    assert sheets_left(urls, promised) == 7


def test_another_region_and_one_without_a_promise_lose_nothing(
    promised: TenantId, other_tenant: TenantId, urls: DatabaseUrls
) -> None:
    edge = oldest_kept(today(), 12)
    survey_of(other_tenant, "lama", edge - timedelta(days=60), edge - timedelta(days=1))
    with unit_of_work(promised):
        assert sweep() == {}
    with unit_of_work(other_tenant):
        assert sweep() == {}
    assert sheets_left(urls, other_tenant) == 7
