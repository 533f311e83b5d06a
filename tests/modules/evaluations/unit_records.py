"""A region whose rubric measures service times and whose units report, and what they record."""

from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import Period
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import unit_of_work
from kinerja.web.drafts import fingerprints
from modules.evaluations.service_times_queries import times_of
from modules.evaluations.service_times_rules import Count, as_text
from modules.evaluations.service_times_service import record_times
from modules.evaluations.unit_records_service import Recorder
from modules.evaluations.unit_reports_rules import Report
from modules.evaluations.unit_reports_service import save_report, submit_report
from tests.factories.accounts import Somebody, make_somebody, sign_in, slug_of
from tests.factories.evaluations import rubric_document, words
from tests.factories.tenants import set_practice
from tests.modules.evaluations.conftest import Scene

REPORT = Report(
    "Dua belas laporan terkirim dan antrean loket turun separuh.", "Jaringan putus lima hari."
)
COUNTS = {"kartu_keluarga": Count(400, 380), "akta": Count(50, 50)}


def standard(code: str, label: str, aim: int = 100, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "label": words(label),
        "limit": 1,
        "limit_unit": "working_days",
        "target_share": aim,
        **more,
    }


def measured_document(*, missing: str = "renormalise") -> dict[str, Any]:
    """The sample rubric with service times beside the one indicator of results, 15 to 30."""
    document = rubric_document(peers=False)
    results = document["components"][0]
    results["indicators"][0]["weight"] = 30
    results["indicators"].append(
        {
            "code": "waktu_layanan",
            "label": words("Waktu layanan"),
            "description": words("Bagian permohonan yang selesai dalam standar waktunya."),
            "weight": 15,
            "source": "measured",
            "missing": missing,
        }
    )
    document["families"][0]["description"] = words("Loket kartu keluarga dan akta.")
    document["standards"] = [
        standard("kartu_keluarga", "Kartu keluarga"),
        standard("akta", "Akta kelahiran", 95),
        standard("izin", "Izin usaha"),
    ]
    return {**document, "version": "2025.3"}


def allow(
    scene: Scene, *, times: bool = True, reports: bool = False, missing: str = "renormalise"
) -> UUID:
    """The scene's region measures service times, or its units report; gives the rubric's id.

    `missing` is what the rubric does without figures.
    """
    with unit_of_work(scene.tenant):
        set_practice(service_times=times, unit_reports=reports)
        version = publish_rubric(measured_document(missing=missing))
        db.session.execute(update(Period).values(rubric_version_id=version.id))
        return version.id


def administrator(scene: Scene, unit: UUID | None = None) -> Somebody:
    """Who administers the scene's office, or another unit."""
    return make_somebody(
        scene.tenant, "Admin Unit", role=Role.ADMIN_OPD, unit=unit or scene.office.unit
    )


def administering(app: Flask, scene: Scene, unit: UUID | None = None) -> FlaskClient:
    """A browser in which the administrator of the scene's office, or another unit, is signed in."""
    client = app.test_client()
    sign_in(client, administrator(scene, unit))
    return client


def times_address(scene: Scene, unit: UUID | None = None) -> str:
    return _address(scene, "times", unit)


def report_address(scene: Scene, unit: UUID | None = None, page: str = "") -> str:
    return _address(scene, "report", unit) + page


def _address(scene: Scene, kind: str, unit: UUID | None) -> str:
    slug = slug_of(scene.tenant)
    return f"/{slug}/unit-records/{scene.period}/{kind}/{unit or scene.office.unit}"


def record(
    scene: Scene,
    counts: dict[str, Count],
    unit: UUID | None = None,
    person: PersonId | None = None,
) -> None:
    """Record counts for a unit as its page shows it now, committed."""
    unit = unit or scene.office.unit
    with unit_of_work(scene.tenant):
        saved = times_of(unit, scene.period).counts
        base = fingerprints(
            {code: as_text(saved[code].count if code in saved else None) for code in counts}
        )
        record_times(scene.period, unit, Recorder(person or scene.head, None), counts, base)


def write(scene: Scene, text: Report = REPORT, edition: int = 0) -> int:
    with unit_of_work(scene.tenant):
        recorder = Recorder(scene.head, None)
        return save_report(scene.period, scene.office.unit, recorder, edition, text).edition


def submit(scene: Scene) -> None:
    """Write and submit the report of the scene's office."""
    edition = write(scene)
    with unit_of_work(scene.tenant):
        submit_report(scene.period, scene.office.unit, Recorder(scene.head, None), edition)
