"""Who rates is named anew after a change of line; drafts stay, and what is set stays as it is."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import Range

from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, AssignmentKind, Person, Position
from kinerja.periods.errors import PeriodNotFound
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.errors import NotTheAssessor, PeriodOver
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import draft_of, get_case
from modules.evaluations.renewal import renew_assessors
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import hold, make_office, make_person
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    kept,
    make_scene,
    signed_in,
    text_of,
)
from tests.modules.evaluations.drafts import FULL

JUNE, DECEMBER, JANUARY = date(2025, 6, 30), date(2025, 12, 1), date(2026, 1, 15)


def replace_head(scene: Scene, day: date, nama: str = "Sri Wahyuni") -> PersonId:
    """From `day` on somebody else leads the office."""
    with unit_of_work(scene.tenant):
        chair = db.session.scalars(
            select(Position).where(Position.id == scene.office.head_position)
        ).one()
        held = Assignment.position_id == chair.id
        db.session.execute(
            update(Assignment).where(held).values(during=Range(date(2020, 1, 1), day))
        )
        successor = make_person(nama)
        db.session.add(successor)
        db.session.flush()
        db.session.add(hold(successor, chair, day))
        return successor.id


def renew(scene: Scene, on: date) -> int:
    with unit_of_work(scene.tenant):
        return renew_assessors(scene.period, on)


def assessors(scene: Scene) -> list[PersonId | None]:
    with enter(scene.tenant):
        return [get_case(each).evaluation.assessor_id for each in scene.evaluations]


def test_a_new_head_rates_from_the_day_of_the_change(scene: Scene) -> None:
    successor = replace_head(scene, DECEMBER)
    assert renew(scene, JUNE) == 0
    assert assessors(scene) == [scene.head, scene.head]
    assert renew(scene, DECEMBER) == 2
    assert assessors(scene) == [successor, successor]
    assert renew(scene, DECEMBER) == 0


def test_each_change_is_logged_with_both_assessors(scene: Scene) -> None:
    successor = replace_head(scene, DECEMBER)
    renew(scene, DECEMBER)
    with enter(scene.tenant):
        trail = select(AuditEntry).where(AuditEntry.action == "evaluation.assessor_renewed")
        found = {entry.subject_id: entry for entry in db.session.scalars(trail)}
    assert set(found) == {str(each) for each in scene.evaluations}
    assert found[str(scene.first)].before == {"assessor": str(scene.head), "acting": ""}
    assert found[str(scene.first)].after == {"assessor": str(successor), "acting": ""}


def test_a_change_after_the_periods_end_changes_nobody_who_still_serves(scene: Scene) -> None:
    replace_head(scene, date(2026, 1, 2))
    with unit_of_work(scene.tenant):
        mover = db.session.scalars(select(Person).where(Person.id == scene.head)).one()
        elsewhere = make_office(0, "Dinas Lain")
        chair = select(Position).where(Position.id == elsewhere.head_position)
        acting = hold(
            mover, db.session.scalars(chair).one(), date(2026, 1, 2), kind=AssignmentKind.PLT
        )
        db.session.add(acting)
    assert renew(scene, JANUARY) == 0


def test_an_assessor_without_a_position_after_the_end_is_succeeded(scene: Scene) -> None:
    successor = replace_head(scene, date(2026, 1, 2))
    assert renew(scene, JANUARY) == 2
    assert assessors(scene) == [successor, successor]


def test_whoever_was_opened_without_an_assessor_gets_one(scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        db.session.execute(update(Evaluation).values(assessor_id=None))
    assert renew(scene, JUNE) == 2
    assert assessors(scene) == [scene.head, scene.head]


def test_a_result_that_is_set_keeps_its_assessor(scene: Scene) -> None:
    finish(scene)
    successor = replace_head(scene, DECEMBER)
    assert renew(scene, DECEMBER) == 1
    assert assessors(scene) == [scene.head, successor]


def test_the_draft_stays_and_the_form_says_who_wrote_it(app: Flask, scene: Scene) -> None:
    kept(scene)
    successor = replace_head(scene, DECEMBER)
    renew(scene, DECEMBER)
    with enter(scene.tenant):
        assert draft_of(get_case(scene.first).evaluation) == FULL
    text = text_of(signed_in(app, scene, successor).get(address(scene, "rate")))
    assert "Sebagian isian ini ditulis Kepala Dinas Contoh." in text
    with pytest.raises(NotTheAssessor) as refused:
        kept(scene, edition=1)
    assert refused.value.successor == "Sri Wahyuni"


def test_an_own_draft_names_nobody(app: Flask, scene: Scene) -> None:
    kept(scene)
    page = signed_in(app, scene, scene.head).get(address(scene, "rate"))
    assert "Draf dari penilai sebelumnya" not in text_of(page)


def test_a_closed_period_and_an_unknown_one_are_refused(scene: Scene, other_scene: Scene) -> None:
    with enter(scene.tenant), pytest.raises(PeriodNotFound):
        renew_assessors(other_scene.period)
    with unit_of_work(scene.tenant):
        for stage in (PeriodStage.RATING, PeriodStage.FINAL):
            move_to(scene.period, stage)
    with pytest.raises(PeriodOver):
        renew(scene, DECEMBER)


def test_another_regions_evaluations_stay(scene: Scene, other_scene: Scene) -> None:
    with unit_of_work(other_scene.tenant):
        db.session.execute(update(Evaluation).values(assessor_id=None))
    replace_head(scene, DECEMBER)
    assert renew(scene, DECEMBER) == 2
    assert assessors(other_scene) == [None, None]


def test_reading_and_writing_take_a_few_statements_beside_the_log(tenant: TenantId) -> None:
    scene = make_scene(tenant, 20)
    replace_head(scene, DECEMBER)
    with unit_of_work(tenant), counted() as statements:
        assert renew_assessors(scene.period, DECEMBER) == 20
    assert sum("UPDATE app.evaluation" in sql for sql in statements) == 1
    logged = ("app.audit", "pg_advisory_xact_lock_shared")
    assert len([sql for sql in statements if not any(w in sql for w in logged)]) <= 7, statements


class TestButton:
    def test_the_region_s_admin_renews_and_reads_how_many(self, app: Flask, scene: Scene) -> None:
        replace_head(scene, DECEMBER)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        overview = f"/{slug_of(scene.tenant)}/overview"
        assert "Perbarui penilai" in text_of(client.get(overview))
        answer = client.post(f"/{slug_of(scene.tenant)}/periods/{scene.period}/assessors")
        assert (answer.status_code, answer.location) == (303, f"{overview}?period=2025&renewed=2")
        assert "Penilai 2 pegawai diperbarui." in text_of(client.get(answer.location))
        again = client.post(f"/{slug_of(scene.tenant)}/periods/{scene.period}/assessors")
        assert "tidak ada yang berubah" in text_of(client.get(again.location))

    @pytest.mark.parametrize("role", [Role.ADMIN_OPD, Role.AUDITOR, Role.KALIBRASI])
    def test_nobody_else_has_the_button(self, app: Flask, scene: Scene, role: Role) -> None:
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=role))
        assert "Perbarui penilai" not in text_of(client.get(f"/{slug_of(scene.tenant)}/overview"))

    def test_a_closed_period_has_none(self, app: Flask, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            for stage in (PeriodStage.RATING, PeriodStage.FINAL):
                move_to(scene.period, stage)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        assert "Perbarui penilai" not in text_of(client.get(f"/{slug_of(scene.tenant)}/overview"))
