"""What a transaction keeps is gone with it, however it ends."""

from sqlalchemy import func, select

from kinerja.audit import record
from kinerja.audit.models import DirtyMark
from kinerja.audit.service import mark_dirty
from kinerja.database import db
from kinerja.tenancy import TenantId, enter, unit_of_work
from tests.counting import counted


def marks(tenant: TenantId) -> list[tuple[str, str]]:
    with unit_of_work(tenant) as session:
        asked = select(DirtyMark.topic, DirtyMark.subject).order_by(DirtyMark.subject)
        return [(topic, subject) for topic, subject in session.execute(asked)]


def test_nothing_is_kept_over_a_commit_or_a_rollback(tenant: TenantId) -> None:
    with enter(tenant) as session:
        for end in (session.commit, session.rollback):
            session.scalar(select(func.count(DirtyMark.id)))
            session.kept["word"] = "kept"
            session.flush()
            assert session.kept == {"word": "kept"}
            end()
            assert session.kept == {}


def test_what_is_found_once_is_not_asked_again_before_the_commit(tenant: TenantId) -> None:
    asked: list[str] = []

    def find() -> str:
        asked.append("asked")
        return "found"

    with enter(tenant) as session:
        assert [session.once("word", find) for _time in range(2)] == ["found", "found"]
        session.scalar(select(func.count(DirtyMark.id)))
        session.commit()
        session.once("word", find)
    assert len(asked) == 2


def test_a_savepoint_takes_what_is_kept_with_it(tenant: TenantId) -> None:
    with unit_of_work(tenant) as session:
        savepoint = session.begin_nested()
        mark_dirty("test.sums", "a")
        savepoint.rollback()
        mark_dirty("test.sums", "a")
    assert marks(tenant) == [("test.sums", "a")]


def test_equal_marks_are_left_once_a_transaction(tenant: TenantId) -> None:
    for _transaction in range(2):
        with unit_of_work(tenant):
            for subject in ("a", "b", "a"):
                mark_dirty("test.sums", subject)
    assert marks(tenant) == [("test.sums", subject) for subject in ("a", "a", "b", "b")]


def test_a_mark_rolled_back_is_left_by_the_next(tenant: TenantId) -> None:
    with enter(tenant) as session:
        mark_dirty("test.sums", "a")
        session.rollback()
        mark_dirty("test.sums", "a")
        session.commit()
    assert marks(tenant) == [("test.sums", "a")]


def test_the_log_is_locked_once_a_transaction(tenant: TenantId) -> None:
    with unit_of_work(tenant), counted() as statements:
        for name in ("a", "b"):
            record("unit.renamed", "unit", name, {}, {"name": name})
        db.session.flush()
    assert len([sql for sql in statements if "pg_advisory_xact_lock_shared" in sql]) == 1
    assert len([sql for sql in statements if "INSERT INTO app.audit" in sql]) == 2
