"""Two at once: a meeting is called once, and nothing is written into one that is closing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from psycopg.errors import LockNotAvailable
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from kinerja.database import db
from kinerja.tenancy import unit_of_work
from modules.evaluations.meetings_errors import MeetingCalled, MeetingClosed
from modules.evaluations.meetings_slots import save_words
from tests.factories.meetings import close_it, make_meeting, make_record, past_day
from tests.modules.evaluations.conftest import Scene
from tests.modules.evaluations.meetings.held import SPOKEN


def elsewhere(app: Flask, scene: Scene, act: Callable[[], object]) -> Callable[[], None]:
    """The act in a transaction of its own that waits for nobody."""

    def run() -> None:
        with app.app_context(), unit_of_work(scene.tenant):
            db.session.execute(text("SET LOCAL lock_timeout = '100ms'"))
            act()

    return run


def test_who_calls_second_waits_and_finds_the_first(app: Flask, office: Scene) -> None:
    again = elsewhere(
        app, office, lambda: make_meeting(office.office.unit, office.period, office.head)
    )
    with ThreadPoolExecutor(1) as pool:
        with unit_of_work(office.tenant):
            make_meeting(office.office.unit, office.period, office.head)
            with pytest.raises(OperationalError) as waited:
                pool.submit(again).result(timeout=20)
            assert isinstance(waited.value.orig, LockNotAvailable)
        with pytest.raises(MeetingCalled):
            pool.submit(again).result(timeout=20)


def test_people_write_side_by_side_and_never_into_a_closed_meeting(
    app: Flask, office: Scene
) -> None:
    one, two = office.office.staff
    with unit_of_work(office.tenant):
        meeting = make_meeting(office.office.unit, office.period, office.head, past_day()).id
    with unit_of_work(office.tenant):
        edition = make_record(meeting, office.head)
    write = elsewhere(app, office, lambda: save_words(meeting, two, 0, SPOKEN))
    with ThreadPoolExecutor(1) as pool:
        with unit_of_work(office.tenant):
            save_words(meeting, one, 0, SPOKEN)
            pool.submit(write).result(timeout=20)
            close = elsewhere(app, office, lambda: close_it(meeting, office.head, edition))
            with pytest.raises(OperationalError):
                pool.submit(close).result(timeout=20)
        pool.submit(close).result(timeout=20)
        with pytest.raises(MeetingClosed):
            pool.submit(write).result(timeout=20)
