"""A burst of tries is judged one by one: no wait lets more than one of them pass."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from kinerja.accounts.models import PlatformDelay, PlatformKind, SignInDelay
from kinerja.accounts.platform_accounts import add_platform_account
from kinerja.database import db, engine_of, new_id
from kinerja.tenancy import TenantId, unit_of_work
from tests.browsers import fill
from tests.core.accounts.asking import end_waits, enter, is_in, logged
from tests.factories.accounts import PASSWORD, Somebody, make_somebody

WRONG = "bukan yang benar"
WIDTH = 8


@pytest.fixture
def somebody(tenant: TenantId) -> Somebody:
    return make_somebody(tenant, password=PASSWORD)


def burst(app: Flask, who: Somebody, password: str = WRONG, width: int = WIDTH) -> list[int]:
    """The answers to as many tries, all sent at once."""
    return at_once(app, lambda client: enter(client, who, password), width)


def at_once(
    app: Flask, send: Callable[[FlaskClient], TestResponse], width: int = WIDTH
) -> list[int]:
    """The answers to the same request from as many browsers at the same moment."""
    start = Barrier(width)

    def one(client: FlaskClient) -> TestResponse:
        start.wait(timeout=30)
        return send(client)

    clients = [app.test_client() for _one in range(width)]
    with ThreadPoolExecutor(width) as pool:
        return sorted(answer.status_code for answer in pool.map(one, clients))


def counted(who: Somebody) -> int | None:
    """The failures that count for the account."""
    mine = select(SignInDelay.failures).where(SignInDelay.account_id == who.account_id)
    with unit_of_work(who.tenant):
        return db.session.scalar(mine)


def test_a_burst_counts_each_try_and_passes_no_wait(app: Flask, somebody: Somebody) -> None:
    assert burst(app, somebody) == [422] * 4 + [429] * 4
    assert counted(somebody) == 4
    failures = [entry.after for entry in logged(somebody.tenant, "account.sign_in_refused")]
    assert failures == [{"failures": number} for number in (1, 2, 3, 4)]


def test_one_try_passes_when_a_wait_has_ended(app: Flask, somebody: Somebody) -> None:
    burst(app, somebody)
    end_waits(somebody.tenant)
    assert burst(app, somebody) == [422] + [429] * 7
    assert counted(somebody) == 5


def test_all_of_several_tries_with_the_right_password_are_let_in(
    app: Flask, somebody: Somebody
) -> None:
    assert burst(app, somebody, PASSWORD, 3) == [303] * 3


def test_a_burst_does_not_hold_back_a_known_browser(
    app: Flask, client: FlaskClient, somebody: Somebody
) -> None:
    enter(client, somebody)
    client.delete_cookie(f"kinerja_{somebody.slug}", path=f"/{somebody.slug}/")
    burst(app, somebody)
    enter(client, somebody)
    assert is_in(client, somebody)


@pytest.mark.usefixtures("app_context")
def test_a_burst_at_the_operators_door_passes_no_wait_either(app: Flask) -> None:
    email = f"{new_id()}@contoh.example"
    account_id = add_platform_account(PlatformKind.OPERATOR, email, "Ratna Dewi", PASSWORD)
    typed = {"who": email, "password": WRONG}
    at_once(app, lambda client: fill(client, "/operator/sign-in", typed))
    mine = select(PlatformDelay.failures).where(PlatformDelay.account_id == account_id)
    with engine_of("platform").connect() as connection:
        assert connection.scalar(mine) == 4
