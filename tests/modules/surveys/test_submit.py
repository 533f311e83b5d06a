"""A sheet is taken in once, by a role that can never read it again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from kinerja.audit.folding import fold_at
from kinerja.audit.models import AuditEntry, DirtyMark, ProtectedAct
from kinerja.database import db, engine_of
from kinerja.tenancy import TenantId, unit_of_work
from modules.surveys import service
from modules.surveys.errors import NothingAnswered
from tests.factories.surveys import TODAY, OpenSurvey, make_sheet


def rows_of(tenant: TenantId, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """What the owner sees of a table of this region."""
    query = f"SELECT {columns} FROM app.{table} WHERE tenant_id = :tenant"  # noqa: S608
    with engine_of("owner").connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), {"tenant": tenant})]


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The statements the web's role sends meanwhile."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, sql: str, *_rest: object) -> None:
        seen.append(sql)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_a_sheet_is_stored_with_its_day_and_without_a_time(survey: OpenSurvey) -> None:
    sheet = make_sheet((4, 3, None, 4, 3, 3, 2, 1, 3), language="en", flags=2, suggestion="Kursi")
    with unit_of_work(survey.tenant):
        assert service.submit_answer(survey.survey_id, sheet)
    columns = "survey_id, given_on, channel, language, consent_version, levels, flags, suggestion"
    assert rows_of(survey.tenant, "survey_answer", columns) == [
        (survey.survey_id, TODAY, 1, "en", "1", [4, 3, None, 4, 3, 3, 2, 1, 3], 2, "Kursi")
    ]
    assert [row[0] for row in rows_of(survey.tenant, "survey_receipt", "given_on")] == [TODAY]


def test_the_receipt_says_nothing_of_the_token_nor_of_the_sheet(survey: OpenSurvey) -> None:
    sheet = make_sheet()
    with unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, sheet)
    ((key,),) = rows_of(survey.tenant, "survey_receipt", "key_hash")
    assert isinstance(key, bytes)
    assert sheet.token.encode() not in key
    assert len(key) == 32


def test_a_second_submit_of_the_same_visit_stores_nothing(survey: OpenSurvey) -> None:
    sheet = make_sheet()
    with unit_of_work(survey.tenant):
        assert service.submit_answer(survey.survey_id, sheet)
    with unit_of_work(survey.tenant):
        other = make_sheet((1,) * 9, token=sheet.token)
        assert not service.submit_answer(survey.survey_id, other)
    assert rows_of(survey.tenant, "survey_answer", "levels") == [([3] * 9,)]
    with unit_of_work(survey.tenant):
        acts = db.session.query(ProtectedAct).filter_by(action="survey.answered").count()
    assert acts == 1


def test_many_submits_of_one_visit_at_once_store_one_sheet(app: Flask, survey: OpenSurvey) -> None:
    sheet = make_sheet()
    together = Barrier(6)

    def send(_number: int) -> bool:
        with app.app_context(), unit_of_work(survey.tenant):
            together.wait(timeout=20)
            return service.submit_answer(survey.survey_id, sheet)

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(send, range(6))) == [False] * 5 + [True]
    assert len(rows_of(survey.tenant, "survey_answer")) == 1


def test_many_visits_at_once_are_all_stored(app: Flask, survey: OpenSurvey) -> None:
    def send(_number: int) -> bool:
        with app.app_context(), unit_of_work(survey.tenant):
            return service.submit_answer(survey.survey_id, make_sheet())

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(send, range(30)))
    assert len(rows_of(survey.tenant, "survey_answer")) == 30


@pytest.mark.parametrize("table", ["survey_answer", "survey_receipt"])
def test_the_web_role_cannot_read_what_it_wrote(survey: OpenSurvey, table: str) -> None:
    with unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, make_sheet())
    query = text(f"SELECT 1 FROM app.{table} WHERE tenant_id = :tenant")  # noqa: S608
    with pytest.raises(ProgrammingError, match="permission denied"), unit_of_work(survey.tenant):
        db.session.execute(query, {"tenant": survey.tenant})


def test_the_act_is_logged_without_actor_value_or_time(survey: OpenSurvey) -> None:
    with unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, make_sheet())
    with unit_of_work(survey.tenant):
        fold_at(datetime.combine(TODAY + timedelta(days=2), time(), UTC))
        entry = db.session.query(AuditEntry).filter_by(action="survey.answered").one()
        assert (entry.day, entry.at, entry.actor_id) == (TODAY, None, None)
        assert (entry.subject, entry.subject_id) == ("survey", str(survey.survey_id))
        assert (entry.before, entry.after, entry.origin) == (None, None, None)
        topics = {mark.topic: mark.subject for mark in db.session.query(DirtyMark)}
        assert topics["survey.rollup"] == str(survey.survey_id)


def test_a_submit_takes_six_statements(survey: OpenSurvey) -> None:
    with counted_statements() as seen, unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, make_sheet())
    # tenant, receipt, sheet, act, mark of the acts, mark of the sums
    assert len(seen) == 6, seen
    assert not [sql for sql in seen if "survey_" in sql and "RETURNING" in sql]


def test_a_sheet_without_an_answer_is_refused(survey: OpenSurvey) -> None:
    with pytest.raises(NothingAnswered), unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, make_sheet((None,) * 9))
    assert rows_of(survey.tenant, "survey_receipt") == []


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_outside_the_scale_is_a_fault_of_ours(survey: OpenSurvey, level: int) -> None:
    with pytest.raises(ValueError, match=str(level)), unit_of_work(survey.tenant):
        service.submit_answer(survey.survey_id, make_sheet((level,) * 9))


def test_a_survey_of_another_region_takes_no_sheet(
    survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    with pytest.raises(IntegrityError, match="fk_survey_answer"), unit_of_work(survey.tenant):
        service.submit_answer(foreign_survey.survey_id, make_sheet())
    assert rows_of(foreign_survey.tenant, "survey_answer") == []
