"""The form of service times: what it asks, refuses and keeps, for whom it opens."""

import re
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations.service_times_queries import times_of
from modules.evaluations.service_times_rules import Count
from tests.counting import counted
from tests.factories.evaluations import make_office
from tests.modules.evaluations.conftest import Scene, heading_of, signed_in, text_of
from tests.modules.evaluations.unit_records import (
    COUNTS,
    allow,
    record,
    times_address,
)

TYPED = {
    "cases_kartu_keluarga": "400",
    "within_kartu_keluarga": "380",
    "cases_akta": "50",
    "within_akta": "50",
}


def base_of(page: TestResponse) -> str:
    found = re.search(r'name="base" value="([^"]*)"', page.text)
    assert found
    return found[1]


def post(client: FlaskClient, scene: Scene, base: str | None = None, **typed: str) -> TestResponse:
    base = base_of(client.get(times_address(scene))) if base is None else base
    return client.post(times_address(scene), data={**typed, "base": base})


def kept(scene: Scene) -> dict[str, Count]:
    with enter(scene.tenant):
        found = times_of(scene.office.unit, scene.period).counts
        return {code: each.count for code, each in found.items()}


class TestForm:
    def test_it_asks_for_the_services_that_fit_the_unit_s_people_first(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        page = admin.get(times_address(scene))
        assert heading_of(page) == (
            "Waktu layanan Dinas Contoh, 2025: dua layanan belum punya angka."
        )
        text = text_of(page)
        assert text.index("Akta kelahiran") < text.index("1 layanan lain menurut rubrik")
        assert text.index("1 layanan lain menurut rubrik") < text.index("Izin usaha")
        assert "Batas 1 hari kerja, sasaran 95" in text

    def test_it_keeps_everything_and_says_who_wrote_it(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        answer = post(admin, scene, **TYPED)
        assert (answer.status_code, answer.location) == (303, f"{times_address(scene)}?saved=1")
        assert kept(scene) == COUNTS
        page = admin.get(answer.location)
        assert heading_of(page) == "Waktu layanan Dinas Contoh, 2025: semua angka tercatat."
        text = text_of(page).replace("\N{NO-BREAK SPACE}", " ")
        assert "Tercatat 95,0 %. Terakhir ditulis Admin Unit" in text
        assert 'value="380"' in page.text

    def test_in_english_everything_is_english(self, admin: FlaskClient, scene: Scene) -> None:
        admin.set_cookie("kinerja_lang", "en")
        assert "Akta kelahiran (en)" in text_of(admin.get(times_address(scene)))

    @pytest.mark.parametrize(
        ("typed", "fault"),
        [
            ({"cases_akta": "50", "within_akta": "51"}, "51 lebih banyak daripada 50"),
            ({"cases_akta": "0"}, "0 permohonan tidak memberi angka."),
            ({"within_akta": "3"}, "3 tepat waktu dari berapa?"),
            ({"cases_akta": "50"}, "Berapa dari 50 permohonan yang tepat waktu?"),
            ({"cases_akta": "lima"}, "“lima” bukan angka"),
            ({"cases_akta": "-5", "within_akta": "1"}, "di luar batas"),
        ],
    )
    def test_a_fault_names_row_value_and_remedy_and_nothing_is_half_written(
        self, admin: FlaskClient, scene: Scene, typed: dict[str, str], fault: str
    ) -> None:
        good = {"cases_kartu_keluarga": "400", "within_kartu_keluarga": "380"}
        answer = post(admin, scene, **good, **typed)
        assert answer.status_code == 422
        text = text_of(answer)
        assert "1 isian perlu diperbaiki" in text
        assert re.search(rf"Akta kelahiran, [^:]+: \S*\s?{re.escape(fault)}", text)
        assert 'value="380"' in answer.text
        assert kept(scene) == {}

    def test_unreadable_figures_hide_no_other_fault(self, admin: FlaskClient, scene: Scene) -> None:
        wrong = {"cases_akta": "lima", "cases_kartu_keluarga": "10", "within_kartu_keluarga": "12"}
        text = text_of(post(admin, scene, **wrong))
        assert "2 isian perlu diperbaiki" in text
        assert "“lima” bukan angka" in text
        assert "12 lebih banyak daripada 10" in text

    def test_what_is_recorded_is_put_right_but_not_emptied(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        record(scene, COUNTS)
        emptied = post(admin, scene, cases_akta="50", within_akta="50")
        assert emptied.status_code == 422
        assert "Angka yang tercatat dapat diperbaiki" in text_of(emptied)
        assert post(admin, scene, **{**TYPED, "within_akta": "49"}).status_code == 303
        assert kept(scene) == {**COUNTS, "akta": Count(50, 49)}

    def test_the_log_tells_before_and_after(self, admin: FlaskClient, scene: Scene) -> None:
        record(scene, {"akta": Count(50, 50)})
        post(admin, scene, cases_akta="50", within_akta="49")
        with enter(scene.tenant):
            entry = db.session.scalars(
                select(AuditEntry)
                .where(AuditEntry.action == "service_times.recorded")
                .order_by(AuditEntry.at.desc())
            ).first()
            assert entry
            assert entry.before == {
                "period": "2025",
                "counts": {"akta": {"cases": 50, "within": 50}},
            }
            assert entry.after == {
                "period": "2025",
                "counts": {"akta": {"cases": 50, "within": 49}},
            }

    def test_it_takes_few_queries(self, admin: FlaskClient, scene: Scene) -> None:
        record(scene, COUNTS)
        admin.get(times_address(scene))
        with counted() as statements:
            admin.get(times_address(scene))
        assert len(statements) <= 10, statements


class TestTwoPeople:
    def test_what_both_changed_is_shown_and_nothing_is_overwritten_unseen(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        base = base_of(admin.get(times_address(scene)))
        record(scene, {"akta": Count(60, 30)})
        answer = post(admin, scene, base, **TYPED)
        assert answer.status_code == 409
        assert "mencatat 30 dari 60 sesudah Anda membukanya" in text_of(answer)
        assert 'name="within_kartu_keluarga" type="text" value="380"' in answer.text
        assert kept(scene) == {"akta": Count(60, 30)}
        again = post(admin, scene, base_of(answer), **TYPED)
        assert again.status_code == 303
        assert kept(scene) == COUNTS

    def test_what_only_the_other_wrote_stays(self, admin: FlaskClient, scene: Scene) -> None:
        base = base_of(admin.get(times_address(scene)))
        record(scene, {"akta": Count(60, 30)})
        good = {"cases_kartu_keluarga": "400", "within_kartu_keluarga": "380"}
        assert post(admin, scene, base, **good).status_code == 303
        assert kept(scene) == {"akta": Count(60, 30), "kartu_keluarga": Count(400, 380)}


class TestForWhom:
    def test_another_unit_s_page_is_not_found(self, admin: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            unit = make_office(1, "Dinas Lain").unit
        assert admin.get(times_address(scene, unit)).status_code == 404
        assert admin.post(times_address(scene, unit), data=TYPED).status_code == 404

    def test_a_unit_below_is_within_reach(self, admin: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            unit = make_office(1, "Bidang Bawah", parent=scene.office.unit).unit
        assert admin.get(times_address(scene, unit)).status_code == 200

    def test_another_region_s_unit_and_period_are_not_found(
        self, admin: FlaskClient, scene: Scene, other_scene: Scene
    ) -> None:
        assert admin.get(times_address(scene, other_scene.office.unit)).status_code == 404
        foreign = times_address(scene).replace(str(scene.period), str(other_scene.period))
        assert admin.get(foreign).status_code == 404
        assert admin.get(times_address(scene, uuid4())).status_code == 404

    def test_staff_are_refused(self, app: Flask, scene: Scene) -> None:
        allow(scene)
        client = signed_in(app, scene, scene.head)
        assert client.get(times_address(scene)).status_code == 403

    def test_without_the_part_there_is_a_page_that_says_so(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        allow(scene, times=False)
        page = admin.get(times_address(scene))
        assert page.status_code == 404
        assert heading_of(page) == "Daerah Anda tidak memakai angka waktu layanan."

    def test_when_the_period_is_over_it_is_only_read(
        self, admin: FlaskClient, scene: Scene
    ) -> None:
        record(scene, COUNTS)
        with unit_of_work(scene.tenant):
            db.session.execute(update(Period).values(stage=PeriodStage.FINAL))
        page = admin.get(times_address(scene))
        assert "<form id" not in page.text
        assert "380" in text_of(page)
        answer = admin.post(times_address(scene), data={**TYPED, "base": ""})
        assert answer.status_code == 409
        assert kept(scene) == COUNTS
