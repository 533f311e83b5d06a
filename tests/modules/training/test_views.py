"""The person reads why, the superior endorses, the agency decides; nobody else sees it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from modules.training import service
from modules.training.models import ReferralState
from tests.factories.accounts import Somebody, make_account, make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import heading_of, text_of
from tests.modules.training.conftest import Scene, raised


def client_of(app: Flask, scene: Scene, person: PersonId) -> FlaskClient:
    with unit_of_work(scene.tenant):
        found = db.session.scalars(select(Person).where(Person.id == person)).one()
        account, nip = make_account(found).id, found.nip
    client = app.test_client()
    sign_in(client, Somebody(scene.tenant, slug_of(scene.tenant), person, account, nip))
    return client


def desk_of(app: Flask, tenant: TenantId) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(tenant, role=Role.ADMIN_DAERAH))
    return client


def path(scene: Scene, rest: object = "") -> str:
    return f"/{slug_of(scene.tenant)}/training{rest}"


def test_without_referrals_the_page_says_how_they_come_about(app: Flask, scene: Scene) -> None:
    page = client_of(app, scene, scene.person).get(path(scene))
    assert heading_of(page) == "Belum ada rujukan pelatihan untuk Anda."
    assert "aturan daerah mengusulkan program" in text_of(page)


def test_the_person_reads_the_programme_and_why(app: Flask, scene: Scene) -> None:
    referral = raised(scene)
    client = client_of(app, scene, scene.person)
    listed = client.get(path(scene))
    assert heading_of(listed) == "Anda dirujuk ke satu program."
    page = text_of(client.get(path(scene, f"/{referral}")))
    assert "Mengapa program ini" in page
    assert "Inisiatif" in page
    assert "Keputusan Anda" not in page


def test_the_superior_finds_it_on_the_first_page_and_endorses(app: Flask, scene: Scene) -> None:
    referral = raised(scene)
    client = client_of(app, scene, scene.superior)
    assert "Satu rujukan menunggu dukungan Anda." in text_of(
        client.get(f"/{slug_of(scene.tenant)}/")
    )
    assert heading_of(client.get(path(scene, "/endorse"))) == "Satu rujukan menunggu dukungan Anda."
    sent = client.post(path(scene, f"/{referral}/endorse"), data={"wanted": "endorsed", "note": ""})
    assert sent.status_code == 303
    assert (
        heading_of(client.get(path(scene, "/endorse"))) == "Tidak ada rujukan yang menunggu Anda."
    )


def test_a_refusal_without_reason_keeps_the_form(app: Flask, scene: Scene) -> None:
    referral = raised(scene)
    client = client_of(app, scene, scene.superior)
    said = {"wanted": "not_endorsed", "note": "kurang"}
    answer = client.post(path(scene, f"/{referral}/endorse"), data=said)
    assert answer.status_code == 422
    assert "Tulis alasannya, paling sedikit 10 huruf." in text_of(answer)
    assert "kurang" in answer.get_data(as_text=True)


def test_the_agency_approves_and_schedules(app: Flask, scene: Scene) -> None:
    referral = raised(scene)
    with unit_of_work(scene.tenant):
        service.endorse(referral, scene.superior, ReferralState.ENDORSED)
    client = desk_of(app, scene.tenant)
    assert heading_of(client.get(path(scene, "/desk"))) == "Satu rujukan menunggu verifikasi."
    client.post(path(scene, f"/{referral}/decide"), data={"wanted": "approved", "note": ""})
    late = client.post(path(scene, f"/{referral}/schedule"), data={"day": "2 Maret 2020"})
    assert late.status_code == 422
    assert "sudah lewat" in text_of(late)
    assert (
        client.post(path(scene, f"/{referral}/schedule"), data={"day": "2 Maret 2099"}).status_code
        == 303
    )
    assert "2 Maret 2099" in text_of(client.get(path(scene, "/desk?state=scheduled")))
    own = client_of(app, scene, scene.person).get(path(scene))
    assert heading_of(own) == "Pelatihan Anda berikutnya 2 Maret 2099."


def test_a_decision_taken_meanwhile_is_said(app: Flask, scene: Scene) -> None:
    referral = raised(scene)
    client = client_of(app, scene, scene.superior)
    address = path(scene, f"/{referral}/endorse")
    client.post(address, data={"wanted": "endorsed", "note": ""})
    again = client.post(address, data={"wanted": "endorsed", "note": ""})
    assert again.status_code == 409
    assert "menunggu verifikasi" in heading_of(again)


@pytest.mark.parametrize("rest", ["", "/endorse"])
def test_a_colleague_sees_nothing_of_it(app: Flask, scene: Scene, rest: str) -> None:
    referral = raised(scene)
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant))
    address = path(scene, f"/{referral}{rest}")
    answer = client.post(address, data={"wanted": "endorsed"}) if rest else client.get(address)
    assert answer.status_code == 403
    assert "Inisiatif" not in text_of(answer)


def test_another_regions_referral_is_not_found(
    app: Flask, scene: Scene, other_scene: Scene
) -> None:
    referral = raised(scene)
    client = desk_of(app, other_scene.tenant)
    for rest in (f"/{referral}", f"/{referral}/decide", f"/{referral}/schedule"):
        method = client.get if rest == f"/{referral}" else client.post
        assert method(path(other_scene, rest)).status_code == 404
