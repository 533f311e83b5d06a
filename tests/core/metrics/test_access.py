"""The figures are there for this machine and for whoever shows the token; for others nothing is."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.app import create_app
from kinerja.config import DatabaseUrls, Settings
from kinerja.database import dispose_engines
from kinerja.embedded import Addresses

TOKEN = "rahasia-yang-cukup-panjang"
ELSEWHERE = {"REMOTE_ADDR": "10.0.0.5"}


@pytest.fixture
def guarded(app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A browser before an installation with a token."""
    monkeypatch.setitem(app.extensions, "kinerja.settings", replace(settings, metrics_token=TOKEN))
    return app.test_client()


def status(client: FlaskClient, **headers: str) -> int:
    return client.get("/metrics", headers=headers, environ_base=ELSEWHERE).status_code


def test_this_machine_reads(client: FlaskClient) -> None:
    page = client.get("/metrics")
    assert page.status_code == 200
    assert page.content_type.startswith("text/plain; version=0.0.4")
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers


def test_other_machines_find_nothing(client: FlaskClient) -> None:
    assert status(client) == 404
    assert status(client, Authorization=f"Bearer {TOKEN}") == 404


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via"])
def test_what_a_proxy_of_this_machine_passes_on_is_not_of_this_machine(
    client: FlaskClient, name: str
) -> None:
    assert client.get("/metrics", headers={name: "127.0.0.1"}).status_code == 404


def test_the_token_opens(guarded: FlaskClient) -> None:
    assert status(guarded, Authorization=f"Bearer {TOKEN}") == 200
    assert guarded.get("/metrics").status_code == 200


@pytest.mark.parametrize(
    "shown", ["Bearer salah", f"Basic {TOKEN}", TOKEN, "Bearer", f"Bearer {TOKEN}x", "Bearer \xff"]
)
def test_anything_else_does_not(guarded: FlaskClient, shown: str) -> None:
    assert status(guarded, Authorization=shown) == 404


def test_behind_a_trusted_proxy_nobody_is_this_machine(
    settings: Settings, urls: DatabaseUrls, addresses: Addresses
) -> None:
    behind = replace(settings, trusted_proxies=1, metrics_token=TOKEN)
    app = create_app(behind, urls, addresses.redis_url)
    client = app.test_client()
    for headers in ({}, {"X-Forwarded-For": "127.0.0.1"}):
        assert client.get("/metrics", headers=headers).status_code == 404
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    dispose_engines(app)
