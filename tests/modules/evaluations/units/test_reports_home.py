"""What the first page says of a unit's report and service times that are due."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.periods.models import Period
from kinerja.tenancy import unit_of_work
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_evaluation, make_office, make_period
from tests.modules.evaluations.conftest import Scene, signed_in, text_of
from tests.modules.evaluations.unit_records import (
    administering,
    allow,
    report_address,
    submit,
    write,
)


class TestFirstPage:
    @pytest.fixture
    def home(self, scene: Scene) -> str:
        """The first page, on which the report of the year that is over is due."""
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(self_due_on=date(2026, 1, 10)))
        return f"/{slug_of(scene.tenant)}/"

    def test_the_report_waits_for_who_leads_the_unit(
        self, head: FlaskClient, scene: Scene, home: str
    ) -> None:
        text = text_of(head.get(home))
        assert "Sampaikan laporan Dinas Contoh untuk 2025" in text
        assert "Tulis laporan" in text
        write(scene)
        assert "Sampaikan laporan Dinas Contoh untuk 2025" in text_of(head.get(home))
        head.post(report_address(scene, page="/submit"), data={"edition": "1"})
        assert "Sampaikan laporan" not in text_of(head.get(home))

    def test_it_waits_for_nobody_else(
        self, app: Flask, head: FlaskClient, scene: Scene, home: str
    ) -> None:
        assert head
        client = signed_in(app, scene, scene.office.staff[0])
        assert "Sampaikan laporan" not in text_of(client.get(home))

    def test_an_administrator_of_many_units_reads_how_many_are_missing(
        self, app: Flask, head: FlaskClient, scene: Scene, home: str
    ) -> None:
        assert head
        with unit_of_work(scene.tenant):
            other = make_office(1, "Dinas Lain")
            make_evaluation(make_period(2025), other)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        assert "Dua unit belum menyampaikan laporan 2025" in text_of(client.get(home))
        submit(scene)
        assert "Sampaikan laporan Dinas Lain untuk 2025" in text_of(client.get(home))

    def test_a_period_that_is_not_due_soon_asks_for_nothing(
        self, head: FlaskClient, scene: Scene, home: str
    ) -> None:
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(self_due_on=date(2100, 1, 10)))
        assert "Sampaikan laporan" not in text_of(head.get(home))

    def test_service_times_wait_for_the_unit_s_administrator(
        self, app: Flask, scene: Scene, home: str
    ) -> None:
        allow(scene)
        client = administering(app, scene)
        assert "Catat waktu layanan 2025 untuk satu unit" in text_of(client.get(home))
