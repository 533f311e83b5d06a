"""Requests are counted by endpoint, method and class of status, never by region or person."""

import re

from flask.testing import FlaskClient

from kinerja import paths
from kinerja.access import Role
from kinerja.tenancy import TenantId
from tests.core.metrics.asking import figure, read
from tests.factories.accounts import sign_in_as


def test_an_answer_is_counted_once(client: FlaskClient) -> None:
    before = read(client)
    client.get("/healthz")
    client.get("/healthz")
    client.post("/healthz")
    after = read(client)
    healthz = {"endpoint": "start.healthz", "method": "GET"}
    grown = {
        name: figure(after, name, **healthz, **more) - figure(before, name, **healthz, **more)
        for name, more in (
            ("kinerja_requests_total", {"status": "2xx"}),
            ("kinerja_request_seconds_count", {}),
            ("kinerja_request_seconds_bucket", {"le": "+Inf"}),
        )
    }
    assert set(grown.values()) == {2.0}
    wrong = {"endpoint": "none", "method": "POST", "status": "4xx"}
    assert figure(after, "kinerja_requests_total", **wrong) >= 1


def test_what_nobody_serves_is_one_endpoint(client: FlaskClient) -> None:
    unknown = {"endpoint": "none", "method": "GET", "status": "4xx"}
    before = figure(read(client), "kinerja_requests_total", **unknown)
    client.get("/s/satu/dua/tiga")
    client.get("/api/empat/lima")
    assert figure(read(client), "kinerja_requests_total", **unknown) == before + 2


def test_no_region_and_no_person_is_told(client: FlaskClient, tenant: TenantId) -> None:
    who = sign_in_as(client, tenant, Role.ADMIN_DAERAH)
    assert client.get(f"/{who.slug}/profile").status_code == 200
    page = client.get("/metrics").text
    assert 'endpoint="accounts.profile_page"' in page
    for secret in (who.slug, who.nip, str(who.person_id), str(who.account_id), "127.0.0.1"):
        assert secret not in page
    labels = {label for _name, pairs in read(client) for label, _value in pairs}
    assert labels == {"endpoint", "method", "status", "le", "queue", "state", "server"}


def test_the_manual_names_every_figure_and_no_other(client: FlaskClient) -> None:
    manual = (paths.ROOT / "docs" / "operations.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(kinerja_\w+)` \|", manual, re.MULTILINE))
    there = {re.sub(r"_(bucket|count|sum)$", "", name) for name, _labels in read(client)}
    assert {name for name in there if not name.endswith("_created")} == told
