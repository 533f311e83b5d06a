"""What the people of a generated region have reached: strong, steady, weak, and some unrecorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.local_dates import today
from modules.targets.evidence_service import Sent
from modules.targets.kinds import Direction, PlanState
from modules.targets.models import Plan
from modules.targets.realisation_bulk import Taken, take_over
from modules.targets.realisation_queries import results_of
from modules.targets.realisation_rules import (
    PlannedMeasure,
    PlannedResult,
    grows_with_the_year,
    is_share,
    last_open_day,
    year_share,
)
from modules.targets.realisation_service import Reached, record_all

# what somebody reaches of what the year so far asks for, in percent
_REACH: Final = {"strong": (102, 124), "steady": (88, 108), "weak": (52, 84)}
_PEOPLE: Final = (("strong", 24), ("steady", 62), ("weak", 10), ("silent", 4))
_ENDS_OF_QUARTERS: Final = ((3, 31), (6, 30), (9, 30), (12, 18))
_FORGOTTEN: Final = 0.08  # of the plans lack one measure
_WITH_FILE: Final = 0.12
_MOST_FILES: Final = 30  # of one region and year: enough to look at
_FULL_SHARE: Final = Decimal(100)
_NOTES: Final = (
    "Rekap dari buku kendali bidang.",
    "Angka dari aplikasi layanan, diperiksa bersama rekan.",
    "Menunggu satu laporan dari kecamatan.",
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A plan with how its owner does."""

    plan: UUID
    owner: PersonId
    results: tuple[PlannedResult, ...]
    chance: Random
    kind: str


def play_realisations(scene: DemoScene, year: int) -> int:
    """Figures for the agreed plans of a year up to the scene's day; how many there are.

    Run before the year's annual period becomes final: then nothing is recorded any more.
    """
    until = min(last_open_day(year, today()), scene.as_of)
    days = [day for month, last in _ENDS_OF_QUARTERS if (day := date(year, month, last)) <= until]
    people = list(_people(scene, year))
    count = take_over([figure for one in people for figure in _figures(one, days)])
    if days:
        _show_some(people, days[-1])
    return count


def _people(scene: DemoScene, year: int) -> Iterator[_Person]:
    agreed = select(Plan.id, Plan.person_id).where(
        Plan.year == year, Plan.state == PlanState.AGREED
    )
    plans = db.session.execute(agreed.order_by(Plan.person_id, Plan.position_id)).all()
    results = results_of([plan_id for plan_id, _person in plans])
    kinds = [kind for kind, _share in _PEOPLE]
    shares = [share for _kind, share in _PEOPLE]
    for number, (plan_id, person) in enumerate(plans):
        chance = scene.chance(f"realisation/{year}/{number}")
        kind = chance.choices(kinds, shares)[0]
        yield _Person(plan_id, PersonId(person), results.get(plan_id, ()), chance, kind)


def _figures(one: _Person, days: Sequence[date]) -> Iterator[Taken]:
    """Figures of every quarter that is over, of each measure its owner does not forget."""
    measures = [each for result in one.results for each in result.measures if each.is_logged]
    if one.kind == "silent" or not measures:
        return
    forgotten = one.chance.choice(measures) if one.chance.random() < _FORGOTTEN else None
    for measure in measures:
        reach = one.chance.randint(*_REACH[one.kind])
        for day in days if measure is not forgotten else ():
            note = one.chance.choice(_NOTES) if one.chance.random() < _WITH_FILE else ""
            wobble = one.chance.randint(-2, 2)
            recorded = datetime.combine(day, time(2, 30), UTC) + timedelta(
                minutes=one.chance.randint(0, 300)
            )
            yield Taken(measure.id, day, _value(measure, day, reach + wobble), recorded, note)


def _value(measure: PlannedMeasure, day: date, reach: int) -> Decimal:
    """The figure of a day for somebody who reaches so many percent of what is asked by then."""
    share = year_share(day) if grows_with_the_year(measure) else 1
    percent = 200 - reach if measure.direction == Direction.LOWER else reach
    exact = measure.target * percent * share.numerator / share.denominator / 100
    places = 0 if grows_with_the_year(measure) else 1
    value = round(exact, places)
    return min(value, _FULL_SHARE) if is_share(measure) else max(value, Decimal(0))


def _show_some(people: Sequence[_Person], day: date) -> None:
    """A file of evidence for the last figure of some people, in their own names."""
    shown = [one for one in people if one.kind != "silent" and one.chance.random() < _WITH_FILE]
    for one in shown[:_MOST_FILES]:
        measures = [each for result in one.results for each in result.measures if each.is_logged]
        if measures:
            act_as(Actor("person", one.owner))
            value = _value(measures[0], day, one.chance.randint(*_REACH[one.kind]))
            files = (Sent("Rekap.pdf", small_pdf(f"Rekap sampai {day.isoformat()}")),)
            note = one.chance.choice(_NOTES)
            record_all(one.plan, one.owner, day, {measures[0].id: Reached(value, note, files)})
    act_as(SYSTEM)


def small_pdf(words: str) -> bytes:
    """One page that says these words, in plain letters without brackets."""
    text = f"BT /F1 14 Tf 72 770 Td ({words}) Tj ET".encode("ascii")
    font = b"/Resources << /Font << /F1 5 0 R >> >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + head + table + end % (len(objects) + 1, len(body))
