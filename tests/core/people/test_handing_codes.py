"""Codes are handed over on a page that shows them once, by whoever may; waits are lifted there."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from kinerja.access.roles import Role
from kinerja.accounts.models import Account, AccountState, OneTimeCode
from kinerja.database import db
from kinerja.people.models import Person
from kinerja.tenancy import unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import enter, is_in, logged
from tests.core.people.conftest import Place
from tests.factories.accounts import Somebody
from tests.factories.people import grant_role

pytestmark = pytest.mark.usefixtures("app_context")


def code_in(text: str) -> str:
    found = re.search(r"<b>(\w{4} \w{4} \w{4})</b>", text)
    assert found
    return found[1]


def test_a_code_is_shown_once_and_opens_the_account(
    client: FlaskClient, place: Place, admin: Somebody
) -> None:
    answer = client.post(f"{place.of('Tono')}/code", data={"lasts": "3d"})
    assert answer.status_code == 200
    code = code_in(answer.text)
    assert code not in client.get(place.of("Tono")).text
    (entry,) = logged(place.tenant, "account.code_issued")
    assert entry.actor_id == admin.person_id
    with unit_of_work(place.tenant):
        row = db.session.scalars(select(OneTimeCode)).one()
        assert row.issued_by == admin.person_id
        nip = db.session.scalar(select(Person.nip).where(Person.nama == "Tono Wibowo"))
    new = "sepeda hujan lampu"
    typed = {"who": nip or "", "code": code, "password": new, "password_again": new}
    at_home = client.application.test_client()
    assert fill(at_home, f"/{place.slug}/code", typed).status_code == 303


@pytest.mark.usefixtures("admin")
def test_where_the_code_is_used_is_named_by_the_public_address(
    app: Flask, client: FlaskClient, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = replace(app.extensions["kinerja.settings"], public_url="https://kinerja.contoh.go.id/")
    monkeypatch.setitem(app.extensions, "kinerja.settings", named)
    answer = client.post(f"{place.of('Tono')}/code", data={"lasts": "3d"})
    assert f"https://kinerja.contoh.go.id/{place.slug}/code" in answer.text


@pytest.mark.usefixtures("admin")
def test_how_long_the_code_lasts_is_chosen_from_the_list(client: FlaskClient, place: Place) -> None:
    answer = client.post(f"{place.of('Tono')}/code", data={"lasts": "90d"})
    assert answer.status_code == 422
    assert "tidak ada dalam pilihan" in answer.text


@pytest.mark.usefixtures("admin")
def test_a_closed_account_gets_no_code(client: FlaskClient, place: Place) -> None:
    with unit_of_work(place.tenant):
        db.session.execute(
            update(Account)
            .where(Account.person_id == place.people["Sari"])
            .values(state=AccountState.CLOSED)
        )
    answer = client.post(f"{place.of('Sari')}/code", data={"lasts": "1d"})
    assert answer.status_code == 409
    assert "Akun Sari Dewi sudah ditutup" in answer.text


@pytest.mark.usefixtures("opd")
def test_a_unit_s_administrator_cannot_take_over_a_role_by_a_code(
    client: FlaskClient, place: Place
) -> None:
    with unit_of_work(place.tenant):
        hasan = db.session.scalars(select(Person).where(Person.nama == "Hasan Basri")).one()
        grant_role(hasan, Role.ADMIN_DAERAH)
    answer = client.post(f"{place.of('Hasan')}/code", data={"lasts": "1d"})
    assert answer.status_code == 403
    assert "hanya dapat dibuat admin daerah" in answer.text
    assert client.post(f"{place.of('Sari')}/code", data={"lasts": "1d"}).status_code == 200


@pytest.mark.usefixtures("admin")
def test_an_administrator_ends_somebody_s_waits(client: FlaskClient, place: Place) -> None:
    with unit_of_work(place.tenant):
        row = db.session.execute(
            select(Person.id, Person.nip, Account.id)
            .join(Account, Account.person_id == Person.id)
            .where(Person.nama == "Hasan Basri")
        ).one()
    hasan = Somebody(place.tenant, place.slug, row[0], row[2], row[1])
    at_home = client.application.test_client()
    for _time in range(4):
        enter(at_home, hasan, "bukan ini ya")
    assert enter(at_home, hasan).status_code == 429
    assert client.post(f"{place.of('Hasan')}/lift").status_code == 303
    enter(at_home, hasan)
    assert is_in(at_home, hasan)
    (entry,) = logged(place.tenant, "account.waits_lifted")
    assert entry.after == {"lifted": 1}
