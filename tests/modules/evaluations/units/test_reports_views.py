"""A unit's report in the browser: drafts, two tabs, submitting, and who may write or read it."""

import re
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations.unit_reports_queries import KeptReport, kept_report
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in
from tests.modules.evaluations.conftest import Scene, heading_of, json_of, signed_in, text_of
from tests.modules.evaluations.unit_records import (
    REPORT,
    administering,
    allow,
    report_address,
    write,
)

TYPED = {"achievements": REPORT.achievements, "obstacles": REPORT.obstacles}


def kept(scene: Scene) -> KeptReport:
    with enter(scene.tenant):
        return kept_report(scene.office.unit, scene.period)


def post(client: FlaskClient, scene: Scene, page: str = "", **typed: str) -> TestResponse:
    data = {"edition": "0", **({} if page == "/submit" else {"go": "save"}), **typed}
    return client.post(report_address(scene, page=page), data=data)


class TestDraft:
    def test_it_is_kept_and_shown_again(self, head: FlaskClient, scene: Scene) -> None:
        page = head.get(report_address(scene))
        assert heading_of(page) == "Laporan Dinas Contoh untuk 2025 belum ditulis."
        answer = post(head, scene, **TYPED)
        assert (answer.status_code, answer.location) == (303, report_address(scene))
        assert kept(scene).text == REPORT
        assert REPORT.obstacles in head.get(answer.location).text

    def test_the_script_keeps_every_change_and_tells_what_another_tab_wrote(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        first = post(head, scene, "/draft", achievements="Antrean turun.")
        assert json_of(first)["fields"] == {"edition": "1"}
        late = post(head, scene, "/draft", obstacles="Jaringan.")
        assert json_of(late)["fields"] == {"edition": "2", "achievements": "Antrean turun."}

    def test_two_versions_are_shown_and_nothing_is_overwritten(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        write(scene)
        answer = post(head, scene, **{**TYPED, "obstacles": "Listrik padam."})
        assert answer.status_code == 409
        text = text_of(answer)
        assert "Satu isian berbeda, pilih yang Anda pakai." in text
        assert "Listrik padam." in text
        assert REPORT.obstacles in text
        assert kept(scene).text == REPORT
        hidden = dict(
            re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.text)
        )
        chosen = {**hidden, "obstacles": "Listrik padam.", "go": "save"}
        assert head.post(report_address(scene), data=chosen).status_code == 303
        assert kept(scene).text.obstacles == "Listrik padam."

    def test_the_script_never_overwrites_another_tab(self, head: FlaskClient, scene: Scene) -> None:
        write(scene)
        answer = head.post(
            report_address(scene, page="/draft"),
            data={**TYPED, "obstacles": "Listrik.", "edition": "0"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 409
        assert kept(scene).text == REPORT


class TestSubmitting:
    def test_what_is_missing_is_named_beside_the_field(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = post(head, scene, achievements="Singkat.", go="check")
        assert answer.location == f"{report_address(scene)}?check=1"
        text = text_of(head.get(answer.location))
        assert "Baru 8 huruf. Tulis paling sedikit 40." in text
        assert "Belum diisi. Tulis paling sedikit 5 huruf." in text

    def test_a_complete_one_gets_a_last_look_and_is_submitted_once(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = post(head, scene, **TYPED, go="check")
        assert answer.location == report_address(scene, page="/submit")
        look = head.get(answer.location)
        assert heading_of(look).startswith("Periksa sekali lagi")
        assert REPORT.achievements in look.text
        sent = post(head, scene, "/submit", edition="1")
        assert (sent.status_code, sent.location) == (303, report_address(scene))
        page = head.get(sent.location)
        assert heading_of(page) == "Laporan Dinas Contoh untuk 2025 sudah disampaikan."
        assert "Disampaikan Kepala Dinas Contoh" in text_of(page)
        assert "<textarea" not in page.text
        again = post(head, scene, **TYPED, edition="1")
        assert again.status_code == 409
        assert "tidak berubah lagi" in heading_of(again)
        assert REPORT.achievements in again.text

    def test_what_changed_after_the_last_look_is_not_submitted(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        write(scene)
        answer = post(head, scene, "/submit", edition="0")
        assert answer.status_code == 409
        assert "Draf ini berubah sejak halaman ini dibuka" in text_of(answer)
        assert kept(scene).submitted_at is None

    def test_the_log_keeps_what_was_submitted(self, head: FlaskClient, scene: Scene) -> None:
        write(scene)
        post(head, scene, "/submit", edition="1")
        with enter(scene.tenant):
            entry = db.session.scalars(
                select(AuditEntry).where(AuditEntry.action == "unit_report.submitted")
            ).one()
            assert entry.before == {"submitted": False}
            assert entry.after
            assert entry.after["achievements"] == REPORT.achievements

    def test_when_the_period_is_over_a_draft_is_only_read(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        write(scene)
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(stage=PeriodStage.FINAL))
        assert "<textarea" not in head.get(report_address(scene)).text
        answer = post(head, scene, **TYPED, edition="1")
        assert answer.status_code == 409
        assert heading_of(answer) == "Catatan unit untuk 2025 tidak dapat diubah lagi."


class TestForWhom:
    def test_the_unit_s_administrator_writes_it_too(
        self, app: Flask, head: FlaskClient, scene: Scene
    ) -> None:
        assert head
        client = administering(app, scene)
        assert post(client, scene, **TYPED).status_code == 303
        assert kept(scene).text == REPORT

    def test_an_overseer_reads_it_once_it_is_submitted(
        self, app: Flask, head: FlaskClient, scene: Scene
    ) -> None:
        assert head
        write(scene)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.AUDITOR))
        draft = client.get(report_address(scene))
        assert draft.status_code == 200
        assert REPORT.achievements not in draft.text
        post(head, scene, "/submit", edition="1")
        assert REPORT.achievements in client.get(report_address(scene)).text
        assert post(client, scene, **TYPED).status_code == 403

    def test_staff_who_rate_nobody_are_refused(
        self, app: Flask, head: FlaskClient, scene: Scene
    ) -> None:
        assert head
        page = signed_in(app, scene, scene.office.staff[0]).get(report_address(scene))
        assert page.status_code == 403
        assert heading_of(page) == "Laporan Dinas Contoh bukan tugas Anda."

    def test_another_region_s_ids_are_not_found(
        self, head: FlaskClient, scene: Scene, other_scene: Scene
    ) -> None:
        assert head.get(report_address(scene, other_scene.office.unit)).status_code == 404
        assert head.get(report_address(scene, uuid4())).status_code == 404
        foreign = report_address(scene).replace(str(scene.period), str(other_scene.period))
        assert head.get(foreign).status_code == 404
        assert head.post(foreign, data={**TYPED, "edition": "0"}).status_code == 404

    def test_without_the_part_there_is_a_page_that_says_so(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        allow(scene, times=False, reports=False)
        page = head.get(report_address(scene))
        assert page.status_code == 404
        assert heading_of(page) == "Daerah Anda tidak memakai laporan unit."

    def test_it_takes_few_queries(self, head: FlaskClient, scene: Scene) -> None:
        head.get(report_address(scene))
        with counted() as statements:
            head.get(report_address(scene))
        assert len(statements) <= 10, statements
