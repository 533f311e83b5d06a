"""A rubric, an office with a superior and staff, a period, and evaluations in it."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, AssignmentKind, Person, Position, ReportingLine, Unit
from kinerja.periods.models import Period
from kinerja.periods.service import open_annual
from kinerja.rubrics.service import publish_rubric
from modules.evaluations.models import Evaluation
from tests.factories.units import make_unit

FROM = date(2020, 1, 1)
_numbers = count(1)


def words(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def indicator(code: str, label: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "label": words(label),
        "description": words(f"Apa yang dilihat pada {label.lower()}."),
        "anchors": [
            {"level": level, "text": words(f"{label} pada tingkat {level} terlihat begini adanya.")}
            for level in range(1, 6)
        ],
        **more,
    }


def component(code: str, label: str, axis: str, weight: int, *indicators: Any) -> dict[str, Any]:
    return {
        "code": code,
        "label": words(label),
        "description": words(f"Tentang {label.lower()} sepanjang periode."),
        "axis": axis,
        "weight": weight,
        "indicators": list(indicators),
    }


def rubric_document(version: str = "2025.1", *, peers: bool = True) -> dict[str, Any]:
    """Results 60 by one indicator, behaviour 40 by two; superior 70 and peers 30, or superior 100.

    An axis is above expectation from 90, as expected from 70; levels 1 and 5 need a reason.
    """
    results = component("hasil", "Hasil kerja", "results", 60, indicator("capaian", "Capaian"))
    results["note"] = words("Target belum dicatat, jadi hasil dinilai dengan satu indikator.")
    behaviour = (indicator("disiplin", "Disiplin"), indicator("kerja_sama", "Kerja sama"))
    superior = {
        "kind": "superior",
        "weight": 70 if peers else 100,
        "missing": "hold",
        "smallest": 1,
    }
    others = {"kind": "peer", "weight": 30, "missing": "renormalise", "smallest": 3}
    return {
        "format": 1,
        "version": version,
        "title": words("Rubrik Contoh"),
        "scheme": "A",
        "above": 90,
        "as_expected": 70,
        "needs_reason": [1, 5],
        "families": [{"code": "umum", "label": words("Umum")}],
        "levels": [
            {"level": level, "label": words(f"Tingkat {level}"), "points": points}
            for level, points in enumerate((40, 65, 80, 90, 100), start=1)
        ],
        "raters": [superior, others] if peers else [superior],
        "bands": [
            {"code": "sangat_baik", "label": words("Sangat Baik"), "lower": 90},
            {"code": "baik", "label": words("Baik"), "lower": 76},
            {"code": "kurang", "label": words("Kurang"), "lower": 0},
        ],
        "components": [results, component("perilaku", "Perilaku", "behaviour", 40, *behaviour)],
    }


def make_person(nama: str = "Ratna Dewi", gelar_belakang: str = "") -> Person:
    number = next(_numbers)
    return Person(
        id=new_id(),
        nip=f"19900101201503{number:04d}",
        nama=nama,
        gelar_belakang=gelar_belakang,
        name_key=nama.casefold(),
        status_asn="PNS",
    )


def make_position(unit: Unit, title: str, *, leads: bool = False) -> Position:
    return Position(
        id=new_id(),
        unit_id=unit.id,
        code=f"jabatan-{next(_numbers)}",
        title=title,
        family="umum",
        jenis_jabatan="JA",
        jenjang="pengawas" if leads else "pelaksana",
        leads_unit=leads,
    )


def hold(
    person: Person,
    position: Position,
    since: date = FROM,
    until: date | None = None,
    kind: AssignmentKind = AssignmentKind.DEFINITIF,
) -> Assignment:
    """The position is held from `since` up to the day before `until`."""
    return Assignment(
        id=new_id(),
        person_id=person.id,
        position_id=position.id,
        kind=kind,
        during=Range(since, until),
    )


@dataclass(frozen=True)
class Office:
    """A unit with its head and staff since 2020: ids only, sessions come and go."""

    unit: UUID
    head: PersonId
    head_position: UUID
    staff: tuple[PersonId, ...]
    positions: tuple[UUID, ...]


def make_office(
    size: int = 2, name: str = "Dinas Contoh", parent: UUID | None = None, above: UUID | None = None
) -> Office:
    """An office in the tenant entered; `above` is the position its head reports to."""
    unit = make_unit(code=f"unit-{next(_numbers)}", name=name, parent=parent)
    db.session.add(unit)
    db.session.flush()
    head, chair = make_person(f"Kepala {name}"), make_position(unit, f"Kepala {name}", leads=True)
    staff = [make_person(f"Pegawai {number:02d} {name}") for number in range(size)]
    desks = [make_position(unit, "Pengelola Data") for _each in staff]
    db.session.add_all([head, chair, *staff, *desks])
    db.session.flush()
    holders = [
        hold(person, desk) for person, desk in zip([head, *staff], [chair, *desks], strict=True)
    ]
    lines = [_line(desk.id, chair.id) for desk in desks]
    db.session.add_all([*holders, *lines, *([_line(chair.id, above)] if above else [])])
    db.session.flush()
    ids = tuple(person.id for person in staff), tuple(desk.id for desk in desks)
    return Office(unit.id, head.id, chair.id, *ids)


def _line(position: UUID, superior: UUID) -> ReportingLine:
    return ReportingLine(
        id=new_id(), position_id=position, superior_id=superior, during=Range(FROM, None)
    )


def make_period(year: int = 2025, *, peers: bool = True) -> Period:
    """The annual period of a year, with the sample rubric."""
    return open_annual(year, publish_rubric(rubric_document(peers=peers)))


def make_evaluation(
    period: Period, office: Office, number: int = 0, assessor: PersonId | None = None
) -> Evaluation:
    """The evaluation of one of the staff, waiting for the head of the office."""
    evaluation = Evaluation(
        id=new_id(),
        period_id=period.id,
        person_id=office.staff[number],
        position_id=office.positions[number],
        unit_id=office.unit,
        family="umum",
        assessor_id=assessor or office.head,
    )
    db.session.add(evaluation)
    db.session.flush()
    return evaluation
