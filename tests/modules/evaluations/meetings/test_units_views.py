"""Switching meetings on unit by unit, and how far they are in the overview."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.tenancy import enter, unit_of_work
from kinerja.web import paging
from modules.evaluations.meetings_standing import standing_of_meetings
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import Office, make_evaluation, make_office
from tests.factories.meetings import (
    close_it,
    hold_meetings,
    make_meeting,
    make_record,
    past_day,
    working_day,
)
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene, heading_of, text_of


@pytest.fixture
def admin(app: Flask, scene: Scene) -> FlaskClient:
    """The administrator of a region whose units may hold meetings; none does yet."""
    with unit_of_work(scene.tenant):
        set_practice(meetings=True)
    return client_of(app, scene, Role.ADMIN_DAERAH)


def client_of(app: Flask, scene: Scene, role: Role, unit: UUID | None = None) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(scene.tenant, role=role, unit=unit))
    return client


def page(scene: Scene, path: str = "") -> str:
    return f"/{slug_of(scene.tenant)}/meetings/units{path}"


def overview(client: FlaskClient, scene: Scene) -> str:
    return text_of(client.get(f"/{slug_of(scene.tenant)}/overview"))


def has_meeting(scene: Scene, unit: UUID) -> bool:
    with enter(scene.tenant):
        return db.session.scalars(select(Unit.has_meeting).where(Unit.id == unit)).one()


def second_office(scene: Scene) -> Office:
    """One more office with somebody evaluated in it."""
    with unit_of_work(scene.tenant):
        office = make_office(1, "Bidang Lain")
        period = db.session.get_one(Period, (scene.tenant, scene.period))
        make_evaluation(period, office)
        return office


def test_a_unit_is_switched_on_and_off_again(admin: FlaskClient, scene: Scene) -> None:
    assert heading_of(admin.get(page(scene))) == "Belum ada unit yang memakai rapat evaluasi."
    url = page(scene, f"/{scene.office.unit}")
    on = admin.post(url, data={"on": "yes", "period": "2025"})
    assert on.location == f"{page(scene)}?period=2025#unit-{scene.office.unit}"
    assert has_meeting(scene, scene.office.unit)
    text = text_of(admin.get(page(scene)))
    assert "Dinas Contoh 2 belum dipanggil menyala Matikan" in text
    admin.post(url, data={"on": "no"})
    assert not has_meeting(scene, scene.office.unit)


@pytest.mark.parametrize(("days", "words"), [(-9, "belum dicatat"), (9, "direncanakan")])
def test_a_planned_meeting_is_named_until_it_is_written_down(
    admin: FlaskClient, scene: Scene, days: int, words: str
) -> None:
    with unit_of_work(scene.tenant):
        hold_meetings(scene.office.unit, scene.period)
        day = working_day(today() + timedelta(days=days), back=days < 0)
        make_meeting(scene.office.unit, scene.period, scene.head, day)
    assert words in text_of(admin.get(page(scene)))


def test_what_is_neither_on_nor_off_changes_nothing(admin: FlaskClient, scene: Scene) -> None:
    url = page(scene, f"/{scene.office.unit}")
    assert admin.post(url, data={"on": "perhaps"}).location == page(scene)
    assert not has_meeting(scene, scene.office.unit)


def test_a_units_administrator_switches_the_own_units_alone(app: Flask, scene: Scene) -> None:
    other = second_office(scene)
    with unit_of_work(scene.tenant):
        set_practice(meetings=True)
    client = client_of(app, scene, Role.ADMIN_OPD, other.unit)
    text = text_of(client.get(page(scene)))
    assert "Bidang Lain" in text
    assert "Dinas Contoh" not in text
    assert client.post(page(scene, f"/{scene.office.unit}"), data={"on": "yes"}).status_code == 404
    assert client.post(page(scene, f"/{other.unit}"), data={"on": "yes"}).status_code == 303
    assert not has_meeting(scene, scene.office.unit)
    assert has_meeting(scene, other.unit)


def test_many_units_come_page_by_page_and_switching_stays_there(
    admin: FlaskClient, scene: Scene
) -> None:
    with unit_of_work(scene.tenant):
        for number in range(paging.PAGE_SIZE + 3):
            make_office(0, f"Unit {number:02d}")
    first = admin.get(page(scene))
    assert f"0 dari {paging.PAGE_SIZE + 4} unit" in text_of(first) or "Belum ada" in heading_of(
        first
    )
    with counted() as statements:
        admin.get(page(scene))
    assert len(statements) <= 8, statements
    place = next(word for word in first.text.split('"') if "from=" in word)
    second = admin.get(place.replace("&amp;", "&"))
    assert "Unit 52" in text_of(second)
    assert "Unit 00" not in text_of(second)
    cursor = place.split("from=")[1].split("&")[0]
    back = admin.post(page(scene, f"/{scene.office.unit}"), data={"on": "yes", "place": cursor})
    assert f"from={cursor}" in back.location


def test_others_do_not_see_it_and_a_region_without_meetings_refuses(
    app: Flask, scene: Scene
) -> None:
    assert client_of(app, scene, Role.AUDITOR).get(page(scene)).status_code == 403
    admin = client_of(app, scene, Role.ADMIN_DAERAH)
    answer = admin.get(page(scene))
    assert answer.status_code == 404
    assert heading_of(answer) == "Daerah Anda tidak memakai rapat evaluasi."
    url = page(scene, f"/{scene.office.unit}")
    assert admin.post(url, data={"on": "yes"}).status_code == 404
    assert "apat evaluasi" not in overview(admin, scene)


def test_another_regions_unit_is_unknown(
    admin: FlaskClient, scene: Scene, other_scene: Scene
) -> None:
    url = page(scene, f"/{other_scene.office.unit}")
    assert admin.post(url, data={"on": "yes"}).status_code == 404
    assert not has_meeting(other_scene, other_scene.office.unit)


class TestOverview:
    def test_it_names_who_has_not_held_theirs(
        self, app: Flask, admin: FlaskClient, scene: Scene
    ) -> None:
        other = second_office(scene)
        assert "Belum ada unit yang memakainya pada periode ini." in overview(admin, scene)
        with unit_of_work(scene.tenant):
            for unit in (scene.office.unit, other.unit):
                hold_meetings(unit, scene.period)
            meeting = make_meeting(scene.office.unit, scene.period, scene.head, past_day()).id
        text = overview(admin, scene)
        assert "0 dari 2 unit yang memakainya sudah mengadakan rapat." in text
        assert "Belum: Bidang Lain; Dinas Contoh." in text
        with unit_of_work(scene.tenant):
            close_it(meeting, scene.head, make_record(meeting, scene.head))
        text = overview(admin, scene)
        assert "1 dari 2 unit yang memakainya sudah mengadakan rapat." in text
        assert "Belum: Bidang Lain." in text
        assert f"/meetings/{meeting}" in admin.get(page(scene)).text
        auditor = client_of(app, scene, Role.AUDITOR)
        assert "/meetings/units" not in auditor.get(f"/{slug_of(scene.tenant)}/overview").text
        part = client_of(app, scene, Role.ADMIN_OPD, other.unit)
        assert "0 dari satu unit yang memakainya" in overview(part, scene)

    def test_when_all_have_nobody_is_named(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            hold_meetings(scene.office.unit, scene.period)
            meeting = make_meeting(scene.office.unit, scene.period, scene.head, past_day()).id
        with unit_of_work(scene.tenant):
            close_it(meeting, scene.head, make_record(meeting, scene.head))
        with enter(scene.tenant):
            found = standing_of_meetings(scene.period, None)
        assert (found.units, found.held, found.missing) == (1, 1, ())

    def test_it_takes_few_queries(self, admin: FlaskClient, scene: Scene) -> None:
        url = f"/{slug_of(scene.tenant)}/overview"
        admin.get(url)
        with counted() as statements:
            admin.get(url)
        assert len(statements) <= 9, statements
