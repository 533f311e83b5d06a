"""The door tells nobody who has an account, slows guessing, and says until when."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.accounts.models import Account, AccountState, SignInDelay
from kinerja.database import db
from kinerja.people.models import Person, PersonState
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import end_waits, enter, is_in, logged, posted
from tests.factories.accounts import PASSWORD, Somebody, make_account, make_somebody
from tests.factories.people import make_person, next_nip

WRONG = "bukan yang benar"
REFUSED = "NIP dan kata sandi tidak cocok. Coba lagi, atau atur ulang kata sandi."


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD, email="budi@contoh.example")


def fail(client: FlaskClient, who: Somebody, times: int) -> None:
    for _time in range(times):
        assert enter(client, who, WRONG).status_code == 422


@pytest.mark.parametrize("shape", ["{}", " {} ", "spaced", "BUDI@contoh.example"])
def test_a_name_is_read_as_people_type_it(
    client: FlaskClient, somebody: Somebody, shape: str
) -> None:
    nip = somebody.nip
    spaced = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    typed = spaced if shape == "spaced" else shape.format(nip)
    enter(client, somebody, who=typed)
    assert is_in(client, somebody)


def test_whoever_is_refused_cannot_tell_why(client: FlaskClient, somebody: Somebody) -> None:
    closed = make_somebody(somebody.tenant, password=PASSWORD, state=AccountState.CLOSED)
    fresh = make_somebody(somebody.tenant, state=AccountState.NOT_ACTIVATED)
    url = f"/{somebody.slug}/sign-in"
    answers = [
        enter(client, somebody, WRONG),
        enter(client, closed),
        enter(client, fresh),
        fill(client, url, {"who": next_nip(), "password": PASSWORD}),
        fill(client, url, {"who": "orang@lain.example", "password": PASSWORD}),
        fill(client, url, {"who": "siapa saja", "password": PASSWORD}),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert all(REFUSED in answer.text for answer in answers)
    # beside what was typed, only the minute printed at the foot may differ between two answers
    bodies = [re.sub(r'value="[^"]*"|\d\d\.\d\d\sWIB', "", answer.text) for answer in answers]
    assert len(set(bodies)) == 1


def test_what_was_typed_stays_but_the_password(client: FlaskClient, somebody: Somebody) -> None:
    answer = enter(client, somebody, WRONG)
    assert f'value="{somebody.nip}"' in answer.text
    assert WRONG not in answer.text


def test_an_address_two_people_share_names_nobody(client: FlaskClient, somebody: Somebody) -> None:
    with unit_of_work(somebody.tenant):
        make_account(make_person("Sari", email="budi@contoh.example"), password=PASSWORD)
    enter(client, somebody, who="budi@contoh.example")
    assert not is_in(client, somebody)


def test_after_four_failures_the_next_try_waits_and_is_told_until_when(
    client: FlaskClient, somebody: Somebody
) -> None:
    fail(client, somebody, 4)
    answer = enter(client, somebody)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 15
    assert re.search(r"Coba lagi pukul \d\d\.\d\d\sWIB; akun tidak dikunci\.", answer.text)
    assert not is_in(client, somebody)


def test_the_wait_ends_by_itself_and_the_right_password_clears_the_count(
    client: FlaskClient, somebody: Somebody
) -> None:
    fail(client, somebody, 4)
    end_waits(somebody.tenant)
    enter(client, somebody)
    assert is_in(client, somebody)
    client.post(f"/{somebody.slug}/sign-out")
    with unit_of_work(somebody.tenant):
        mine = select(SignInDelay).where(SignInDelay.account_id == somebody.account_id)
        assert db.session.scalars(mine).all() == []


def test_an_unknown_name_waits_like_a_known_one(client: FlaskClient, somebody: Somebody) -> None:
    url, nobody = f"/{somebody.slug}/sign-in", next_nip()
    for _time in range(4):
        assert fill(client, url, {"who": nobody, "password": WRONG}).status_code == 422
    assert fill(client, url, {"who": nobody, "password": WRONG}).status_code == 429


def test_nip_and_address_of_one_account_count_together(
    client: FlaskClient, somebody: Somebody
) -> None:
    fail(client, somebody, 2)
    for _time in range(2):
        enter(client, somebody, WRONG, who="budi@contoh.example")
    assert enter(client, somebody, WRONG).status_code == 429


def test_failures_from_one_address_do_not_slow_another(
    client: FlaskClient, somebody: Somebody, app: Flask
) -> None:
    fail(client, somebody, 4)
    at_home = app.test_client()
    at_home.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    enter(at_home, somebody)
    assert is_in(at_home, somebody)


def test_a_known_browser_is_not_slowed_by_strangers_at_its_own_address(
    client: FlaskClient, somebody: Somebody, app: Flask
) -> None:
    enter(client, somebody)
    client.post(f"/{somebody.slug}/sign-out", data={})
    client.delete_cookie(f"kinerja_{somebody.slug}", path=f"/{somebody.slug}/")
    stranger = app.test_client()
    fail(stranger, somebody, 4)
    assert enter(stranger, somebody).status_code == 429
    assert enter(client, somebody).status_code == 303


def test_a_known_browser_has_a_count_of_its_own(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    client.delete_cookie(f"kinerja_{somebody.slug}", path=f"/{somebody.slug}/")
    fail(client, somebody, 4)
    assert enter(client, somebody).status_code == 429


def test_another_account_s_known_browser_is_a_stranger(
    client: FlaskClient, somebody: Somebody, app: Flask
) -> None:
    other = make_somebody(somebody.tenant, "Sari", password=PASSWORD)
    enter(client, other)
    client.delete_cookie(f"kinerja_{somebody.slug}", path=f"/{somebody.slug}/")
    fail(app.test_client(), somebody, 4)
    assert enter(client, somebody).status_code == 429


def test_a_failure_is_logged_without_what_was_typed(
    client: FlaskClient, somebody: Somebody
) -> None:
    fail(client, somebody, 1)
    fill(client, f"/{somebody.slug}/sign-in", {"who": "kata sandi saya", "password": WRONG})
    known, unknown = logged(somebody.tenant, "account.sign_in_refused")
    assert (known.subject_id, known.after) == (str(somebody.account_id), {"failures": 1})
    assert (known.actor_kind, known.actor_id, known.origin) == ("visitor", None, "127.0.0.1")
    assert (unknown.subject_id, unknown.after) == (None, {"failures": 1})


def test_the_owner_is_told_of_a_row_of_failures_once(
    client: FlaskClient, somebody: Somebody
) -> None:
    for _time in range(6):
        enter(client, somebody, WRONG)
        end_waits(somebody.tenant)
    told = posted(somebody.tenant, "account.sign_in_failures")
    assert told == [{"person_id": str(somebody.person_id), "count": 5}]


def test_a_form_without_its_token_is_refused(client: FlaskClient, somebody: Somebody) -> None:
    answer = client.post(
        f"/{somebody.slug}/sign-in", data={"who": somebody.nip, "password": PASSWORD}
    )
    assert answer.status_code == 400
    assert not is_in(client, somebody)


def test_an_outdated_hash_is_renewed_at_sign_in(client: FlaskClient, somebody: Somebody) -> None:
    def stored() -> str | None:
        with unit_of_work(somebody.tenant):
            return db.session.scalar(
                select(Account.password_hash).where(Account.id == somebody.account_id)
            )

    cheap = stored()
    enter(client, somebody)
    renewed = stored()
    assert cheap != renewed
    assert renewed is not None
    assert renewed.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/{slug}/profile?done=1", "/{slug}/profile?done=1"),
        ("/{slug}/", "/{slug}/"),
        ("https://evil.example/{slug}/", "/{slug}/"),
        ("//evil.example/{slug}/", "/{slug}/"),
        ("/\\evil.example", "/{slug}/"),
        ("/other/profile", "/{slug}/"),
        ("", "/{slug}/"),
    ],
)
def test_after_signing_in_one_goes_on_inside_the_region_only(
    client: FlaskClient, somebody: Somebody, wanted: str, leads_to: str
) -> None:
    url = f"/{somebody.slug}/sign-in"
    page = fill(
        client,
        f"{url}?next=%2F",
        {"who": somebody.nip, "password": PASSWORD},
        to=f"{url}?next={wanted.format(slug=somebody.slug)}",
    )
    assert page.location == leads_to.format(slug=somebody.slug)


def test_whoever_is_in_goes_past_the_door(client: FlaskClient, somebody: Somebody) -> None:
    enter(client, somebody)
    answer = client.get(f"/{somebody.slug}/sign-in")
    assert (answer.status_code, answer.location) == (303, f"/{somebody.slug}/")


def test_a_person_who_left_has_no_way_in(client: FlaskClient, somebody: Somebody) -> None:
    with unit_of_work(somebody.tenant):
        person = db.session.get(Person, somebody.person_id)
        assert person is not None
        person.state = PersonState.LEFT
    assert enter(client, somebody).status_code == 422
