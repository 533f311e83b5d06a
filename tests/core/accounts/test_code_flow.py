"""A handed code becomes a password once, within its time, and nothing else tells about it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from kinerja.accounts.code_service import Handed, issue_code
from kinerja.accounts.models import Account, AccountState, CodePurpose, OneTimeCode
from kinerja.database import db, now
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import enter, is_in, logged
from tests.factories.accounts import PASSWORD, Somebody, make_somebody, sign_in

NEW = "sepeda hujan lampu"
REFUSED = "NIP dan kode tidak cocok, atau kodenya sudah dipakai atau lewat waktu."


@pytest.fixture
def fresh(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, state=AccountState.NOT_ACTIVATED)


def hand(who: Somebody, lasts: timedelta = timedelta(days=1)) -> Handed:
    with unit_of_work(who.tenant):
        account = db.session.get(Account, who.account_id)
        assert account is not None
        return issue_code(account, lasts, None)


def use(
    client: FlaskClient, somebody: Somebody, code: str, password: str = NEW, **more: str
) -> TestResponse:
    typed = {"who": somebody.nip, "code": code, "password": password, "password_again": password}
    return fill(client, f"/{somebody.slug}/code", {**typed, **more})


def state_of(who: Somebody) -> AccountState:
    with unit_of_work(who.tenant):
        found = db.session.scalar(select(Account.state).where(Account.id == who.account_id))
    assert isinstance(found, AccountState)
    return found


def test_a_code_activates_the_account_and_lets_its_owner_in(
    client: FlaskClient, fresh: Somebody
) -> None:
    handed = hand(fresh)
    assert handed.purpose is CodePurpose.ACTIVATION
    answer = use(client, fresh, handed.code.lower())
    assert (answer.status_code, answer.location) == (303, f"/{fresh.slug}/")
    assert is_in(client, fresh)
    assert state_of(fresh) is AccountState.ACTIVE
    (entry,) = logged(fresh.tenant, "account.password_set_by_code")
    assert entry.before == {"state": "not_activated"}


def test_the_new_password_opens_the_door(client: FlaskClient, fresh: Somebody) -> None:
    use(client, fresh, hand(fresh).code)
    client.post(f"/{fresh.slug}/sign-out")
    client.delete_cookie(f"kinerja_{fresh.slug}", path=f"/{fresh.slug}/")
    enter(client, fresh, NEW)
    assert is_in(client, fresh)


def test_a_code_is_used_once(client: FlaskClient, fresh: Somebody) -> None:
    code = hand(fresh).code
    use(client, fresh, code)
    client.delete_cookie(f"kinerja_{fresh.slug}", path=f"/{fresh.slug}/")
    answer = use(client, fresh, code, "lain sekali lagi")
    assert answer.status_code == 422
    assert REFUSED in answer.text


def test_a_code_past_its_time_opens_nothing(client: FlaskClient, fresh: Somebody) -> None:
    code = hand(fresh).code
    with unit_of_work(fresh.tenant):
        db.session.execute(update(OneTimeCode).values(expires_at=now()))
    assert REFUSED in use(client, fresh, code).text
    assert state_of(fresh) is AccountState.NOT_ACTIVATED


def test_a_new_code_makes_the_one_before_useless(client: FlaskClient, fresh: Somebody) -> None:
    first, second = hand(fresh), hand(fresh)
    assert use(client, fresh, first.code).status_code == 422
    assert use(client, fresh, second.code).status_code == 303


def test_a_code_opens_its_own_account_only(client: FlaskClient, fresh: Somebody) -> None:
    other = make_somebody(fresh.tenant, "Sari", state=AccountState.NOT_ACTIVATED)
    assert REFUSED in use(client, other, hand(fresh).code).text
    assert state_of(other) is AccountState.NOT_ACTIVATED


def test_a_code_is_nothing_in_another_region(
    client: FlaskClient, fresh: Somebody, other_tenant: TenantId
) -> None:
    abroad = make_somebody(other_tenant, state=AccountState.NOT_ACTIVATED)
    assert REFUSED in use(client, abroad, hand(fresh).code, who=fresh.nip).text


def test_an_unknown_name_and_a_closed_account_are_refused_alike(
    client: FlaskClient, fresh: Somebody
) -> None:
    closed = make_somebody(fresh.tenant, state=AccountState.CLOSED)
    wrong = use(client, fresh, "AAAA BBBB CCCC")
    unknown = use(client, fresh, "AAAA BBBB CCCC", who="198702172010011999")
    shut = use(client, closed, "AAAA BBBB CCCC")
    assert {answer.status_code for answer in (wrong, unknown, shut)} == {422}
    assert all(REFUSED in answer.text for answer in (wrong, unknown, shut))


def test_guessing_codes_is_slowed(client: FlaskClient, fresh: Somebody) -> None:
    for _time in range(4):
        assert use(client, fresh, "AAAA BBBB CCCC").status_code == 422
    answer = use(client, fresh, hand(fresh).code)
    assert answer.status_code == 429
    assert "akun tidak dikunci" in answer.text
    assert len(logged(fresh.tenant, "account.code_refused")) == 4


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("pendek", "pendek", "Pakai paling sedikit 10 huruf"),
        ("rahasia2026", "rahasia2026", "paling mudah ditebak"),
        (NEW, NEW + "x", "Kedua kata sandi berbeda"),
        ("budisantoso1", "budisantoso1", "mudah ditebak"),
    ],
)
def test_a_refused_password_does_not_use_the_code_up(
    client: FlaskClient, fresh: Somebody, password: str, again: str, sentence: str
) -> None:
    code = hand(fresh).code
    answer = use(client, fresh, code, password, password_again=again)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert code in answer.text
    assert f'value="{password}"' not in answer.text
    assert use(client, fresh, code).status_code == 303


def test_a_code_for_an_account_in_use_replaces_the_password_and_ends_its_sessions(
    client: FlaskClient, tenant: TenantId
) -> None:
    who = make_somebody(tenant, password=PASSWORD)
    elsewhere = client.application.test_client()
    sign_in(elsewhere, who)
    handed = hand(who)
    assert handed.purpose is CodePurpose.RESET
    assert is_in(elsewhere, who)
    use(client, who, handed.code)
    assert is_in(client, who)
    assert not is_in(elsewhere, who)
    third = client.application.test_client()
    assert enter(third, who, PASSWORD).status_code == 422


def test_only_a_hash_of_the_code_is_kept_and_nothing_of_it_logged(fresh: Somebody) -> None:
    handed = hand(fresh)
    plain = handed.code.replace(" ", "")
    (entry,) = logged(fresh.tenant, "account.code_issued")
    assert plain not in str(entry.after)
    with unit_of_work(fresh.tenant):
        (row,) = db.session.scalars(select(OneTimeCode)).all()
        assert plain.encode() not in row.code_hash
        assert row.expires_at - row.created_at >= timedelta(hours=23)
