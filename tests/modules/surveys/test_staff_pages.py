"""Results for the staff: shown from enough answers on, and nowhere from another region."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access import Role
from kinerja.database import now
from kinerja.ids import new_id
from kinerja.tenancy import unit_of_work
from modules.surveys import service
from modules.surveys.rollup import recount
from tests.counting import counted
from tests.factories.accounts import sign_in_as
from tests.factories.surveys import (
    TODAY,
    OpenSurvey,
    count_at_close,
    make_survey,
    submit,
    submit_on,
)

Answered = Callable[[int], OpenSurvey]


@pytest.fixture
def answered(survey: OpenSurvey) -> Answered:
    """The survey with so many sheets, counted."""

    def answer(count: int) -> OpenSurvey:
        levels = [(4, 3, 2, 4, 3, 3, 3, 2 + number % 2, 3) for number in range(count)]
        submit(survey, *levels)
        count_at_close(survey)
        return survey

    return answer


def results_path(survey: OpenSurvey, tail: str = "") -> str:
    return f"/{survey.slug}/surveys/{survey.survey_id}{tail}"


def link_path(survey: OpenSurvey) -> str:
    return f"/{survey.slug}/surveys/links/{survey.link_id}"


@pytest.fixture
def staff(client: FlaskClient, survey: OpenSurvey) -> FlaskClient:
    sign_in_as(client, survey.tenant)
    return client


@pytest.fixture
def admin(client: FlaskClient, survey: OpenSurvey) -> FlaskClient:
    sign_in_as(client, survey.tenant, Role.ADMIN_DAERAH)
    return client


def test_enough_answers_show_index_class_interval_and_elements(
    staff: FlaskClient, answered: Answered
) -> None:
    page = staff.get(results_path(answered(30)))
    assert page.status_code == 200
    assert "Warga menilai layanan KTP\N{NON-BREAKING HYPHEN}el dan akta Kurang Baik: 76,39." in (
        page.text
    )
    assert "Waktu penyelesaian 2,00" in page.text
    assert "cukup jawaban" in page.text
    assert "Selang 95 %" in page.text
    assert "elements.svg" in page.text
    assert "Tautan dan QR" not in page.text


def test_few_answers_are_shown_but_do_not_count(staff: FlaskClient, answered: Answered) -> None:
    page = staff.get(results_path(answered(5)))
    assert "Baru 5 jawaban. Hasil ini belum dipakai dalam penilaian pegawai" in page.text


def test_fewer_than_five_answers_show_nothing_at_all(
    staff: FlaskClient, answered: Answered
) -> None:
    survey = answered(4)
    page = staff.get(results_path(survey))
    assert "masih disamarkan" in page.text
    assert "2,00" not in page.text
    assert "<td" not in page.text
    assert staff.get(results_path(survey, "/elements.svg")).status_code == 204
    listed = staff.get(f"/{survey.slug}/surveys")
    assert listed.text.count("disamarkan</span>") == 3


def test_answers_that_may_not_be_told_yet_are_not_called_none(
    staff: FlaskClient, survey: OpenSurvey
) -> None:
    submit(survey, *[(3,) * 9] * 8)
    with unit_of_work(survey.tenant):
        recount(str(survey.survey_id))
    page = staff.get(results_path(survey))
    assert "masih disamarkan" in page.text
    assert "Sudah ada jawaban, tetapi belum cukup" in page.text
    assert "Baru kurang dari" not in page.text
    assert "<td" not in page.text
    assert staff.get(f"/{survey.slug}/surveys").text.count("disamarkan</span>") == 3


def test_the_page_says_that_the_newest_answers_are_not_counted(
    staff: FlaskClient, survey: OpenSurvey
) -> None:
    submit_on(survey, *[TODAY] * 6, *[TODAY + timedelta(days=1)] * 7)
    with unit_of_work(survey.tenant):
        recount(str(survey.survey_id))
    page = staff.get(results_path(survey)).text
    assert "Baru 6 jawaban" in page
    assert "Jawaban terbaru belum dihitung." in page
    assert "Jawaban sampai</dt><dd>15 " in page
    count_at_close(survey)
    page = staff.get(results_path(survey)).text
    assert "Baru 13 jawaban" in page
    assert "belum dihitung" not in page


def test_no_answers_yet_teaches_what_to_do(staff: FlaskClient, survey: OpenSurvey) -> None:
    page = staff.get(results_path(survey))
    assert "Belum ada jawaban untuk layanan" in page.text
    assert staff.get(results_path(survey, "/elements.svg")).status_code == 204


def test_the_picture_is_kept_by_its_content(staff: FlaskClient, answered: Answered) -> None:
    path = results_path(answered(30), "/elements.svg")
    first = staff.get(path)
    assert first.mimetype == "image/svg+xml"
    assert b"Waktu penyelesaian" in first.data
    again = staff.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert staff.get(f"{path}?narrow").headers["ETag"] != first.headers["ETag"]


def test_a_page_of_results_takes_few_statements(staff: FlaskClient, answered: Answered) -> None:
    path = results_path(answered(30))
    staff.get(path)
    with counted() as statements:
        staff.get(path)
    assert len(statements) <= 8, statements
    assert not [sql for sql in statements if "survey_answer" in sql]


def test_services_come_lowest_first_and_those_that_count_before_others(
    staff: FlaskClient, answered: Answered
) -> None:
    first = answered(30)
    few = make_survey(first.tenant, name="Akta lahir")
    submit(few, *[(1,) * 9] * 6)
    high = make_survey(first.tenant, name="Pindah datang")
    submit(high, *[(4,) * 9] * 30)
    count_at_close(few, high)
    page = staff.get(f"/{first.slug}/surveys").text
    places = [page.index(f">{name}</a>") for name in ("KTP-el dan akta", "Pindah datang")]
    assert places == sorted(places)
    assert places[1] < page.index(">Akta lahir</a>")
    assert "dinilai terendah: 76,39." in page
    assert "3 dari 3 layanan punya indeks" in page


def test_a_survey_still_to_come_does_not_hide_the_last_one(
    staff: FlaskClient, answered: Answered
) -> None:
    survey = answered(30)
    with unit_of_work(survey.tenant) as session:
        place = service.find_service_unit("loket-KTP-el dan akta")
        assert place is not None
        later = (now() + timedelta(days=40)).date()
        service.open_survey(place, service.newest_instrument(), later, later)
        session.flush()
    page = staff.get(f"/{survey.slug}/surveys").text
    assert results_path(survey) in page


def test_a_region_without_services_says_so(client: FlaskClient, tenant: int) -> None:
    who = sign_in_as(client, tenant)  # type: ignore[arg-type]
    page = client.get(f"/{who.slug}/surveys")
    assert "Belum ada layanan yang disurvei." in page.text


@pytest.mark.parametrize("tail", ["", "/elements.svg", "/links"])
def test_a_survey_of_another_region_is_not_found(
    admin: FlaskClient, survey: OpenSurvey, foreign_survey: OpenSurvey, tail: str
) -> None:
    path = f"/{survey.slug}/surveys/{foreign_survey.survey_id}{tail}"
    assert admin.get(path).status_code == 404
    assert admin.get(f"/{survey.slug}/surveys/{new_id()}{tail}").status_code == 404


def test_only_managers_come_to_the_links(staff: FlaskClient, survey: OpenSurvey) -> None:
    assert staff.get(results_path(survey, "/links")).status_code == 403
    assert staff.post(results_path(survey, "/links")).status_code == 403


def test_a_sheet_shows_address_and_code(app: Flask, admin: FlaskClient, survey: OpenSurvey) -> None:
    page = admin.get(link_path(survey))
    assert f"localhost{survey.path}" in page.text
    assert "survey_sheet" in page.text
    code = admin.get(link_path(survey) + "/code.svg")
    assert code.mimetype == "image/svg+xml"
    assert code.data.startswith(b"<svg")
    assert app.test_client().get(survey.path).status_code == 200


def test_a_link_is_taken_back_and_another_one_issued(
    app: Flask, admin: FlaskClient, survey: OpenSurvey
) -> None:
    link = link_path(survey)
    asked = admin.get(f"{link}/revoke")
    assert "Lembar yang sudah dipasang berhenti berlaku." in asked.text
    assert app.test_client().get(survey.path).status_code == 200
    assert admin.post(f"{link}/revoke").status_code == 303
    assert app.test_client().get(survey.path).status_code == 410
    assert "Belum ada tautan survei yang berlaku." in admin.get(results_path(survey, "/links")).text
    assert "Lembar ini tidak berlaku lagi." in admin.get(link).text
    issued = admin.post(results_path(survey, "/links"))
    assert issued.status_code == 303
    assert "siap dicetak" in admin.get(issued.location).text


def test_a_link_of_another_region_is_not_found(
    admin: FlaskClient, survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    for link in (foreign_survey.link_id, new_id()):
        path = f"/{survey.slug}/surveys/links/{link}"
        for tail in ("", "/code.svg", "/revoke"):
            assert admin.get(path + tail).status_code == 404
        assert admin.post(f"{path}/revoke").status_code == 404


def test_the_sample_follows_from_the_number_of_users(
    admin: FlaskClient, answered: Answered
) -> None:
    survey = answered(30)
    assert "Jumlah itu belum diisi." in admin.get(results_path(survey)).text
    wrong = admin.post(results_path(survey, "/population"), data={"population": "banyak"})
    assert wrong.status_code == 422
    assert "bukan angka" in wrong.text
    assert 'value="banyak"' in wrong.text
    right = admin.post(results_path(survey, "/population"), data={"population": "480"})
    assert right.status_code == 303
    page = admin.get(results_path(survey)).text
    assert "214 dari 480 pengguna" in page
    assert "kurang 184" in page


def test_the_staff_read_english(staff: FlaskClient, answered: Answered) -> None:
    survey = answered(30)
    staff.set_cookie("kinerja_lang", "en")
    assert "Time to completion" in staff.get(results_path(survey)).text
    assert b"Time to completion" in staff.get(results_path(survey, "/elements.svg")).data
