"""The pages about people, for whoever administers them and as far as they do."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from tests.core.people.conftest import Place
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in_as
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("app_context")


@pytest.mark.usefixtures("admin")
def test_the_list_says_who_has_never_signed_in(client: FlaskClient, place: Place) -> None:
    with counted() as statements:
        page = client.get(place.url())
    assert "1 dari 4 pegawai belum mengaktifkan akun." in page.text
    assert page.text.index("Hasan Basri") < page.text.index("Sari Dewi")
    assert "Dinas Dua" in page.text
    assert len(statements) <= 8


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(("typed", "found"), [("sar", True), ("SARI d", True), ("dewi", False)])
def test_people_are_found_by_the_beginning_of_their_name(
    client: FlaskClient, place: Place, typed: str, *, found: bool
) -> None:
    page = client.get(place.url(), query_string={"q": typed})
    assert ("Sari Dewi" in page.text) is found
    assert "Tono Wibowo" not in page.text


@pytest.mark.usefixtures("admin")
def test_people_are_found_by_nip(client: FlaskClient, place: Place) -> None:
    with unit_of_work(place.tenant):
        nip = db.session.scalar(select(Person.nip).where(Person.nama == "Tono Wibowo"))
    assert nip is not None
    spaced = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    page = client.get(place.url(), query_string={"q": spaced})
    assert "Tono Wibowo" in page.text
    assert "Sari Dewi" not in page.text


@pytest.mark.usefixtures("admin")
def test_those_without_an_account_are_listed_apart(client: FlaskClient, place: Place) -> None:
    page = client.get(place.url(), query_string={"akun": "belum"})
    assert "Tono Wibowo" in page.text
    assert "Sari Dewi" not in page.text


@pytest.mark.usefixtures("admin")
def test_the_list_is_narrowed_to_a_unit(client: FlaskClient, place: Place) -> None:
    page = client.get(place.url(), query_string={"unit": str(place.first)})
    assert "Sari Dewi" in page.text
    assert "Tono Wibowo" not in page.text
    for unknown in (str(place.people["Sari"]), "x"):
        assert client.get(place.url(), query_string={"unit": unknown}).status_code == 404


@pytest.mark.usefixtures("admin")
def test_a_long_list_is_read_page_by_page(client: FlaskClient, place: Place) -> None:
    with unit_of_work(place.tenant):
        for number in range(60):
            make_person(f"Orang {number:02}")
    first = client.get(place.url())
    assert "64 baris seluruhnya" in first.text
    link = re.search(r'rel="next" href="([^"]+)"', first.text)
    assert link
    second = client.get(link[1].replace("&amp;", "&"))
    names = re.findall(r"Orang \d\d", first.text + second.text)
    assert sorted(set(names)) == [f"Orang {number:02}" for number in range(60)]
    assert "Tono Wibowo" in second.text
    assert 'rel="prev"' in second.text
    assert 'rel="next"' not in second.text


@pytest.mark.usefixtures("opd")
def test_an_administrator_of_a_unit_sees_that_unit_only(client: FlaskClient, place: Place) -> None:
    page = client.get(place.url())
    assert "Sari Dewi" in page.text
    assert "Tono Wibowo" not in page.text
    assert client.get(place.of("Sari")).status_code == 200
    assert client.get(place.of("Tono")).status_code == 404
    assert client.post(f"{place.of('Tono')}/code", data={"lasts": "1d"}).status_code == 404
    assert client.post(f"{place.of('Tono')}/lift").status_code == 404
    assert client.get(place.url(), query_string={"unit": str(place.second)}).status_code == 404


@pytest.mark.parametrize("role", [None, Role.KALIBRASI])
def test_who_administers_nobody_has_no_such_page(
    client: FlaskClient, place: Place, role: Role | None
) -> None:
    sign_in_as(client, place.tenant, role)
    assert client.get(place.url()).status_code == 403
    assert client.post(f"{place.of('Sari')}/code", data={"lasts": "1d"}).status_code == 403


def test_an_auditor_reads_but_hands_out_nothing(client: FlaskClient, place: Place) -> None:
    sign_in_as(client, place.tenant, Role.AUDITOR)
    page = client.get(place.of("Sari"))
    assert page.status_code == 200
    assert "Buat kode" not in page.text
    assert client.post(f"{place.of('Sari')}/code", data={"lasts": "1d"}).status_code == 403


@pytest.mark.usefixtures("admin")
def test_the_page_of_a_person_says_who_rates_them(client: FlaskClient, place: Place) -> None:
    with counted() as statements:
        page = client.get(place.of("Sari"))
    assert "Hasan Basri menilai Sari Dewi saat ini." in page.text
    assert len(statements) <= 12
    assert "Tidak ada yang menilai Tono Wibowo saat ini." in client.get(place.of("Tono")).text


@pytest.mark.usefixtures("admin")
def test_a_person_of_another_region_is_not_found(
    client: FlaskClient, place: Place, other_tenant: TenantId
) -> None:
    stranger = make_somebody(other_tenant)
    assert client.get(place.url(stranger.person_id)).status_code == 404
    answer = client.post(place.url(stranger.person_id, "code"), data={"lasts": "1d"})
    assert answer.status_code == 404
