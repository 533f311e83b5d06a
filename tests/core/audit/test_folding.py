"""Protected acts wait for the end of their day; then the log has them, in no order that tells."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import func, select

from kinerja.audit import record, record_protected
from kinerja.audit.folding import fold_at
from kinerja.audit.models import AuditEntry, DirtyMark, ProtectedAct
from kinerja.audit.sealing import seal
from kinerja.audit.service import PROTECTED_TOPIC
from kinerja.audit.verifying import verify
from kinerja.database import db, engine_of, now
from kinerja.jobs import claims
from kinerja.jobs.recounting import recount
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.models import Region

DAY = date(2026, 6, 29)
# the day is over in Jakarta (UTC+7), and nobody is still at it
AFTER = datetime(2026, 6, 29, 18, 0, tzinfo=UTC)


def act(tenant: TenantId, subject: object, on: date = DAY) -> None:
    with unit_of_work(tenant):
        record_protected("rating.submitted", "evaluation", subject, on)


def waiting(tenant: TenantId) -> int:
    with unit_of_work(tenant) as session:
        return session.scalar(select(func.count(ProtectedAct.id))) or 0


def fold_on(tenant: TenantId, moment: datetime) -> int:
    with unit_of_work(tenant):
        return fold_at(moment)


def entries(tenant: TenantId) -> list[tuple[str | None, date]]:
    """The log's protected entries in the order of their numbers."""
    with unit_of_work(tenant) as session:
        asked = select(AuditEntry.subject_id, AuditEntry.day).order_by(AuditEntry.number)
        rows = session.execute(asked.where(AuditEntry.actor_kind == "protected"))
        return [(subject, day) for subject, day in rows]


def marks(tenant: TenantId) -> Counter[str]:
    with unit_of_work(tenant) as session:
        return Counter(session.scalars(select(DirtyMark.topic)))


def test_an_act_waits_without_a_time_and_without_an_entry(tenant: TenantId) -> None:
    act(tenant, "x")
    assert entries(tenant) == []
    with unit_of_work(tenant) as session:
        row = session.scalars(select(ProtectedAct)).one()
        assert (row.id.version, row.day) == (4, DAY)
        assert (row.action, row.subject, row.subject_id) == ("rating.submitted", "evaluation", "x")
        kinds = {column.type.python_type for column in ProtectedAct.__table__.columns}
        assert datetime not in kinds


def test_a_mark_does_not_tell_when_it_was_left(tenant: TenantId) -> None:
    act(tenant, "x")
    assert marks(tenant) == {PROTECTED_TOPIC: 1}
    with unit_of_work(tenant) as session:
        assert session.scalars(select(DirtyMark)).one().id.version == 4


def test_an_act_goes_into_the_log_when_its_day_is_over(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    act(other_tenant, "noise")
    act(tenant, "x")
    act(tenant, "y", DAY + timedelta(days=1))
    assert fold_on(tenant, AFTER - timedelta(seconds=1)) == 0
    assert fold_on(tenant, AFTER) == 1
    assert entries(tenant) == [("x", DAY)]
    assert (waiting(tenant), waiting(other_tenant)) == (1, 1)
    assert fold_on(tenant, AFTER) == 0
    with unit_of_work(tenant) as session:
        row = session.scalars(select(AuditEntry)).one()
        assert (row.at, row.actor_id, row.origin, row.before, row.after) == (None,) * 5


def test_the_day_ends_when_it_ends_in_the_region(tenant: TenantId) -> None:
    with unit_of_work(tenant) as session:
        session.scalars(select(Region)).one().time_zone = "Asia/Jayapura"
    act(tenant, "x")
    assert fold_on(tenant, AFTER - timedelta(hours=2, seconds=1)) == 0
    assert fold_on(tenant, AFTER - timedelta(hours=2)) == 1


def test_the_order_in_the_log_is_not_the_order_of_the_acts(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        for number in range(60):
            record_protected("rating.submitted", "evaluation", number, DAY)
    with unit_of_work(tenant):
        record("unit.renamed", "unit", "noon")
    assert fold_on(tenant, AFTER) == 60
    found = [int(subject or "") for subject, _day in entries(tenant)]
    assert sorted(found) == list(range(60))
    # 59 steps: about half of a shuffled row go up
    assert sum(first < second for first, second in pairwise(found)) < 55


def test_acts_of_a_day_stand_behind_every_entry_of_that_day(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        record("unit.renamed", "unit", "morning")
    act(tenant, "x")
    with unit_of_work(tenant):
        record("unit.renamed", "unit", "evening")
    fold_on(tenant, AFTER)
    with unit_of_work(tenant) as session:
        subjects = select(AuditEntry.subject_id).order_by(AuditEntry.number)
        assert list(session.scalars(subjects)) == ["morning", "evening", "x"]


def test_folded_acts_are_sealed_and_verified(tenant: TenantId) -> None:
    act(tenant, "x")
    seal(tenant)
    assert verify(tenant).entries == 0
    fold_on(tenant, AFTER)
    assert marks(tenant)["audit.seal"] == 1
    assert seal(tenant) == 1
    found = verify(tenant)
    assert (found.entries, found.faults, found.tail.count) == (1, (), 0)


def test_each_hour_the_regions_with_acts_are_found_and_no_other(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    with engine_of("owner").begin() as connection:
        connection.exec_driver_sql("DELETE FROM app.dirty_mark")
    act(tenant, "x", now().date() - timedelta(days=3))
    with unit_of_work(other_tenant):
        record("unit.renamed", "unit", 1)
    assert claims.claim_marks(engine_of("relay"), now()) == []
    hourly = [claims.Mark(tenant, PROTECTED_TOPIC, "")]
    assert claims.claim_hourly_marks(engine_of("relay"), now()) == hourly
    recount(tenant, PROTECTED_TOPIC, "")
    assert (waiting(tenant), len(entries(tenant))) == (0, 1)
    assert marks(tenant) == {"audit.seal": 1}


def test_a_region_with_acts_of_a_day_not_over_is_looked_at_again(tenant: TenantId) -> None:
    for subject in range(3):
        act(tenant, subject, now().date() + timedelta(days=1))
    assert marks(tenant)[PROTECTED_TOPIC] == 3
    recount(tenant, PROTECTED_TOPIC, "")
    assert (waiting(tenant), entries(tenant)) == (3, [])
    assert marks(tenant) == {PROTECTED_TOPIC: 1}


def test_a_fold_that_fails_loses_no_act(tenant: TenantId) -> None:
    act(tenant, "x")
    with unit_of_work(tenant):
        assert fold_at(AFTER) == 1
        db.session.rollback()
    assert (waiting(tenant), entries(tenant)) == (1, [])
