"""Pages of and about meetings stay within their queries."""

from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from kinerja.local_dates import today
from kinerja.tenancy import enter, unit_of_work
from tests.counting import counted
from tests.factories.meetings import agenda_in, make_follow_up, make_record
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene, address, finish, result_address, signed_in
from tests.modules.evaluations.meetings.held import called, closed, home_page, page


def opens_within(most: int, client: FlaskClient, url: str) -> None:
    """The second visit: what is read once and kept is not counted."""
    client.get(url)
    with counted() as statements:
        assert client.get(url).status_code == 200
    assert len(statements) <= most, (url, len(statements), statements)


def test_pages_take_few_queries(leader: FlaskClient, person: FlaskClient, office: Scene) -> None:
    meeting = closed(office)
    for client, url in (
        (leader, page(office)),
        (leader, page(office, f"/{meeting}")),
        (person, page(office)),
        (person, page(office, f"/{meeting}")),
        (person, page(office, f"/{meeting}/slot")),
    ):
        opens_within(8, client, url)


def test_the_agenda_costs_the_same_for_many_as_for_two(office: Scene) -> None:
    meeting = called(office)
    with enter(office.tenant):
        with counted() as statements:
            assert len(agenda_in(meeting)) == 2
        assert len(statements) == 2


def test_first_page_rating_form_and_result_stay_within_their_queries(
    app: Flask, leader: FlaskClient, person: FlaskClient, office: Scene
) -> None:
    closed(office)
    with unit_of_work(office.tenant):
        set_practice(self_assessment=True)
    home = home_page(office)
    finish(office, 1)
    second = signed_in(app, office, office.office.staff[1])
    for client, url, most in (
        (leader, home, 14),
        (person, home, 14),
        (leader, address(office, "rate"), 10),
        (second, result_address(office, 1), 9),
    ):
        opens_within(most, client, url)


def test_the_leaders_pages_take_few_queries(
    leader: FlaskClient, office: Scene, meeting: UUID
) -> None:
    with unit_of_work(office.tenant):
        make_follow_up(meeting, office.head, office.head, today())
        make_record(meeting, office.head)
    for path in ("record", "follow-ups", "close", "change"):
        opens_within(8, leader, page(office, f"/{meeting}/{path}"))
