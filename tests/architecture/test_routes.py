"""Every route x every role x another region's ids x another region's valid session.

The routes come from the URL map: a new one is covered without a line here.
"""

from datetime import date
from itertools import islice

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access import Door, Role
from kinerja.access.roles import permissions_of
from kinerja.accounts.models import PlatformKind
from kinerja.config import DatabaseUrls
from tests.architecture.filled import Filled, fill
from tests.architecture.routes import Route, mixed_paths, own_paths, path_of, routes_of
from tests.factories.accounts import Somebody, make_somebody, sign_in, sign_in_platform
from tests.factories.played import AS_OF

pytestmark = pytest.mark.xdist_group("routes")  # the two regions are played once

REGION_ROLES = [None, Role.ADMIN_OPD, Role.ADMIN_DAERAH, Role.KALIBRASI, Role.AUDITOR]
# refusals as data: the same ones, without a page around them
BRIEF = {"Accept": "application/json"}
SIGNED_OUT = {302, 303, 401, 403, 404}
SHUT = {403, 404}
MOST_TRIED = 60  # addresses of a route, by each person


@pytest.fixture(scope="module")
def regions(
    app: Flask, urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Filled, Filled]:
    folder = tmp_path_factory.mktemp("packs")
    with app.app_context():
        ours, theirs = (
            fill("lhokseumawe", slug, folder, urls) for slug in ("pagarkita", "pagarmereka")
        )
    return ours, theirs


@pytest.fixture(scope="module")
def measuring(app: Flask, urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A region whose rubric measures service times, which those above do not."""
    with app.app_context():
        return fill("bengkulu", "pagarukur", tmp_path_factory.mktemp("packs"), urls)


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


@pytest.mark.parametrize("role", REGION_ROLES)
def test_one_foreign_id_among_own_ones_is_not_found(
    app: Flask, regions: tuple[Filled, Filled], people: dict[Role | None, Somebody], role: Role
) -> None:
    ours, theirs = regions
    client = browser_of(app, people[role])
    held = permissions_of(frozenset({Role.PEGAWAI} | ({role} if role else set())))
    asked, found = 0, []
    for route in region_routes(app):
        if route.access.permission not in held:
            continue
        for path in mixed_paths(app, route, ours.slug, ours.ids, theirs.ids):
            status = client.open(path, method=route.method, headers=BRIEF).status_code
            asked += 1
            if status != 404:
                found.append((route.method, path, status))
    assert found == []
    assert asked > 0 or role not in (Role.ADMIN_OPD, Role.ADMIN_DAERAH)


def test_own_ids_are_found_so_that_the_refusals_mean_something(
    app: Flask,
    regions: tuple[Filled, Filled],
    measuring: Filled,
    people: dict[Role | None, Somebody],
) -> None:
    with app.app_context():
        over_there = make_somebody(measuring.tenant, role=Role.ADMIN_DAERAH)
    rest = [route for route in region_routes(app) if route.takes_ids and route.method == "GET"]
    for region, admin in ((regions[0], people[Role.ADMIN_DAERAH]), (measuring, over_there)):
        browsers = [browser_of(app, who) for who in (admin, *region.cast)]
        rest = [route for route in rest if not opens(app, route, region, browsers)]
    assert [route.rule.rule for route in rest] == []


def opens(app: Flask, route: Route, region: Filled, browsers: list[FlaskClient]) -> bool:
    """Whether some address of the route leads one of these people somewhere."""
    year = date.fromisoformat(AS_OF).year
    paths = own_paths(app, route, region.slug, region.ids, [year])
    some = list(islice(paths, MOST_TRIED))
    return any(
        client.get(path, headers=BRIEF, buffered=True).status_code not in SHUT
        for client in browsers
        for path in some
    )


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
