"""A period that is moved on while somebody rates: one of the two waits, nothing slips between."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from flask import Flask
from psycopg.errors import LockNotAvailable
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from kinerja.database import db
from kinerja.periods.models import PeriodStage
from kinerja.periods.queries import get_period
from kinerja.periods.service import move_to
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import service
from modules.evaluations.errors import PeriodOver
from modules.evaluations.models import EvaluationStage
from modules.evaluations.queries import get_case
from tests.modules.evaluations.conftest import Scene, finish, kept, read
from tests.modules.evaluations.drafts import AS_PROPOSED


@pytest.fixture
def rated(scene: Scene) -> Scene:
    """The period is being rated, and one draft is complete."""
    with unit_of_work(scene.tenant):
        move_to(scene.period, PeriodStage.RATING)
    kept(scene)
    return scene


def test_moving_on_waits_for_a_result_being_set(app: Flask, rated: Scene) -> None:
    def move() -> None:
        with app.app_context(), unit_of_work(rated.tenant):
            db.session.execute(text("SET LOCAL lock_timeout = '100ms'"))
            move_to(rated.period, PeriodStage.FINAL)

    with ThreadPoolExecutor(1) as pool:
        with unit_of_work(rated.tenant):
            service.finalise(rated.first, rated.head, 1, AS_PROPOSED)
            with pytest.raises(OperationalError) as waited:
                pool.submit(move).result(timeout=20)
            assert isinstance(waited.value.orig, LockNotAvailable)
        pool.submit(move).result(timeout=20)
    with enter(rated.tenant):
        assert read(rated).stage is EvaluationStage.FINAL
        assert get_period(rated.period).stage is PeriodStage.FINAL


def test_a_result_sees_that_the_period_has_moved_on_since(app: Flask, rated: Scene) -> None:
    looked = Event()

    def set_late() -> None:
        with app.app_context(), unit_of_work(rated.tenant):
            assert get_case(rated.first).period.stage is PeriodStage.RATING
            looked.set()
            service.finalise(rated.first, rated.head, 1, AS_PROPOSED)

    with ThreadPoolExecutor(1) as pool:
        with unit_of_work(rated.tenant):
            move_to(rated.period, PeriodStage.FINAL)
            late = pool.submit(set_late)
            assert looked.wait(timeout=20)
        with pytest.raises(PeriodOver):
            late.result(timeout=20)
    with enter(rated.tenant):
        assert read(rated).stage is EvaluationStage.RATING


def test_two_who_set_results_do_not_wait_for_each_other(app: Flask, rated: Scene) -> None:
    def set_other() -> None:
        with app.app_context():
            finish(rated, 1)

    with ThreadPoolExecutor(1) as pool, unit_of_work(rated.tenant):
        service.finalise(rated.first, rated.head, 1, AS_PROPOSED)
        pool.submit(set_other).result(timeout=20)
