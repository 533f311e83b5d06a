"""Evidence from the form to the disk and back: kept, fenced in, served, taken out, swept."""

import hashlib
import os
import stat
import time
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.config import Settings
from kinerja.database import db, new_id, now
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.tenancy import TenantId, unit_of_work
from modules.targets import evidence_errors as errors
from modules.targets.evidence_service import Sent, get_evidence, mark_removed, sweep
from modules.targets.evidence_store import keep, path_of
from modules.targets.models import Evidence, Realisation
from modules.targets.realisation_service import Reached, record
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_period
from tests.factories.realisations import PlanScene, browser_of, make_scene
from tests.modules.targets.files import PNG, pdf

FIRST = date(today().year, 1, 1)
DAY = 24 * 60 * 60
REPORT = Sent("Laporan – “I”.pdf", pdf())


@pytest.fixture
def plan(tenant: TenantId) -> PlanScene:
    return make_scene(tenant)


def attached(plan: PlanScene, *files: Sent) -> tuple[UUID, ...]:
    with unit_of_work(plan.tenant):
        record(plan.measures[0], plan.owner, FIRST, Reached(Decimal(5), "", files))
        return tuple(db.session.scalars(select(Evidence.id).order_by(Evidence.id)))


def place(plan: PlanScene, evidence_id: UUID) -> Path:
    with unit_of_work(plan.tenant):
        return path_of(evidence_id)


def url(plan: PlanScene, evidence_id: UUID, more: str = "") -> str:
    return f"/{slug_of(plan.tenant)}/evidence/{evidence_id}{more}"


def older(path: Path, days: int) -> None:
    then = time.time() - days * DAY - 60
    os.utime(path, (then, then))


def test_a_file_lies_outside_the_web_root_for_its_owner_alone(
    plan: PlanScene, settings: Settings
) -> None:
    (evidence_id,) = attached(plan, REPORT)
    path = place(plan, evidence_id)
    home = settings.home / "files" / str(int(plan.tenant))
    assert path == home / evidence_id.hex[-2:] / str(evidence_id)
    assert path.read_bytes() == REPORT.content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    folders = [path.parent, home, home.parent]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_its_row_holds_name_kind_size_and_digest(plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    with unit_of_work(plan.tenant):
        row, measure_id, plan_id = get_evidence(evidence_id)
        kept = (row.name, row.media_type, row.size, row.digest, row.uploaded_by)
    digest = hashlib.sha256(REPORT.content).digest()
    size = len(REPORT.content)
    assert kept == (REPORT.name, "application/pdf", size, digest, plan.owner)
    assert (measure_id, plan_id) == (plan.measures[0], plan.plan)


def test_a_second_figure_of_the_day_adds_its_files(plan: PlanScene) -> None:
    attached(plan, REPORT)
    assert len(attached(plan, Sent("layar.png", PNG))) == 2


def test_the_same_file_sent_twice_is_kept_once(plan: PlanScene) -> None:
    (first,) = attached(plan, REPORT, Sent("salinan.pdf", REPORT.content))
    assert attached(plan, REPORT) == (first,)
    with unit_of_work(plan.tenant):
        mark_removed(get_evidence(first)[0])
    assert len(attached(plan, REPORT)) == 2


def test_a_refusal_is_remembered_and_nothing_else(plan: PlanScene) -> None:
    program = Sent("rekap.pdf", b"MZ\x90")
    with pytest.raises(errors.ContentMismatch):
        attached(plan, REPORT, program)
    with unit_of_work(plan.tenant):
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.subject == "plan_measure"))
        said = [(row.action, row.subject_id, row.after) for row in entries]
        assert db.session.scalars(select(Realisation)).all() == []
        assert db.session.scalars(select(Evidence)).all() == []
    reason = {"name": "rekap.pdf", "reason": "ContentMismatch"}
    assert said == [("evidence.refused", str(plan.measures[0]), reason)]


def test_the_region_s_limit_holds(plan: PlanScene) -> None:
    large = Sent("besar.png", PNG + bytes(10 * 1024 * 1024))
    with pytest.raises(errors.FileTooLarge) as refused:
        attached(plan, large)
    assert (refused.value.size, refused.value.limit) == (len(large.content), 10 * 1024 * 1024)


def test_four_files_at_once_are_one_too_many(plan: PlanScene) -> None:
    files = [Sent(f"layar{at}.png", PNG) for at in range(4)]
    with pytest.raises(errors.TooManyFiles) as refused:
        attached(plan, *files)
    assert refused.value.name == "layar3.png"


def test_the_sweep_takes_strays_and_leaves_what_a_row_speaks_of(plan: PlanScene) -> None:
    (kept,) = attached(plan, REPORT)
    stray, fresh = new_id(), new_id()
    with unit_of_work(plan.tenant):
        keep(stray, b"x")
        keep(fresh, b"x")
        half = path_of(new_id()).with_suffix(".part")
        half.parent.mkdir(exist_ok=True)
        half.write_bytes(b"x")
    for path in (place(plan, kept), place(plan, stray), half):
        older(path, 3)
    with unit_of_work(plan.tenant):
        assert sweep() == {"evidence_file": 2}
        assert sweep() == {}
    assert [place(plan, each).exists() for each in (kept, stray, fresh)] == [True, False, True]
    assert not half.exists()


def test_another_region_s_sweep_leaves_our_files(plan: PlanScene, other_tenant: TenantId) -> None:
    (evidence_id,) = attached(plan, REPORT)
    older(place(plan, evidence_id), 90)
    with unit_of_work(other_tenant):
        assert sweep() == {}
    assert place(plan, evidence_id).exists()


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_removed_file_s_content_goes_a_month_later(
    plan: PlanScene,
    days: int,
    stays: bool,
) -> None:
    (evidence_id,) = attached(plan, REPORT)
    older(place(plan, evidence_id), days)
    with unit_of_work(plan.tenant):
        row, _measure, _plan = get_evidence(evidence_id)
        mark_removed(row)
        row.removed_at = now() - timedelta(days=days)
    with unit_of_work(plan.tenant):
        sweep()
        with pytest.raises(errors.EvidenceNotFound):
            get_evidence(evidence_id)
    assert place(plan, evidence_id).exists() is stays


def opened(app: Flask, plan: PlanScene, role: Role | None = None) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(plan.tenant, role=role))
    return client


def test_a_document_is_saved_and_runs_nothing(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    with browser_of(app, plan, plan.owner).get(url(plan, evidence_id)) as answer:
        assert answer.data == REPORT.content
    head = answer.headers
    assert head["Content-Type"] == "application/pdf"
    assert head["Content-Disposition"].startswith("attachment; filename=")
    assert (
        "filename*=UTF-8''Laporan%20%E2%80%93%20%E2%80%9CI%E2%80%9D.pdf"
        in head["Content-Disposition"]
    )
    assert head["X-Content-Type-Options"] == "nosniff"
    assert head["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert head["Cache-Control"] == "private, no-store"


def test_a_picture_may_show_itself(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, Sent("layar.png", PNG))
    with browser_of(app, plan, plan.owner).get(url(plan, evidence_id)) as answer:
        assert answer.headers["Content-Disposition"] == "inline; filename=layar.png"
        assert answer.headers["Content-Type"] == "image/png"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_who_reads_the_plan_reads_its_evidence_and_nobody_else(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    address = url(plan, evidence_id)
    readers = [browser_of(app, plan, plan.office.head), opened(app, plan, Role.AUDITOR)]
    others = [browser_of(app, plan, plan.office.staff[1]), opened(app, plan, Role.KALIBRASI)]
    for client in readers:
        with client.get(address) as answer:
            assert answer.status_code == 200
    assert {client.get(address).status_code for client in others} == {403}
    assert {client.post(f"{address}/removal").status_code for client in readers + others} == {403}


def test_another_region_has_no_such_evidence(
    app: Flask, plan: PlanScene, other_tenant: TenantId
) -> None:
    (evidence_id,) = attached(plan, REPORT)
    theirs = make_scene(other_tenant)
    client = browser_of(app, theirs, theirs.owner)
    assert client.get(url(theirs, evidence_id)).status_code == 404
    assert client.post(url(theirs, evidence_id, "/removal")).status_code == 404


def test_its_owner_takes_it_out_once(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    owner = browser_of(app, plan, plan.owner)
    answer = owner.post(url(plan, evidence_id, "/removal"))
    assert answer.status_code == 303
    page = owner.get(answer.location).text
    assert "Berkas bukti sudah dihapus." in page
    assert REPORT.name not in page
    assert owner.get(url(plan, evidence_id)).status_code == 404
    assert owner.post(url(plan, evidence_id, "/removal")).status_code == 404
    with unit_of_work(plan.tenant):
        about = AuditEntry.subject_id == str(evidence_id)
        actions = db.session.scalars(select(AuditEntry.action).where(about))
        assert set(actions) == {"evidence.added", "evidence.removed"}


def test_a_settled_year_keeps_its_evidence(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    with unit_of_work(plan.tenant):
        make_period(plan.year).stage = PeriodStage.FINAL
    owner = browser_of(app, plan, plan.owner)
    assert owner.post(url(plan, evidence_id, "/removal")).status_code == 409
    with owner.get(url(plan, evidence_id)) as answer:
        assert answer.status_code == 200


def test_a_lost_file_is_said_to_be_lost(app: Flask, plan: PlanScene) -> None:
    (evidence_id,) = attached(plan, REPORT)
    place(plan, evidence_id).unlink()
    answer = browser_of(app, plan, plan.owner).get(url(plan, evidence_id))
    assert answer.status_code == 404
    assert "isinya tidak ada di penyimpanan" in answer.text


def test_nothing_sent_becomes_a_path(app: Flask, plan: PlanScene) -> None:
    owner = browser_of(app, plan, plan.owner)
    files = [(BytesIO(PNG), "../../../../kinerja-evil.png")]
    data = {"on_date": FIRST.isoformat(), "value": "1", "files": files}
    address = f"/{slug_of(plan.tenant)}/realisations/measures/{plan.measures[0]}"
    assert owner.post(address, data=data).status_code == 303
    with unit_of_work(plan.tenant):
        row = db.session.scalars(select(Evidence)).one()
        assert row.name == "kinerja-evil.png"
        assert path_of(row.id).read_bytes() == PNG
