"""Without the report of their office nobody is finalised, and everybody is told why."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import service
from modules.evaluations.confirm_page import decision_kept
from modules.evaluations.models import EvaluationStage
from modules.evaluations.queries import get_case
from modules.evaluations.rules import Decision
from modules.evaluations.unit_records_errors import UnitReportMissing
from modules.evaluations.unit_reports_queries import report_owed
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    kept,
    read,
    set_result,
    text_of,
)
from tests.modules.evaluations.drafts import AS_PROPOSED, FULL
from tests.modules.evaluations.unit_records import administrator, allow, submit, write


@pytest.mark.usefixtures("head")
class TestService:
    def test_nobody_is_finalised_before_the_report(self, scene: Scene) -> None:
        administrator(scene)
        kept(scene)
        with pytest.raises(UnitReportMissing) as refusal:
            set_result(scene)
        assert refusal.value.period == "2025"
        assert refusal.value.unit == "Dinas Contoh"
        assert refusal.value.submitters == ("Admin Unit", "Kepala Dinas Contoh")

    def test_a_draft_of_the_report_is_not_enough(self, scene: Scene) -> None:
        kept(scene)
        write(scene)
        with pytest.raises(UnitReportMissing):
            set_result(scene)

    def test_once_it_is_submitted_results_are_set(self, scene: Scene) -> None:
        submit(scene)
        finish(scene)
        with enter(scene.tenant):
            assert read(scene).stage is EvaluationStage.FINAL

    def test_the_office_above_reports_for_its_sections(self, scene: Scene) -> None:
        submit(scene)
        with unit_of_work(scene.tenant):
            office = make_office(1, "Bidang Bawah", parent=scene.office.unit)
            db.session.execute(update(Unit).where(Unit.id == office.unit).values(kind="bidang"))
            lower = make_evaluation(make_period(2025), office).id
            assert report_owed(office.unit, scene.period).unit == "Dinas Contoh"
        with unit_of_work(scene.tenant):
            service.save_draft(lower, office.head, 0, FULL)
            service.finalise(lower, office.head, 1, AS_PROPOSED)

    def test_an_office_below_another_reports_itself(self, scene: Scene) -> None:
        submit(scene)
        with unit_of_work(scene.tenant):
            office = make_office(1, "Puskesmas", parent=scene.office.unit)
            owed = report_owed(office.unit, scene.period)
        assert (owed.unit, owed.submitted_at) == ("Puskesmas", None)

    def test_without_an_office_above_the_topmost_unit_reports(self, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            top = make_office(1, "Satuan Atas")
            section = make_office(1, "Seksi", parent=top.unit)
            db.session.execute(
                update(Unit).where(Unit.id.in_([top.unit, section.unit])).values(kind="satuan")
            )
        with enter(scene.tenant):
            assert report_owed(section.unit, scene.period).unit == "Satuan Atas"


def test_where_units_do_not_report_nothing_waits(scene: Scene) -> None:
    finish(scene)
    with enter(scene.tenant):
        assert read(scene).stage is EvaluationStage.FINAL


class TestPages:
    def test_the_rating_form_warns_early(self, head: FlaskClient, scene: Scene) -> None:
        text = text_of(head.get(address(scene, "rate")))
        assert "Laporan Dinas Contoh untuk 2025 belum disampaikan." in text
        submit(scene)
        assert "belum disampaikan" not in text_of(head.get(address(scene, "rate")))

    def test_the_refusal_names_the_unit_and_who_submits(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        page = head.get(address(scene, "confirm"))
        assert page.status_code == 409
        assert heading_of(page) == "Laporan Dinas Contoh untuk 2025 belum disampaikan."
        assert "Yang menyampaikan Kepala Dinas Contoh" in text_of(page)

    def test_a_decision_taken_meanwhile_is_kept(self, head: FlaskClient, scene: Scene) -> None:
        kept(scene)
        decided = Decision(AS_PROPOSED.results, AS_PROPOSED.behaviour, "Sebab tertulis.")
        typed = {
            "edition": "1",
            "results_rating": str(decided.results),
            "behaviour_rating": str(decided.behaviour),
            "departure_reason": decided.reason,
        }
        answer = head.post(address(scene, "confirm"), data=typed)
        assert answer.status_code == 303
        with enter(scene.tenant):
            assert decision_kept(get_case(scene.first).evaluation) == decided
        assert head.get(answer.location).status_code == 409

    def test_the_overview_lists_units_without_report(self, app: Flask, scene: Scene) -> None:
        allow(scene, times=False, reports=True)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        url = f"/{slug_of(scene.tenant)}/overview"
        page = client.get(url)
        assert "Unit yang laporannya belum masuk" in text_of(page)
        assert f'href="/{slug_of(scene.tenant)}/unit-records?period=2025"' in page.text
        with counted() as statements:
            client.get(url)
        assert len(statements) <= 9, statements
        submit(scene)
        assert "Unit yang laporannya belum masuk" not in text_of(client.get(url))

    def test_the_rating_form_takes_few_queries(self, head: FlaskClient, scene: Scene) -> None:
        url = address(scene, "rate")
        head.get(url)
        with counted() as statements:
            head.get(url)
        assert len(statements) <= 11, statements
