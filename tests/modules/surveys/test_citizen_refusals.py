"""Links that lead nowhere, pages that were changed or left open: said plainly, with what to do."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from kinerja.database import engine_of, now
from kinerja.tenancy import TenantId, enter, unit_of_work
from kinerja.tenancy.directory import directory
from kinerja.tenancy.models import Tenant, TenantState
from modules.surveys import sealing, service
from modules.surveys.visit import Visit
from tests.factories.surveys import OpenSurvey, make_survey
from tests.modules.surveys.citizens import Citizen, Page
from tests.modules.surveys.test_submit import rows_of


def looked_up(app: Flask, path: str) -> Page:
    return Page(app.test_client(use_cookies=False).get(path))


def around_today(days: int) -> date:
    return (now() + timedelta(days=days)).date()


@pytest.mark.parametrize("code", ["tidakada22", "x", "%00", "é", "a" * 300])
def test_an_unknown_code_is_not_found(app: Flask, survey: OpenSurvey, code: str) -> None:
    page = looked_up(app, f"/s/{survey.slug}.{code}")
    assert page.status == 404
    assert "Survei dengan alamat ini tidak ada." in page.text
    assert "bootstrap" not in page.text


@pytest.mark.parametrize("slug", ["entahdimana", "x.y", "UPPER", "é", "%00", "a" * 300])
def test_an_unknown_region_is_not_found(app: Flask, survey: OpenSurvey, slug: str) -> None:
    page = looked_up(app, f"/s/{slug}.{survey.code}")
    assert page.status == 404
    assert "Survei dengan alamat ini tidak ada." in page.text


def test_a_code_of_another_region_is_not_found(
    app: Flask, survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    assert looked_up(app, f"/s/{survey.slug}.{foreign_survey.code}").status == 404
    assert looked_up(app, f"/s/{foreign_survey.slug}.{survey.code}").status == 404
    assert looked_up(app, foreign_survey.path).status == 200


def test_a_revoked_link_is_gone_and_says_what_to_do(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).begin()
    with unit_of_work(survey.tenant):
        service.revoke_link(survey.link_id)
    page = looked_up(app, survey.path)
    assert page.status == 410
    assert "sudah tidak dipakai" in page.text
    assert "Tanyakan tautan yang baru" in page.text
    answer = citizen.client.post(survey.path, data={"visit_token": citizen.page.token})
    assert answer.status_code == 410


def test_a_survey_still_to_come_names_its_day(app: Flask, tenant: TenantId) -> None:
    survey = make_survey(tenant, opens_on=around_today(3), closes_on=around_today(30))
    page = looked_up(app, survey.path)
    assert page.status == 404
    assert "Survei ini baru dibuka" in page.text
    assert str(around_today(3).year) in page.text


def test_a_survey_that_is_over_names_its_last_day(app: Flask, tenant: TenantId) -> None:
    survey = make_survey(tenant, opens_on=around_today(-30), closes_on=around_today(-3))
    page = looked_up(app, survey.path)
    assert page.status == 410
    assert "Survei ini sudah ditutup" in page.text


def test_a_link_may_end_before_its_survey(app: Flask, tenant: TenantId) -> None:
    survey = make_survey(tenant)
    with unit_of_work(tenant):
        link = service.issue_link(survey.survey_id, valid_until=around_today(-2))
        path = f"/s/{survey.slug}.{link.code}"
    assert looked_up(app, path).status == 410
    assert looked_up(app, survey.path).status == 200


@pytest.mark.parametrize("token", ["", "x", "x.y", None])
def test_a_changed_visit_starts_over(app: Flask, survey: OpenSurvey, token: str | None) -> None:
    data = {} if token is None else {"visit_token": token}
    browser = app.test_client(use_cookies=False)
    page = Page(browser.post(survey.path, data=data))
    assert page.status == 400
    assert "Belum ada yang disimpan." in page.text
    assert page.all("a", **{"class": "button", "href": survey.path})


def test_a_tampered_visit_stores_nothing(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).reach_last("4")
    token = citizen.page.token
    changed = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]
    answer = citizen.client.post(survey.path, data={"visit_token": changed, "go": "next"})
    assert answer.status_code == 400
    assert rows_of(survey.tenant, "survey_answer") == []


def test_fields_nobody_asked_for_are_refused(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).begin()
    assert citizen.send(choice="3", flags="0").page.status == 400


def test_a_visit_of_another_region_or_survey_is_refused(
    app: Flask, survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    sibling = make_survey(survey.tenant, name="Akta lahir")
    for other in (foreign_survey, sibling):
        stolen = Citizen(app, other.path).reach_last("4").page.token
        browser = app.test_client(use_cookies=False)
        answer = browser.post(survey.path, data={"visit_token": stolen, "go": "next"})
        assert answer.status_code == 400
    assert rows_of(survey.tenant, "survey_answer") == []


def stale_token(survey: OpenSurvey, step: int) -> str:
    visit = Visit(
        sealing.new_token(), 0, "id", ("4",) * 9, agreed=True, step=step, suggestion="Kursi"
    )
    with enter(survey.tenant):
        return sealing.seal_visit(visit, survey.survey_id, now() - timedelta(hours=13))


@pytest.mark.usefixtures("app_context")
def test_a_page_left_open_too_long_loses_nothing(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path)
    data = {"visit_token": stale_token(survey, 5), "choice": "1", "go": "next"}
    citizen.page = Page(citizen.client.post(survey.path, data=data))
    assert citizen.page.status == 200
    assert "Jawaban Anda masih ada." in citizen.page.text
    citizen.send(go="stay")
    assert "Pertanyaan 5 dari 10" in citizen.page.text
    assert citizen.page.chosen == ["1"]
    for _place in range(5):
        citizen.send(choice=citizen.page.chosen[0])
    assert citizen.send(suggestion="Kursi").answer.status_code == 303
    assert rows_of(survey.tenant, "survey_answer", "levels, suggestion") == [
        ([4, 4, 4, 4, 1, 4, 4, 4, 4], "Kursi")
    ]


@pytest.mark.usefixtures("app_context")
def test_a_stale_last_page_is_not_sent_by_itself(app: Flask, survey: OpenSurvey) -> None:
    browser = app.test_client(use_cookies=False)
    data = {"visit_token": stale_token(survey, 10), "suggestion": "Bangku", "go": "next"}
    page = Page(browser.post(survey.path, data=data))
    assert page.status == 200
    assert rows_of(survey.tenant, "survey_answer") == []
    again = browser.post(survey.path, data={"visit_token": page.token, "go": "stay"})
    assert "Bangku</textarea>" in again.text


@pytest.mark.parametrize("sealed", ["", "x", "x.y"])
def test_a_changed_receipt_is_not_shown(app: Flask, survey: OpenSurvey, sealed: str) -> None:
    page = looked_up(app, f"{survey.path}/receipt?n={sealed}")
    assert page.status == 404
    assert "tidak dapat dibaca" in page.text
    assert 'class="code"' not in page.text


def test_a_receipt_outlives_its_link(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).reach_last("4").send()
    with unit_of_work(survey.tenant):
        service.revoke_link(survey.link_id)
    assert citizen.client.get(citizen.answer.location).status_code == 200


def test_a_region_under_suspension_takes_no_answers(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).reach_last("4")
    with engine_of("platform").begin() as connection:
        connection.execute(
            update(Tenant).where(Tenant.id == survey.tenant).values(state=TenantState.SUSPENDED)
        )
    directory.forget()
    data = {"visit_token": citizen.page.token, "go": "next"}
    assert citizen.client.post(survey.path, data=data).status_code == 403
    assert rows_of(survey.tenant, "survey_answer") == []
