"""Rating colleagues in the browser: the list, the form, stepping back, and the draw by hand."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.models import RaterAssignment
from modules.evaluations.peers_voices import put_together
from tests.counting import counted
from tests.factories.accounts import sign_in_as, slug_of
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    kept,
    make_scene,
    signed_in,
    text_of,
)
from tests.modules.evaluations.peers import asked_in, make_drawn, rate, rate_by, voices_in

FORM = {"level_capaian": "4", "level_disiplin": "3", "level_kerja_sama": "5"}


@pytest.fixture
def office(tenant: TenantId) -> Scene:
    return make_drawn(tenant)


def rater_of(scene: Scene, number: int = 0) -> PersonId:
    """One of those who rate somebody of the scene."""
    return asked_in(scene)[scene.evaluations[number]][0]


@pytest.fixture
def rater(app: Flask, office: Scene) -> FlaskClient:
    """The browser of somebody who rates the first of the office."""
    return signed_in(app, office, rater_of(office))


def page(scene: Scene, number: int | None = None, more: str = "") -> str:
    path = f"/{slug_of(scene.tenant)}/peers"
    return path if number is None else f"{path}/{scene.evaluations[number]}{more}"


def home(scene: Scene) -> str:
    return f"/{slug_of(scene.tenant)}/"


def test_the_list_names_the_colleagues_asked_for_and_no_others(
    office: Scene, rater: FlaskClient
) -> None:
    mine = {each for each, raters in asked_in(office).items() if rater_of(office) in raters}
    answer = rater.get(page(office))
    assert heading_of(answer) == (
        "Tiga rekan menunggu penilaian Anda, paling lambat 31 Januari 2026."
    )
    links = {each for each in office.evaluations if str(each) in answer.text}
    assert links == mine


def test_the_first_page_says_how_many_wait_and_until_when(
    office: Scene, rater: FlaskClient
) -> None:
    assert "Nilai tiga rekan kerja untuk 2025" in text_of(rater.get(home(office)))


def test_the_form_asks_what_the_rubric_gives_peers_and_says_what_unnamed_means(
    office: Scene, rater: FlaskClient
) -> None:
    answer = rater.get(page(office, 0))
    assert answer.status_code == 200
    assert [f'name="{name}"' in answer.text for name in FORM] == [True] * 3
    text = text_of(answer)
    assert "Disiplin pada tingkat 1 terlihat begini adanya." in text
    assert "paling sedikit 3 rekan menilai" in text
    assert "siapa yang menilai dan pukul berapa" in text
    assert "<textarea" not in answer.text


def test_a_sent_rating_is_taken_and_shown_as_done(office: Scene, rater: FlaskClient) -> None:
    sent = rater.post(page(office, 0), data=FORM)
    assert sent.status_code == 303
    text = text_of(rater.get(sent.location))
    assert "Jawaban Anda sudah diterima, tanpa nama." in text
    assert "Dua rekan menunggu penilaian Anda" in text
    assert "Selesai" in text
    for other in asked_in(office)[office.first][1:]:
        rate(office, other, office.first)
    with unit_of_work(office.tenant):
        put_together(str(office.period))
    assert voices_in(office)[office.first, "disiplin"] == [0, 0, 3, 0, 0]


def test_what_is_missing_is_named_and_what_was_chosen_stays(
    office: Scene, rater: FlaskClient
) -> None:
    answer = rater.post(page(office, 0), data={"level_capaian": "4"})
    assert answer.status_code == 422
    assert answer.text.count("Belum dinilai. Pilih satu tingkat.") == 4  # summary and field
    assert 'name="level_capaian" value="4" checked' in answer.text
    assert rater.get(page(office, 0)).status_code == 200


@pytest.mark.parametrize("fields", [{"level_disiplin": "6"}, {"level_gosip": "3"}])
def test_what_was_not_asked_is_refused(
    office: Scene, rater: FlaskClient, fields: dict[str, str]
) -> None:
    assert rater.post(page(office, 0), data={**FORM, **fields}).status_code == 422


def test_an_answer_is_given_once(office: Scene, rater: FlaskClient) -> None:
    rater.post(page(office, 0), data=FORM)
    again = rater.post(page(office, 0), data={**FORM, "level_disiplin": "1"})
    assert again.status_code == 409
    assert "sudah Anda jawab" in text_of(again)
    assert rater.get(page(office, 0)).status_code == 409


def test_who_steps_back_is_not_asked_why_and_is_done(office: Scene, rater: FlaskClient) -> None:
    assert rater.post(page(office, 0, "/decline")).status_code == 303
    assert rater.get(page(office, 0)).status_code == 409
    assert "Dua rekan menunggu" in text_of(rater.get(page(office)))


def test_who_was_not_asked_finds_nothing(app: Flask, office: Scene) -> None:
    asked = asked_in(office)[office.first]
    outsiders = [each for each in office.office.staff if each not in asked]
    for person in (outsiders[0], office.head):
        client = signed_in(app, office, person)
        assert client.get(page(office, 0)).status_code == 404
        assert client.post(page(office, 0), data=FORM).status_code == 404
        assert client.post(page(office, 0, "/decline")).status_code == 404


def test_another_region_finds_nothing(app: Flask, office: Scene, other_tenant: TenantId) -> None:
    other = make_drawn(other_tenant)
    stranger = signed_in(app, other, rater_of(other))
    foreign = f"/{slug_of(other_tenant)}/peers/{office.first}"
    assert stranger.get(foreign).status_code == 404
    assert stranger.post(foreign, data=FORM).status_code == 404


def test_a_form_sent_too_late_says_so(office: Scene, rater: FlaskClient) -> None:
    with unit_of_work(office.tenant):
        move_to(office.period, PeriodStage.MEETING)
    answer = rater.post(page(office, 0), data=FORM)
    assert answer.status_code == 409
    assert "tidak diterima lagi" in text_of(answer)
    assert heading_of(rater.get(page(office))) == "Tidak ada rekan yang perlu Anda nilai."
    assert "rekan kerja untuk 2025" not in text_of(rater.get(home(office)))


def test_whose_result_is_set_needs_no_rating_any_more(office: Scene, rater: FlaskClient) -> None:
    finish(office)
    assert "Hasilnya sudah ditetapkan" in text_of(rater.get(page(office)))
    assert rater.get(page(office, 0)).status_code == 409


def test_a_region_without_peers_has_no_such_page(app: Flask, tenant: TenantId) -> None:
    scene = make_scene(tenant, 3, peers=False)
    client = signed_in(app, scene, scene.office.staff[0])
    assert client.get(page(scene)).status_code == 404


def test_the_list_costs_the_same_for_many_as_for_one(office: Scene, rater: FlaskClient) -> None:
    rater.get(page(office))
    with counted() as for_three:
        rater.get(page(office))
    assert len(for_three) <= 12
    for number in range(len(office.evaluations)):
        if rater_of(office) in asked_in(office)[office.evaluations[number]] and number:
            rate(office, rater_of(office), office.evaluations[number])
    with counted() as for_one:
        rater.get(page(office))
    assert len(for_one) == len(for_three)


def test_the_assessor_waits_for_peers_without_any_number(app: Flask, office: Scene) -> None:
    kept(office)
    head = signed_in(app, office, office.head)
    before = text_of(head.get(address(office, "confirm")))
    assert "Rekan kerja masih menilai." in before
    rate_by(office, 2)
    assert text_of(head.get(address(office, "confirm"))) == before
    rate_by_rest(office)
    with unit_of_work(office.tenant):
        put_together(str(office.period))
    after = text_of(head.get(address(office, "confirm")))
    assert "3 rekan menilai tanpa nama" in after
    assert "Rekan kerja 90,00" in after
    assert "masih menilai" not in after


def rate_by_rest(scene: Scene) -> None:
    for rater in asked_in(scene)[scene.first]:
        with enter(scene.tenant, rater):
            mine = db.session.query(RaterAssignment).filter_by(evaluation_id=scene.first).one()
            waits = mine.submitted_on is None
        if waits:
            rate(scene, rater, scene.first)


def test_the_assessor_learns_that_too_few_answered_and_not_how_few(
    app: Flask, office: Scene
) -> None:
    kept(office)
    rate_by(office, 2)
    with unit_of_work(office.tenant):
        move_to(office.period, PeriodStage.MEETING)
    with unit_of_work(office.tenant):
        put_together(str(office.period))
    text = text_of(signed_in(app, office, office.head).get(address(office, "confirm")))
    assert "Kurang dari 3 rekan menilai" in text
    assert "2 rekan" not in text


def test_the_draw_by_hand(app: Flask, tenant: TenantId) -> None:
    scene = make_scene(tenant, 8)
    client = app.test_client()
    sign_in_as(client, tenant, Role.ADMIN_DAERAH)
    path = f"/{slug_of(tenant)}/periods/{scene.period}/raters"
    assert "begitu tahap penilaian dimulai" in heading_of(client.get(path))
    assert client.post(path).status_code == 409
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
    assert "Undi penilai rekan untuk 2025" in text_of(client.get(home(scene)))
    assert heading_of(client.get(path)) == "Penilai rekan belum diundi."
    assert client.post(path).status_code == 303
    drawn = client.get(path)
    assert "sudah diundi" in heading_of(drawn)
    assert "Undi sekarang" not in drawn.text
    assert "Undi penilai rekan" not in text_of(client.get(home(scene)))
    assert sum(map(len, asked_in(scene).values())) == 24


def test_only_who_manages_periods_draws(app: Flask, office: Scene, rater: FlaskClient) -> None:
    path = f"/{slug_of(office.tenant)}/periods/{office.period}/raters"
    assert rater.get(path).status_code == 403
    auditor = app.test_client()
    sign_in_as(auditor, office.tenant, Role.AUDITOR)
    assert auditor.post(path).status_code == 403


def test_a_region_without_peers_has_no_draw(app: Flask, tenant: TenantId) -> None:
    scene = make_scene(tenant, 3, peers=False)
    client = app.test_client()
    sign_in_as(client, tenant, Role.ADMIN_DAERAH)
    assert client.get(f"/{slug_of(tenant)}/periods/{scene.period}/raters").status_code == 404
