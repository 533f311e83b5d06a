"""Service times and reports of a generated region: most units in time, one makes people wait."""

from collections.abc import Sequence
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.packs.rubric_document import Standard
from kinerja.people.models import Assignment, Position
from kinerja.periods.models import Period
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.drafts import fingerprints
from modules.evaluations.service_times_rules import Count, measured_of, needed
from modules.evaluations.service_times_service import record_times
from modules.evaluations.unit_records_queries import UnitPeople, units_with_people
from modules.evaluations.unit_records_service import Recorder
from modules.evaluations.unit_reports_queries import Standing, standings
from modules.evaluations.unit_reports_rules import Report
from modules.evaluations.unit_reports_service import save_report, submit_report

_CASES: Final = (60, 1400)
_WITHIN: Final = (0.84, 1.0)
_ACHIEVEMENTS: Final = (
    "Semua target triwulan terkirim; antrean loket turun dari 40 menjadi 25 menit.",
    "Dua belas layanan keliling terlaksana dan 96 persen pengaduan selesai dalam lima hari.",
    "Arsip dua tahun selesai dipindai, sehingga berkas ditemukan pada hari yang sama.",
)
_OBSTACLES: Final = (
    "Jaringan pusat terputus tiga kali, 4, 11, dan 19; berita acaranya ada di sekretariat.",
    "Dua petugas loket pindah pada bulan kedua dan penggantinya baru datang sebulan kemudian.",
    "Tidak ada hambatan yang memengaruhi layanan.",
)


def play_unit_records(scene: DemoScene, period: Period, *, late: bool = False) -> None:
    """Record service times and submit reports, as units would; where the region has them.

    With `late` the office with most people has only a draft of its report, and a period that is
    not over has nothing yet.
    """
    practice = current_practice()
    has_records = practice.service_times or practice.unit_reports
    if not has_records or (late and period.ends_on >= scene.as_of):
        return
    heads = _heads(scene)
    chance = scene.chance(f"unit_records/{period.code}")
    if practice.service_times:
        for unit in units_with_people(period.id, None, None):
            _count(period, unit, heads, chance)
    if practice.unit_reports:
        offices = standings(period.id, None)
        slow = max(offices, key=lambda office: (office.people, office.unit)) if late else None
        for office in offices:
            _report(period, office, heads, chance, is_draft=office is slow)
    act_as(SYSTEM)


def _heads(scene: DemoScene) -> dict[UUID, PersonId]:
    """By unit, who leads it; whoever else has to record for a unit without a head is the first."""
    leading = (
        select(Position.unit_id, Assignment.person_id)
        .join(Assignment, Assignment.position_id == Position.id)
        .where(Position.leads_unit, Assignment.during.contains(scene.as_of))
        .order_by(Position.code)
    )
    return {unit: PersonId(person) for unit, person in db.session.execute(leading)}


def _count(period: Period, unit: UnitPeople, heads: dict[UUID, PersonId], chance: Random) -> None:
    rubric = rubric_of(period.rubric_version_id)
    families = [each for each in unit.families if measured_of(rubric.rubric, each)]
    services = needed(rubric.said, families, ()) if unit.is_office else []
    if not services:
        return
    recorder = _recorder(unit.id, heads)
    empty = fingerprints({service.code: "" for service in services})
    record_times(period.id, unit.id, recorder, _counts(services, chance), empty)


def _counts(services: Sequence[Standard], chance: Random) -> dict[str, Count]:
    found = {}
    for service in services:
        cases = chance.randint(*_CASES)
        found[service.code] = Count(cases, min(cases, round(cases * chance.uniform(*_WITHIN))))
    return found


def _report(
    period: Period,
    office: Standing,
    heads: dict[UUID, PersonId],
    chance: Random,
    *,
    is_draft: bool,
) -> None:
    recorder = _recorder(office.unit_id, heads)
    text = Report(chance.choice(_ACHIEVEMENTS), "" if is_draft else chance.choice(_OBSTACLES))
    kept = save_report(period.id, office.unit_id, recorder, 0, text)
    if not is_draft:
        submit_report(period.id, office.unit_id, recorder, kept.edition)


def _recorder(unit_id: UUID, heads: dict[UUID, PersonId]) -> Recorder:
    """Who leads the unit, else the first of those who lead one."""
    person = heads.get(unit_id) or next(iter(heads.values()))
    act_as(Actor("person", person))
    return Recorder(person, None)
