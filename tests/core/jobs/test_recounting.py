"""Sums catch up with their marks, and no change falls between."""

from flask import Flask
from sqlalchemy import func, select, text

from kinerja.audit.models import DirtyMark
from kinerja.audit.service import mark_dirty
from kinerja.database import db, engine_of
from kinerja.jobs.recounting import recount
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.features import offering


def mark(tenant: TenantId, subject: str, topic: str = "test.sums") -> None:
    with unit_of_work(tenant):
        mark_dirty(topic, subject)


def marks(tenant: TenantId) -> int:
    with unit_of_work(tenant):
        return db.session.scalar(select(func.count(DirtyMark.id))) or 0


def test_the_marks_of_the_subject_go_and_others_stay(app: Flask, tenant: TenantId) -> None:
    counted: list[str] = []
    for subject in ("a", "a", "b"):
        mark(tenant, subject)
    with offering(app, recounts={"test.sums": counted.append}):
        recount(tenant, "test.sums", "a")
        recount(tenant, "test.sums", "a")
    assert counted == ["a"]
    assert marks(tenant) == 1


def test_a_mark_left_during_the_recount_stays(app: Flask, tenant: TenantId) -> None:
    mark(tenant, "a")
    with offering(app, recounts={"test.sums": lambda subject: mark_dirty("test.sums", subject)}):
        recount(tenant, "test.sums", "a")
    assert marks(tenant) == 1


def test_a_topic_nobody_recounts_keeps_its_marks(tenant: TenantId) -> None:
    mark(tenant, "a", "nobody.counts")
    recount(tenant, "nobody.counts", "a")
    assert marks(tenant) == 1


def test_more_marks_than_a_statement_has_parameters_go_too(app: Flask, tenant: TenantId) -> None:
    with engine_of("owner").begin() as connection:
        sql = text(
            "INSERT INTO app.dirty_mark (tenant_id, id, topic, subject)"
            " SELECT :t, gen_random_uuid(), 'test.sums', 'a' FROM generate_series(1, 70000)"
        )
        connection.execute(sql, {"t": tenant})
    with offering(app, recounts={"test.sums": lambda _subject: None}):
        recount(tenant, "test.sums", "a")
    assert marks(tenant) == 0
