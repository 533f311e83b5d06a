"""Who rated what unseen stays unseen: by pages, by the log, and by the role the pages run as."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from kinerja.audit.folding import fold_at
from kinerja.audit.models import AuditEntry
from kinerja.database import db, engine_of
from kinerja.ids import PersonId
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.rubrics.errors import IndicatorUnknown, LevelOutOfScale
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.errors import RatingIncomplete
from modules.evaluations.models import ProtectedRating, RaterAssignment, RaterKind
from modules.evaluations.peers_errors import AlreadyRated, NotAssignedToRate, RatersHeard
from modules.evaluations.protected import step_back, submit_protected_rating
from tests.modules.evaluations.conftest import Scene, finish, make_scene

DAY = date(2026, 1, 12)
LEVELS = {"capaian": 4, "disiplin": 2, "kerja_sama": 3}


@pytest.fixture
def circle(tenant: TenantId) -> Scene:
    """Four people; the last three are asked to rate the first."""
    scene = make_scene(tenant, 4)
    with unit_of_work(scene.tenant):
        move_to(scene.period, PeriodStage.RATING)
        for rater in raters(scene):
            db.session.add(
                RaterAssignment(
                    evaluation_id=scene.first,
                    rater_id=rater,
                    kind=RaterKind.PEER,
                    submitted_on=None,
                )
            )
    return scene


def raters(scene: Scene) -> tuple[PersonId, ...]:
    return scene.office.staff[1:]


def submit(scene: Scene, rater: PersonId, levels: dict[str, int] | None = None) -> None:
    with unit_of_work(scene.tenant, rater):
        submit_protected_rating(scene.first, levels or LEVELS, DAY)


@contextmanager
def as_role(role: str, tenant: TenantId) -> Iterator[Connection]:
    with engine_of(role).begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{int(tenant)}'")
        yield connection


def test_the_log_says_that_one_rating_came_that_day_and_nothing_else(circle: Scene) -> None:
    submit(circle, raters(circle)[0])
    with unit_of_work(circle.tenant):
        fold_at(datetime(2026, 1, 14, tzinfo=UTC))
    with enter(circle.tenant):
        table: Any = AuditEntry.__table__
        entry = select(table).where(table.c.tenant_id == circle.tenant)
        (row,) = db.session.execute(entry.where(table.c.action == "rating.submitted")).mappings()
    said = {name: value for name, value in row.items() if value is not None}
    assert said == {
        "tenant_id": circle.tenant,
        "number": row["number"],
        "day": DAY,
        "actor_kind": "protected",
        "action": "rating.submitted",
        "subject": "evaluation",
        "subject_id": str(circle.first),
    }


def test_a_rating_carries_neither_rater_nor_time(circle: Scene) -> None:
    submit(circle, raters(circle)[0])
    with as_role("scoring", circle.tenant) as connection:
        table: Any = ProtectedRating.__table__
        rows = connection.execute(select(table)).mappings().all()
    assert {(row["indicator"], row["level"]) for row in rows} == set(LEVELS.items())
    for row in rows:
        assert set(row) == {
            *("tenant_id", "id", "evaluation_id"),
            *("kind", "indicator", "level", "given_on"),
        }
        assert row["id"].version == 4
        assert row["given_on"] == DAY


def test_scoring_reads_all_ratings_and_who_was_asked(circle: Scene) -> None:
    for rater in raters(circle):
        submit(circle, rater)
    with as_role("scoring", circle.tenant) as connection:
        count = select(func.count()).select_from
        assert connection.scalar(count(ProtectedRating)) == 9
        assert connection.scalar(count(RaterAssignment)) == 3


def test_the_pages_role_cannot_read_a_rating(circle: Scene) -> None:
    submit(circle, raters(circle)[0])
    with enter(circle.tenant, raters(circle)[0]), pytest.raises(ProgrammingError, match="denied"):
        db.session.scalars(select(ProtectedRating.level)).all()


def test_a_rater_reads_the_own_assignment_only(circle: Scene) -> None:
    rater = raters(circle)[1]
    with enter(circle.tenant, rater):
        assert db.session.scalars(select(RaterAssignment.rater_id)).all() == [rater]
    with enter(circle.tenant, circle.head):
        assert db.session.scalars(select(RaterAssignment.rater_id)).all() == []


def test_nobody_signed_in_reads_nothing(circle: Scene) -> None:
    with enter(circle.tenant), pytest.raises(DBAPIError):
        db.session.scalars(select(RaterAssignment.rater_id)).all()


def test_a_rater_cannot_answer_for_another(circle: Scene) -> None:
    mine, others = raters(circle)[:2]
    with unit_of_work(circle.tenant, mine):
        touched = db.session.connection().execute(
            text(
                "UPDATE app.rater_assignment SET submitted_on = '2026-01-01' "
                "WHERE tenant_id = :tenant AND rater_id = :rater"
            ),
            {"tenant": circle.tenant, "rater": others},
        )
        assert touched.rowcount == 0


def test_one_answers_once(circle: Scene) -> None:
    rater = raters(circle)[0]
    submit(circle, rater)
    with pytest.raises(AlreadyRated) as refused:
        submit(circle, rater)
    assert refused.value.submitted_on == DAY
    with as_role("scoring", circle.tenant) as connection:
        assert connection.scalar(select(func.count()).select_from(ProtectedRating)) == 3


def test_who_was_not_asked_cannot_answer(circle: Scene, other_scene: Scene) -> None:
    for person in (circle.head, other_scene.office.staff[0]):
        with pytest.raises(NotAssignedToRate):
            submit(circle, person)


@pytest.mark.parametrize(
    ("levels", "refusal"),
    [
        ({"capaian": 4, "disiplin": 2}, RatingIncomplete),
        ({**LEVELS, "gosip": 3}, IndicatorUnknown),
        ({**LEVELS, "disiplin": 6}, LevelOutOfScale),
    ],
)
def test_levels_must_be_what_the_rubric_asks(
    circle: Scene, levels: dict[str, int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        submit(circle, raters(circle)[0], levels)
    with as_role("scoring", circle.tenant) as connection:
        assert connection.scalar(select(func.count()).select_from(ProtectedRating)) == 0


def test_the_database_offers_no_clock_on_either_table(circle: Scene) -> None:
    kinds = text(
        "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema = 'app' "
        "AND table_name IN ('protected_rating', 'rater_assignment')"
    )
    with as_role("scoring", circle.tenant) as connection:
        found = set(connection.scalars(kinds))
    assert not any("time" in kind for kind in found)


def test_a_rating_comes_too_late_once_the_period_is_past_rating(circle: Scene) -> None:
    with unit_of_work(circle.tenant):
        move_to(circle.period, PeriodStage.MEETING)
    with pytest.raises(RatersHeard):
        submit(circle, raters(circle)[0])


def test_a_rating_comes_too_late_once_the_result_is_set(circle: Scene) -> None:
    finish(circle)
    with pytest.raises(RatersHeard):
        submit(circle, raters(circle)[0])


def test_who_steps_back_has_answered_and_said_nothing(circle: Scene) -> None:
    rater = raters(circle)[0]
    with unit_of_work(circle.tenant, rater):
        step_back(circle.first, DAY)
    with pytest.raises(AlreadyRated):
        submit(circle, rater)
    with as_role("scoring", circle.tenant) as connection:
        assert connection.scalar(select(func.count()).select_from(ProtectedRating)) == 0
