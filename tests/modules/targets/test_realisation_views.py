"""The pages of figures reached: reading, recording, and what is said when it cannot be."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets.kinds import PlanState
from modules.targets.models import Realisation
from modules.targets.realisation_service import Reached, record
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_office, make_period, rubric_document
from tests.factories.realisations import PlanScene, browser_of, make_scene
from tests.modules.targets.conftest import heading_of, text_of
from tests.modules.targets.files import PNG, pdf

FIRST = date(today().year, 1, 1)


@pytest.fixture
def plan(tenant: TenantId) -> PlanScene:
    made = make_scene(tenant)
    with unit_of_work(tenant):
        publish_rubric(rubric_document())
    return made


@pytest.fixture
def owner(app: Flask, plan: PlanScene) -> FlaskClient:
    return browser_of(app, plan, plan.owner)


def reach(plan: PlanScene, value: str, on: date = FIRST, at: int = 0) -> None:
    with unit_of_work(plan.tenant):
        record(plan.measures[at], plan.owner, on, Reached(Decimal(value)))


def plan_url(plan: PlanScene) -> str:
    return f"/{slug_of(plan.tenant)}/realisations/{plan.plan}"


def measure_url(plan: PlanScene, at: int = 0) -> str:
    return f"/{slug_of(plan.tenant)}/realisations/measures/{plan.measures[at]}"


def send(client: FlaskClient, plan: PlanScene, value: str = "960", **more: Any) -> TestResponse:
    data = {"on_date": FIRST.strftime("%d/%m/%Y"), "value": value, "note": "", **more}
    return client.post(measure_url(plan), data=data, content_type="multipart/form-data")


def rows(plan: PlanScene) -> list[tuple[date, Decimal, str]]:
    with unit_of_work(plan.tenant):
        found = db.session.scalars(select(Realisation))
        return [(row.on_date, row.value, row.note) for row in found]


def test_a_plan_without_figures_says_what_to_do_first(owner: FlaskClient, plan: PlanScene) -> None:
    answer = owner.get(plan_url(plan))
    assert heading_of(answer).startswith(f"Belum ada realisasi {plan.year}.")
    said = text_of(answer)
    assert "Berkas tertata" in said
    assert "belum ada angka, belum dihitung" in said


def test_the_page_gives_the_engine_s_figures(owner: FlaskClient, plan: PlanScene) -> None:
    reach(plan, "1320")
    reach(plan, "10", at=1)
    answer = owner.get(plan_url(plan))
    # 110 % is worth 90, 100 % is worth 80: 60 % of 90 and 40 % of 80
    assert heading_of(answer) == f"Capaian SKP {plan.year} sejauh ini bernilai 86,00 dari 100."
    said = text_of(answer)
    for words in ("110,0\u00a0%", "nilai 90,00", "1.320\u00a0berkas", "≤ 10\u00a0hari"):
        assert words in answer.text, words
    assert "1320 ÷ 1200 = 110 %" in said


def test_measures_without_a_figure_are_named_in_the_answer(
    owner: FlaskClient, plan: PlanScene
) -> None:
    reach(plan, "8", at=1)
    answer = owner.get(plan_url(plan))
    assert heading_of(answer).startswith("Satu ukuran belum punya angka;")
    assert "belum ada angka, dihitung 0" in text_of(answer)


def test_a_figure_is_read_as_people_type_it(owner: FlaskClient, plan: PlanScene) -> None:
    answer = send(owner, plan, " 1.234,5 ", note="Rekap SIMPEG")
    assert answer.status_code == 303
    assert rows(plan) == [(FIRST, Decimal("1234.5"), "Rekap SIMPEG")]
    said = text_of(owner.get(answer.location))
    assert "Tersimpan: 1.234,5 berkas sampai 1 Januari" in said
    assert "Rekap SIMPEG" in said


FAULTS = [
    ({"value": "seribu"}, "“seribu” bukan angka"),
    ({"value": "-3"}, "di luar batas"),
    ({"value": ""}, "Isi bagian ini."),
    ({"value": "1,00001"}, "lebih dari 4 angka di belakang koma"),
    ({"on_date": "31/02/2026"}, "tidak ada di kalender"),
    ({"on_date": ""}, "Isi bagian ini."),
]


@pytest.mark.parametrize(("typed", "fault"), FAULTS)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    owner: FlaskClient, plan: PlanScene, typed: dict[str, str], fault: str
) -> None:
    answer = send(owner, plan, **{"note": "Catatan panjang saya", **typed})
    assert answer.status_code == 422
    assert fault in text_of(answer)
    assert "Catatan panjang saya" in answer.text
    assert rows(plan) == []


def test_tomorrow_is_refused_with_the_last_day_there_is(
    owner: FlaskClient, plan: PlanScene
) -> None:
    answer = send(owner, plan, on_date=(today() + timedelta(days=1)).isoformat())
    assert answer.status_code == 422
    assert "terlalu jauh" in text_of(answer)


def test_a_sum_that_falls_is_pointed_out(owner: FlaskClient, plan: PlanScene) -> None:
    if today() == FIRST:
        pytest.skip("a year one day old has no earlier day")
    reach(plan, "500")
    answer = send(owner, plan, "50", on_date=today().isoformat())
    assert "lebih rendah dari catatan sebelumnya, 500" in text_of(owner.get(answer.location))


def test_a_figure_far_above_the_target_is_pointed_out(owner: FlaskClient, plan: PlanScene) -> None:
    words = "lebih dari tiga kali target"
    assert words in text_of(owner.get(send(owner, plan, "3.601").location))
    assert words not in text_of(owner.get(send(owner, plan, "3.600").location))


def test_files_come_with_the_figure(owner: FlaskClient, plan: PlanScene) -> None:
    files = [
        (BytesIO(pdf()), "../Laporan Triwulan – “I”.pdf"),
        (BytesIO(PNG), "layar.png"),
    ]
    answer = send(owner, plan, files=files)
    said = text_of(owner.get(answer.location))
    assert "Laporan Triwulan – “I”.pdf" in said
    assert "layar.png" in said
    assert "../" not in said


def test_a_refused_file_leaves_nothing_and_says_why(owner: FlaskClient, plan: PlanScene) -> None:
    files = [(BytesIO(PNG), "layar.png"), (BytesIO(b"MZ\x90"), "rekap.pdf")]
    answer = send(owner, plan, "12", note="Catatan panjang saya", files=files)
    assert answer.status_code == 422
    assert "Isi rekap.pdf tidak cocok dengan akhiran namanya." in text_of(answer)
    assert "Catatan panjang saya" in answer.text
    assert 'value="12"' in answer.text
    assert rows(plan) == []


def test_more_than_a_form_takes_is_one_clear_page(owner: FlaskClient, plan: PlanScene) -> None:
    answer = owner.post(
        measure_url(plan),
        input_stream=BytesIO(),
        environ_overrides={"CONTENT_LENGTH": str(32 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "Paling besar 31 MB." in text_of(answer)
    assert rows(plan) == []


def test_other_forms_stay_small(owner: FlaskClient, plan: PlanScene) -> None:
    home = f"/{slug_of(plan.tenant)}/evidence/{plan.plan}/removal"
    assert owner.post(home, data={"x": "y" * 3 * 1024 * 1024}).status_code == 413


def test_a_plan_being_revised_is_read_and_takes_nothing(app: Flask, tenant: TenantId) -> None:
    plan = make_scene(tenant, state=PlanState.PROPOSED)
    owner = browser_of(app, plan, plan.owner)
    assert "sedang diubah atau menunggu persetujuan" in text_of(owner.get(plan_url(plan)))
    assert "Simpan realisasi" not in owner.get(measure_url(plan)).text
    answer = send(owner, plan)
    assert (answer.status_code, rows(plan)) == (409, [])


def test_a_settled_year_is_read_and_takes_nothing(owner: FlaskClient, plan: PlanScene) -> None:
    with unit_of_work(plan.tenant):
        make_period(plan.year).stage = PeriodStage.FINAL
    assert f"Penilaian {plan.year} sudah final" in text_of(owner.get(measure_url(plan)))
    assert send(owner, plan).status_code == 409


def test_the_assessor_reads_and_does_not_record(app: Flask, plan: PlanScene) -> None:
    reach(plan, "1320")
    head = browser_of(app, plan, plan.office.head)
    answer = head.get(plan_url(plan))
    assert heading_of(answer).startswith("Capaian SKP Pegawai 00")
    page = head.get(measure_url(plan))
    assert page.status_code == 200
    assert "Simpan realisasi" not in page.text
    assert send(head, plan).status_code == 403
    assert len(rows(plan)) == 1


def test_a_colleague_reads_nothing(app: Flask, plan: PlanScene) -> None:
    colleague = browser_of(app, plan, plan.office.staff[1])
    assert colleague.get(plan_url(plan)).status_code == 403
    assert colleague.get(measure_url(plan)).status_code == 403
    assert send(colleague, plan).status_code == 403


@pytest.mark.parametrize(
    ("role", "here", "status"),
    [
        (Role.ADMIN_OPD, True, 200),
        (Role.ADMIN_OPD, False, 403),
        (Role.AUDITOR, None, 200),
        (Role.KALIBRASI, None, 403),
    ],
)
def test_who_oversees_the_unit_reads(
    app: Flask, plan: PlanScene, role: Role, here: bool | None, status: int
) -> None:
    with unit_of_work(plan.tenant):
        elsewhere = make_office(0, "Dinas Lain").unit
    unit = None if here is None else plan.office.unit if here else elsewhere
    client = app.test_client()
    sign_in(client, make_somebody(plan.tenant, role=role, unit=unit))
    assert client.get(plan_url(plan)).status_code == status
    assert client.get(measure_url(plan)).status_code == status


def test_another_region_has_none_of_it(app: Flask, plan: PlanScene, other_tenant: TenantId) -> None:
    theirs = make_scene(other_tenant)
    client = browser_of(app, theirs, theirs.owner)
    strange = replace(plan, tenant=theirs.tenant)
    assert client.get(plan_url(strange)).status_code == 404
    assert client.get(measure_url(strange)).status_code == 404
    assert send(client, strange).status_code == 404


def test_the_way_there_leads_to_the_plan_in_force(owner: FlaskClient, plan: PlanScene) -> None:
    answer = owner.get(f"/{slug_of(plan.tenant)}/realisations")
    assert (answer.status_code, answer.location) == (303, plan_url(plan))


def test_without_a_plan_the_page_says_what_comes_first(app: Flask, plan: PlanScene) -> None:
    nobody = browser_of(app, plan, plan.office.staff[1])
    answer = nobody.get(f"/{slug_of(plan.tenant)}/realisations")
    assert heading_of(answer) == "Belum ada SKP yang disetujui, jadi belum ada yang dicatat."


def test_the_first_page_asks_for_what_is_missing_and_leads_there(
    owner: FlaskClient, plan: PlanScene
) -> None:
    home = f"/{slug_of(plan.tenant)}/"
    assert f"Catat realisasi {plan.year} untuk dua ukuran" in text_of(owner.get(home))
    reach(plan, "1", today())
    assert f"Catat realisasi {plan.year} untuk satu ukuran" in text_of(owner.get(home))
    reach(plan, "1", today(), at=1)
    assert "Catat realisasi" not in text_of(owner.get(home))
    plans = owner.get(f"{home}plans/{plan.year}")
    assert f'href="/{slug_of(plan.tenant)}/realisations?year={plan.year}"' in plans.text
