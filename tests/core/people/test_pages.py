"""The pages about people, for whoever administers them and as far as they do."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from kinerja.access.roles import Role
from kinerja.accounts.models import Account, AccountState, OneTimeCode
from kinerja.database import db
from kinerja.people.models import Person
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import end_waits, enter, is_in, logged
from tests.counting import counted
from tests.factories.accounts import (
    PASSWORD,
    Somebody,
    make_account,
    make_somebody,
    sign_in,
    sign_in_as,
    slug_of,
)
from tests.factories.people import assign, grant_role, make_person, reports_to
from tests.factories.units import make_position, make_unit

pytestmark = pytest.mark.usefixtures("app_context")


@dataclass
class Place:
    """A region with two units; Sari and her head work in the first, Tono in the second."""

    tenant: TenantId
    slug: str
    first: UUID
    second: UUID
    people: dict[str, UUID]

    def url(self, *parts: object) -> str:
        return "/".join(["", self.slug, "people", *map(str, parts)])

    def of(self, name: str) -> str:
        return self.url(self.people[name])


@pytest.fixture
def place(tenant: TenantId) -> Place:
    with unit_of_work(tenant):
        first, second = make_unit("satu", "Dinas Satu"), make_unit("dua", "Dinas Dua")
        db.session.add_all([first, second])
        db.session.flush()
        posts = [make_position(first, "a1", "Kepala"), make_position(first, "a2", "Analis")]
        posts.append(make_position(second, "b1", "Arsiparis"))
        db.session.add_all(posts)
        db.session.flush()
        reports_to(posts[1], posts[0])
        names = ("Hasan Basri", "Sari Dewi", "Tono Wibowo")
        people = {name: make_person(name) for name in names}
        for person, post in zip(people.values(), posts, strict=True):
            assign(person, post)
        make_account(people["Sari Dewi"])
        make_account(people["Hasan Basri"], password=PASSWORD)
        ids = {name.split()[0]: UUID(str(person.id)) for name, person in people.items()}
        units = first.id, second.id
    return Place(tenant, slug_of(tenant), *units, ids)


@pytest.fixture
def admin(client: FlaskClient, place: Place) -> Somebody:
    return sign_in_as(client, place.tenant, Role.ADMIN_DAERAH)


@pytest.fixture
def opd(client: FlaskClient, place: Place) -> Somebody:
    """An administrator of the first unit, who holds no post in it."""
    who = make_somebody(place.tenant, "Admin Unit", role=Role.ADMIN_OPD, unit=place.first)
    sign_in(client, who)
    return who


def code_in(text: str) -> str:
    found = re.search(r"<b>(\w{4} \w{4} \w{4})</b>", text)
    assert found
    return found[1]


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
    end_waits(place.tenant)


@pytest.mark.usefixtures("admin")
def test_a_person_of_another_region_is_not_found(
    client: FlaskClient, place: Place, other_tenant: TenantId
) -> None:
    stranger = make_somebody(other_tenant)
    assert client.get(place.url(stranger.person_id)).status_code == 404
    answer = client.post(place.url(stranger.person_id, "code"), data={"lasts": "1d"})
    assert answer.status_code == 404
