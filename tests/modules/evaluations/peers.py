"""Raters drawn for an office, and what only role scoring may see of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from kinerja.database import engine_of
from kinerja.ids import PersonId
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, unit_of_work
from modules.evaluations.models import RaterAssignment
from modules.evaluations.models_records import RaterVoice
from modules.evaluations.peers_service import draw_raters
from modules.evaluations.protected import submit_protected_rating
from tests.modules.evaluations.conftest import Scene, make_scene

DAY = date(2026, 1, 12)
SEED = "benih"
LEVELS = {"capaian": 4, "disiplin": 3, "kerja_sama": 5}


def make_drawn(tenant: TenantId, size: int = 8) -> Scene:
    """An office being rated, whose raters are drawn."""
    scene = make_scene(tenant, size)
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
        draw_raters(scene.period, SEED)
    return scene


@contextmanager
def as_role(role: str, tenant: TenantId) -> Iterator[Connection]:
    with engine_of(role).begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{int(tenant)}'")
        yield connection


def asked_in(scene: Scene) -> dict[UUID, list[PersonId]]:
    """By evaluation, who is asked."""
    table: Any = RaterAssignment.__table__
    found: dict[UUID, list[PersonId]] = {}
    with as_role("scoring", scene.tenant) as connection:
        rows = select(table.c.evaluation_id, table.c.rater_id).where(
            table.c.tenant_id == scene.tenant
        )
        for evaluation, rater in connection.execute(rows.order_by(table.c.rater_id)):
            found.setdefault(evaluation, []).append(rater)
    return found


def voices_in(scene: Scene) -> dict[tuple[UUID, str], list[int]]:
    """By evaluation and indicator, what was put together."""
    table: Any = RaterVoice.__table__
    with as_role("scoring", scene.tenant) as connection:
        rows = select(table).where(table.c.tenant_id == scene.tenant)
        return {(row.evaluation_id, row.indicator): row.counts for row in connection.execute(rows)}


def rate(
    scene: Scene, rater: PersonId, evaluation: UUID, levels: Mapping[str, int] = LEVELS
) -> None:
    with unit_of_work(scene.tenant, rater):
        submit_protected_rating(evaluation, levels, DAY)


def rate_by(scene: Scene, count: int, evaluation: UUID | None = None) -> UUID:
    """So many of those asked about somebody answer; gives the evaluation."""
    about = evaluation or scene.first
    for rater in asked_in(scene)[about][:count]:
        rate(scene, rater, about)
    return about
