"""Every route x every role x another region's ids x another region's valid session.

The routes come from the URL map: a new one is covered without a line here.
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access import Door, Role
from kinerja.access.roles import permissions_of
from kinerja.accounts.models import PlatformKind
from kinerja.config import DatabaseUrls
from kinerja.ids import TenantId
from tests.architecture.routes import Route, ids_in, path_of, routes_of
from tests.factories.accounts import Somebody, make_somebody, sign_in, sign_in_platform
from tests.factories.played import play_region

pytestmark = pytest.mark.xdist_group("routes")  # the two regions are played once

# opened only by the person they are about, or part of a practice the played region does not have:
# the tests of their modules open them
OPENED_ELSEWHERE = {
    "/<region>/plans/<int:year>/targets/<uuid:target_id>",
    "/<region>/follow-ups/<uuid:follow_up_id>",
    "/<region>/innovations/<uuid:innovation_id>",
    "/<region>/meetings/<uuid:meeting_id>",
    "/<region>/meetings/<uuid:meeting_id>/change",
    "/<region>/meetings/<uuid:meeting_id>/close",
    "/<region>/meetings/<uuid:meeting_id>/follow-ups",
    "/<region>/meetings/<uuid:meeting_id>/record",
    "/<region>/meetings/<uuid:meeting_id>/slot",
    "/<region>/meetings/call/<uuid:unit_id>/<uuid:period_id>",
    "/<region>/peers/<uuid:evaluation_id>",
    "/<region>/rater-passes/<uuid:person_id>/take-back",
    "/<region>/periods/<uuid:period_id>/raters",
    "/<region>/unit-records/<uuid:period_id>/times/<uuid:unit_id>",
    "/<region>/unit-records/<uuid:period_id>/report/<uuid:unit_id>",
    "/<region>/unit-records/<uuid:period_id>/report/<uuid:unit_id>/submit",
    "/<region>/training/<uuid:referral_id>",
}
# what Lhokseumawe does not have is switched on, so that every table has rows
EVERY_PART = {"observations": True, "innovations": True, "unit_reports": True}
REGION_ROLES = [None, Role.ADMIN_OPD, Role.ADMIN_DAERAH, Role.KALIBRASI, Role.AUDITOR]
# refusals as data: the same ones, without a page around them
BRIEF = {"Accept": "application/json"}
SIGNED_OUT = {302, 303, 401, 403, 404}


@dataclass(frozen=True)
class Filled:
    """A region in which the whole cycle has been played: every table has rows."""

    tenant: TenantId
    slug: str
    ids: dict[str, list[UUID]]


def fill(slug: str, folder: Path, urls: DatabaseUrls) -> Filled:
    tenant = play_region("lhokseumawe", slug, folder, **EVERY_PART)
    return Filled(tenant, slug, ids_in(urls, tenant))


@pytest.fixture(scope="module")
def regions(
    app: Flask, urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Filled, Filled]:
    folder = tmp_path_factory.mktemp("packs")
    with app.app_context():
        return fill("pagarkita", folder, urls), fill("pagarmereka", folder, urls)


@pytest.fixture(scope="module")
def people(app: Flask, regions: tuple[Filled, Filled]) -> dict[Role | None, Somebody]:
    with app.app_context():
        return {role: make_somebody(regions[0].tenant, role=role) for role in REGION_ROLES}


def browser_of(app: Flask, who: Somebody | None) -> FlaskClient:
    client = app.test_client()
    if who:
        with app.app_context():
            sign_in(client, who)
    return client


def region_routes(app: Flask) -> list[Route]:
    return [r for r in routes_of(app) if r.access.door is Door.REGION]


def test_every_view_carries_one_decision(app: Flask) -> None:
    routes = list(routes_of(app))
    assert len(routes) > 25
    assert {"/national/sign-in", "/<region>/sign-in"} <= {
        r.rule.rule for r in routes if r.access.permission is None
    }


def test_a_region_s_pages_lie_under_the_region(app: Flask) -> None:
    outside = [r.name for r in region_routes(app) if not r.rule.rule.startswith("/<region>/")]
    assert outside == []


def test_nobody_signed_out_gets_in(app: Flask, regions: tuple[Filled, Filled]) -> None:
    client = browser_of(app, None)
    ours = regions[0]
    open_doors = []
    for route in routes_of(app):
        if route.access.permission is None:
            continue
        answer = client.open(path_of(app, route, ours.slug), method=route.method)
        if answer.status_code not in SIGNED_OUT and "sign-in" not in answer.location:
            open_doors.append((route.name, answer.status_code))
    assert open_doors == []


@pytest.mark.parametrize("role", REGION_ROLES)
def test_a_role_without_the_permission_is_refused(
    app: Flask, regions: tuple[Filled, Filled], people: dict[Role | None, Somebody], role: Role
) -> None:
    held = permissions_of(frozenset({Role.PEGAWAI} | ({role} if role else set())))
    client = browser_of(app, people[role])
    wrong = []
    for route in region_routes(app):
        if route.rule.endpoint == "accounts.sign_out":
            continue
        status = client.open(path_of(app, route, regions[0].slug), method=route.method).status_code
        refused = status == 403
        if refused != (route.access.permission not in held) or status >= 500:
            wrong.append((route.name, status))
    assert wrong == []


def tables_for(role: Role | None, filled: Filled) -> list[str]:
    """Whose ids a role knocks with: whoever may most with those of all tables, the others share."""
    tables = sorted(filled.ids)
    if role is Role.ADMIN_DAERAH:
        return tables
    return tables[REGION_ROLES.index(role) :: len(REGION_ROLES)]


@pytest.mark.parametrize("role", REGION_ROLES)
def test_ids_of_another_region_are_not_found(
    app: Flask, regions: tuple[Filled, Filled], people: dict[Role | None, Somebody], role: Role
) -> None:
    ours, theirs = regions
    client = browser_of(app, people[role])
    held = permissions_of(frozenset({Role.PEGAWAI} | ({role} if role else set())))
    found = []
    for route in region_routes(app):
        if not route.takes_ids or route.access.permission not in held:
            continue
        for table in tables_for(role, theirs):
            for each in theirs.ids[table][:1]:
                path = path_of(app, route, ours.slug, each)
                answer = client.open(path, method=route.method, headers=BRIEF, buffered=True)
                status = answer.status_code
                if status != 404:
                    found.append((route.name, table, status))
    assert found == []


def test_own_ids_are_found_so_that_the_refusals_mean_something(
    app: Flask, regions: tuple[Filled, Filled], people: dict[Role | None, Somebody]
) -> None:
    ours = regions[0]
    client = browser_of(app, people[Role.ADMIN_DAERAH])
    never = []
    for route in region_routes(app):
        if not route.takes_ids or route.method != "GET" or route.rule.rule in OPENED_ELSEWHERE:
            continue
        # the table its own argument speaks of is tried first
        tables = sorted(ours.ids, key=lambda name: f"{name}_id" not in asked_by(route))
        own = (each for table in tables for each in ours.ids[table])
        statuses = (
            client.get(
                path_of(app, route, ours.slug, each), headers=BRIEF, buffered=True
            ).status_code
            for each in own
        )
        if all(status == 404 for status in statuses):
            never.append(route.rule.rule)
    assert never == []


def asked_by(route: Route) -> set[str]:
    return set(route.rule.arguments)


def test_a_session_of_another_region_opens_nothing(
    app: Flask, regions: tuple[Filled, Filled]
) -> None:
    ours, theirs = regions
    with app.app_context():
        stranger = make_somebody(theirs.tenant, role=Role.ADMIN_DAERAH)
    client = browser_of(app, stranger)
    assert client.get(f"/{theirs.slug}/").status_code == 200
    theirs_cookie = client.get_cookie(f"kinerja_{theirs.slug}", path=f"/{theirs.slug}/")
    assert theirs_cookie
    # the same valid token, offered under the other region's name and path
    client.set_cookie(f"kinerja_{ours.slug}", theirs_cookie.value, path=f"/{ours.slug}/")
    entered = []
    for route in region_routes(app):
        answer = client.open(path_of(app, route, ours.slug), method=route.method)
        if answer.status_code not in SIGNED_OUT:
            entered.append((route.name, answer.status_code))
    assert entered == []


@pytest.mark.parametrize("kind", list(PlatformKind))
def test_the_national_and_operators_doors_open_no_region(
    app: Flask, regions: tuple[Filled, Filled], kind: PlatformKind
) -> None:
    client = app.test_client()
    with app.app_context():
        sign_in_platform(client, kind)
    door = {PlatformKind.NATIONAL: Door.NATIONAL, PlatformKind.OPERATOR: Door.OPERATOR}[kind]
    wrong = []
    for route in routes_of(app):
        if route.access.permission is None or route.rule.endpoint.endswith("sign_out"):
            continue
        answer = client.open(path_of(app, route, regions[0].slug), method=route.method)
        # an empty national table is an answer too
        inside = answer.status_code in {200, 404} and route.access.door is door
        if inside == (route.access.door is not door):
            wrong.append((route.name, answer.status_code))
    assert wrong == []


def test_a_person_signed_in_to_two_regions_stays_two_people(
    app: Flask, regions: tuple[Filled, Filled]
) -> None:
    ours, theirs = regions
    with app.app_context():
        here = make_somebody(ours.tenant, "Siti Rahma")
        there = make_somebody(theirs.tenant, "Made Wirawan")
        client = app.test_client()
        sign_in(client, here)
        sign_in(client, there)
    assert "Siti Rahma" in client.get(f"/{ours.slug}/profile").text
    assert "Made Wirawan" in client.get(f"/{theirs.slug}/profile").text
    assert "Made Wirawan" not in client.get(f"/{ours.slug}/profile").text
