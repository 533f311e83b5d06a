"""Observation notes in a generated region: some people are noted often, some never."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_practice
from modules.evaluations.demo_assessors import is_shown
from modules.evaluations.models import Evaluation
from modules.evaluations.observations_rules import Seen, days_observed, observable
from modules.evaluations.observations_service import note_observation

# how often somebody is noted in a period: none, once, twice, three times
_OFTEN: Final = (76, 16, 6, 2)
_GOOD: Final = 0.68
_SEEN: Final = {
    True: (
        "Antrean panjang sesudah libur; loket dibuka lebih awal dan selesai sebelum pukul tiga.",
        "Kesalahan data ditemukan sebelum dikirim, lalu unit asalnya dibantu memperbaikinya.",
        "Rekan baru didampingi seminggu penuh sampai dapat bekerja sendiri.",
        "Rapat dibuka tepat waktu, tiap keputusan dibaca ulang, notula terkirim sore itu juga.",
    ),
    False: (
        "Laporan bulanan terkirim enam hari sesudah tenggat tanpa kabar lebih dulu.",
        "Warga diminta kembali esok hari karena syaratnya dijelaskan tidak lengkap.",
        "Berkas serah terima tidak diisi, sehingga petugas sore mengulang pemeriksaan.",
    ),
}


def play_observations(scene: DemoScene, period: Period) -> None:
    """Note what superiors see through a period, where the region does so."""
    if not current_practice().observations:
        return
    rubric = rubric_of(period.rubric_version_id)
    days = days_observed(period.starts_on, period.ends_on, min(scene.as_of, today()))
    if days[0] > days[1]:
        return
    for number, row in enumerate(_people(period)):
        chance = scene.chance(f"observations/{period.code}/{number}")
        often = chance.choices((0, 1, 2, 3), _OFTEN)[0]
        for _each in range(max(often, row.is_shown)):
            act_as(Actor("person", row.assessor_id))
            seen = _seen(rubric, row.family, days, chance)
            note_observation(row.id, PersonId(row.assessor_id), seen)
    act_as(SYSTEM)


def _people(period: Period) -> Sequence[Any]:
    """Everybody somebody assesses; whom visitors sign in as is noted once at least."""
    rows: Any = (
        select(
            *(Evaluation.id, Evaluation.family, Evaluation.assessor_id),
            is_shown().label("is_shown"),
        )
        .join(Person, Person.id == Evaluation.person_id)
        .where(Evaluation.period_id == period.id, Evaluation.assessor_id.is_not(None))
    )
    return db.session.execute(rows.order_by(Person.nip)).all()


def _seen(rubric: PublishedRubric, family: str, days: tuple[date, date], chance: Random) -> Seen:
    first, last = days
    is_good = chance.random() < _GOOD
    return Seen(
        first + timedelta(days=chance.randint(0, (last - first).days)),
        chance.choice(observable(rubric.rubric, family)),
        is_good,
        chance.choice(_SEEN[is_good]),
    )
