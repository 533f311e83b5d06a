"""Services, surveys and links: registered once, opened for days that make sense, taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kinerja.audit.models import AuditEntry
from kinerja.database import db, random_id
from kinerja.tenancy import TenantId, unit_of_work
from modules.surveys import service
from modules.surveys.errors import LinkUnknown, SurveyDatesWrong, SurveyExists, SurveyUnknown
from modules.surveys.links import code_hash, get_link, new_code
from modules.surveys.models import InstrumentVersion, ServiceUnit, Survey, SurveyLink
from tests.factories.surveys import OpenSurvey, make_instrument
from tests.factories.units import make_unit

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


def actions() -> list[str]:
    found = db.session.query(AuditEntry.action).order_by(AuditEntry.number)
    return [action for (action,) in found]


def make_service() -> tuple[ServiceUnit, InstrumentVersion, UUID]:
    unit = make_unit()
    db.session.add(unit)
    db.session.flush()
    (version,) = service.load_instruments([make_instrument()])
    return service.register_service_unit("ktp", "KTP-el", unit.id), version, unit.id


def test_a_service_is_registered_once_and_may_be_renamed(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        first, _version, unit = make_service()
        assert service.register_service_unit("ktp", "KTP-el", unit).id == first.id
        renamed = service.register_service_unit("ktp", "KTP elektronik", unit)
        assert (renamed.id, renamed.name) == (first.id, "KTP elektronik")
        assert service.find_service_unit("ktp") is renamed
        assert service.find_service_unit("akta") is None
        assert actions()[-2:] == ["service_unit.registered", "service_unit.changed"]


def test_a_survey_is_open_from_day_to_day(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        place, version, _unit = make_service()
        survey = service.open_survey(place, version, FIRST, FIRST, 480)
        assert (survey.opens_on, survey.closes_on, survey.population) == (FIRST, FIRST, 480)
        assert actions()[-1] == "survey.opened"


def test_a_survey_cannot_end_before_it_begins(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        place, version, _unit = make_service()
        with pytest.raises(SurveyDatesWrong):
            service.open_survey(place, version, LAST, FIRST)


def test_a_service_has_one_survey_a_first_day(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        place, version, _unit = make_service()
        service.open_survey(place, version, FIRST, LAST)
        with pytest.raises(SurveyExists) as refused:
            service.open_survey(place, version, FIRST, LAST)
        assert (refused.value.service, refused.value.opens_on) == ("KTP-el", FIRST)


def test_a_link_holds_as_long_as_its_survey_unless_said_otherwise(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        place, version, _unit = make_service()
        survey = service.open_survey(place, version, FIRST, LAST)
        link = service.issue_link(survey.id)
        assert (link.valid_from, link.valid_until) == (FIRST, LAST)
        short = service.issue_link(survey.id, valid_until=FIRST)
        assert (short.valid_from, short.valid_until) == (FIRST, FIRST)
        for first, last in ((FIRST - timedelta(1), LAST), (FIRST, LAST + timedelta(1))):
            with pytest.raises(SurveyDatesWrong):
                service.issue_link(survey.id, valid_from=first, valid_until=last)


def test_the_log_does_not_hold_the_code(survey: OpenSurvey) -> None:
    with unit_of_work(survey.tenant):
        entry = db.session.query(AuditEntry).filter_by(action="survey.link_issued").one()
        assert survey.code not in str(entry.after)


def test_codes_are_hard_to_guess_and_easy_to_read() -> None:
    codes = {new_code() for _number in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {10}
    assert not set("".join(codes)) & set("01ilo")
    assert code_hash("AbC") == code_hash("abc")


def test_taking_a_link_back_twice_is_once(survey: OpenSurvey) -> None:
    with unit_of_work(survey.tenant):
        first = service.revoke_link(survey.link_id).revoked_at
        again = service.revoke_link(survey.link_id).revoked_at
        assert first == again
        assert actions().count("survey.link_revoked") == 1
        assert get_link(survey.code).is_revoked


def test_a_link_of_another_region_cannot_be_taken_back(
    survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    with unit_of_work(survey.tenant):
        for link_id in (random_id(), foreign_survey.link_id):
            with pytest.raises(LinkUnknown):
                service.revoke_link(link_id)


def test_no_link_and_no_number_for_a_survey_of_another_region(
    survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    with unit_of_work(survey.tenant):
        for act in (
            lambda: service.issue_link(foreign_survey.survey_id),
            lambda: service.set_population(foreign_survey.survey_id, 10),
        ):
            with pytest.raises(SurveyUnknown):
                act()
        assert db.session.query(SurveyLink).count() == 1


def test_the_number_of_users_is_logged(survey: OpenSurvey) -> None:
    with unit_of_work(survey.tenant):
        service.set_population(survey.survey_id, 480)
        assert db.session.query(Survey.population).scalar() == 480
        entry = db.session.query(AuditEntry).filter_by(action="survey.population_set").one()
        assert (entry.before, entry.after) == ({"population": None}, {"population": 480})
