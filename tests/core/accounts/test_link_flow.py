"""A forgotten password comes back by mail; whoever asks learns nothing about accounts."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select, update

from kinerja.accounts.code_service import issue_code
from kinerja.accounts.keys import keyed_hash
from kinerja.accounts.models import Account, AccountState, OneTimeCode, SignInDelay
from kinerja.database import db, now
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import end_waits, enter, is_in, posted
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in

NEW = {"password": "sepeda hujan lampu", "password_again": "sepeda hujan lampu"}


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD, email="budi@contoh.example")


def ask(client: FlaskClient, who: Somebody, name: str | None = None) -> str:
    answer = fill(client, f"/{who.slug}/forgotten", {"who": name or who.nip})
    assert answer.status_code == 200
    # the form's token, and the minute in the line for paper, are another each time
    return re.sub(r'(value|content)="[^"]*"|\d\d\.\d\d WIB', "", answer.text)


def mailed(who: Somebody) -> list[str]:
    return [payload["url"] for payload in posted(who.tenant, "account.reset_link")]


def free_at(who: Somebody) -> datetime:
    with unit_of_work(who.tenant):
        # the name's row waits longer than the address's
        return db.session.scalars(select(func.max(SignInDelay.free_at))).one()


def test_the_link_sets_a_password_once(client: FlaskClient, somebody: Somebody) -> None:
    ask(client, somebody)
    (url,) = mailed(somebody)
    assert url.startswith(f"/{somebody.slug}/link/")
    assert client.get(url).status_code == 200
    assert fill(client, url, NEW).location == f"/{somebody.slug}/"
    assert is_in(client, somebody)
    assert client.get(url).status_code == 410
    other = client.application.test_client()
    enter(other, somebody, NEW["password"])
    assert is_in(other, somebody)


def test_every_session_ends_with_the_old_password(client: FlaskClient, somebody: Somebody) -> None:
    elsewhere = client.application.test_client()
    sign_in(elsewhere, somebody)
    ask(client, somebody)
    fill(client, mailed(somebody)[0], NEW)
    assert not is_in(elsewhere, somebody)


def test_the_answer_is_the_same_whoever_is_named(client: FlaskClient, somebody: Somebody) -> None:
    without_mail = make_somebody(somebody.tenant)
    fresh = make_somebody(
        somebody.tenant, state=AccountState.NOT_ACTIVATED, email="sari@contoh.example"
    )
    answers = {
        ask(client, somebody),
        ask(client, without_mail),
        ask(client, fresh),
        ask(client, somebody, "orang@lain.example"),
        ask(client, somebody, "198702172010011999"),
        ask(client, somebody, "bukan siapa-siapa"),
    }
    assert len(answers) == 1
    assert len(mailed(somebody)) == 1


def test_asking_again_and_again_does_not_fill_a_mail_box(
    client: FlaskClient, somebody: Somebody
) -> None:
    for _time in range(8):
        ask(client, somebody)
    assert len(mailed(somebody)) == 4
    end_waits(somebody.tenant)
    ask(client, somebody)
    assert len(mailed(somebody)) == 5


def test_a_stranger_who_keeps_asking_does_not_put_off_the_next_link(
    client: FlaskClient, somebody: Somebody
) -> None:
    for _time in range(4):
        ask(client, somebody)
    waits = free_at(somebody)
    for _time in range(6):
        ask(client, somebody)
    assert free_at(somebody) == waits


def test_an_address_that_asks_for_hundreds_leaves_no_more_rows(
    client: FlaskClient, somebody: Somebody
) -> None:
    with unit_of_work(somebody.tenant):
        key = keyed_hash("delay", "link_address", "127.0.0.1")
        asked = {"key_hash": key, "failures": 299, "window_start": now(), "free_at": now()}
        db.session.execute(insert(SignInDelay), [asked])
    for number in range(5):
        ask(client, somebody, f"orang{number}@lain.example")
    ask(client, somebody)
    assert mailed(somebody) == []
    with unit_of_work(somebody.tenant):
        # the address, the three hundredth name, and the one that went beyond
        assert db.session.scalar(select(func.count()).select_from(SignInDelay)) == 3
    elsewhere = client.application.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    ask(elsewhere, somebody)
    assert len(mailed(somebody)) == 1


def test_asking_does_not_count_as_failing_to_sign_in(
    client: FlaskClient, somebody: Somebody
) -> None:
    for _time in range(5):
        ask(client, somebody)
    enter(client, somebody)
    assert is_in(client, somebody)


def test_one_link_used_ends_the_others(client: FlaskClient, somebody: Somebody) -> None:
    ask(client, somebody)
    ask(client, somebody)
    first, second = mailed(somebody)
    assert client.get(first).status_code == 200
    fill(client, second, NEW)
    assert client.get(first).status_code == 410


def test_asking_does_not_make_a_handed_code_useless(
    client: FlaskClient, somebody: Somebody
) -> None:
    with unit_of_work(somebody.tenant):
        account = db.session.get(Account, somebody.account_id)
        assert account is not None
        handed = issue_code(account, timedelta(days=1), None)
    ask(client, somebody)
    typed = {"who": somebody.nip, "code": handed.code, **NEW}
    assert fill(client, f"/{somebody.slug}/code", typed).status_code == 303


def test_a_link_past_its_time_says_so_and_offers_another(
    client: FlaskClient, somebody: Somebody
) -> None:
    ask(client, somebody)
    (url,) = mailed(somebody)
    with unit_of_work(somebody.tenant):
        lasts = db.session.scalar(select(OneTimeCode.expires_at - OneTimeCode.created_at))
        assert lasts == pytest.approx(timedelta(minutes=30), abs=timedelta(seconds=5))
        db.session.execute(update(OneTimeCode).values(expires_at=now()))
    answer = client.get(url)
    assert answer.status_code == 410
    assert "Tautan ini sudah dipakai atau lewat waktu." in answer.text
    assert "Kirim tautan" in answer.text


def test_a_link_is_nothing_in_another_region(
    client: FlaskClient, somebody: Somebody, other_tenant: TenantId
) -> None:
    ask(client, somebody)
    abroad = make_somebody(other_tenant)
    url = mailed(somebody)[0].replace(somebody.slug, abroad.slug)
    assert client.get(url).status_code == 410


def test_a_weak_password_does_not_use_the_link_up(client: FlaskClient, somebody: Somebody) -> None:
    ask(client, somebody)
    (url,) = mailed(somebody)
    assert fill(client, url, {"password": "pendek", "password_again": "pendek"}).status_code == 422
    assert fill(client, url, {**NEW, "password_again": "lain"}).status_code == 422
    assert fill(client, url, NEW).status_code == 303


def test_a_code_does_not_open_as_a_link(client: FlaskClient, somebody: Somebody) -> None:
    assert client.get(f"/{somebody.slug}/link/K7QM3F2PXWRT").status_code == 410
