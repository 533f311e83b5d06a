"""Innovations in a generated region: a few people record one, and most are verified."""

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Person
from kinerja.periods.models import Period
from kinerja.tenancy.practice import current_practice
from modules.evaluations.innovations_rules import Idea
from modules.evaluations.innovations_service import decide_innovation, record_innovation
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import InnovationState


class _Fate(Enum):
    """What becomes of an innovation."""

    VERIFIED = 66
    REFUSED = 14
    WAITING = 20


_RECORDED: Final = 0.14
_REASON: Final = "Sudah dipakai bidang lain sejak dua tahun lalu, jadi belum ada yang baru di sini."
_IDEAS: Final = (
    (
        "Antrean daring loket perizinan",
        "Nomor diambil dari telepon, dan loket melihat berkas sebelum pemohon datang.",
        "Waktu tunggu turun dari 95 menjadi 30 menit; 4 dari 10 berkas lengkap sejak awal.",
    ),
    (
        "Daftar periksa bersama untuk berkas masuk",
        "Satu lembar periksa menggantikan catatan tiap meja dan ikut berkasnya sampai selesai.",
        "Berkas yang kembali karena kurang syarat turun separuh dalam satu semester.",
    ),
    (
        "Rekap bulanan yang terisi sendiri",
        "Angka diambil langsung dari buku layanan, tidak lagi diketik ulang dari lembar harian.",
        "Dua hari kerja sebulan kembali untuk pelayanan; salah ketik tidak muncul lagi.",
    ),
    (
        "Jam konsultasi lewat pesan singkat",
        "Warga bertanya syarat lewat pesan sebelum datang; jawabannya disimpan dan dipakai ulang.",
        "Kunjungan yang sia-sia berkurang sepertiga, terutama dari kecamatan jauh.",
    ),
)


def play_innovations(scene: DemoScene, period: Period) -> None:
    """Record and decide innovations of a period, where the region does so."""
    if not current_practice().innovations:
        return
    days = (min(period.ends_on, scene.as_of, today()) - period.starts_on).days
    if days < 0:
        return
    for number, row in enumerate(_people(period)):
        chance = scene.chance(f"innovations/{period.code}/{number}")
        fate = chance.choices(list(_Fate), [each.value for each in _Fate])[0]
        if chance.random() >= _RECORDED:
            continue
        since = period.starts_on + timedelta(days=chance.randint(0, days))
        act_as(Actor("person", row.person_id))
        idea = Idea(*chance.choice(_IDEAS), in_use_since=since)
        recorded = record_innovation(PersonId(row.person_id), idea)
        if fate is not _Fate.WAITING:
            act_as(Actor("person", row.assessor_id))
            refused = fate is _Fate.REFUSED
            state = InnovationState.REFUSED if refused else InnovationState.VERIFIED
            superior = PersonId(row.assessor_id)
            decide_innovation(recorded.id, superior, state, _REASON if refused else "")
    act_as(SYSTEM)


def _people(period: Period) -> Sequence[Any]:
    rows = (
        select(Evaluation.person_id, Evaluation.assessor_id)
        .join(Person, Person.id == Evaluation.person_id)
        .where(Evaluation.period_id == period.id, Evaluation.assessor_id.is_not(None))
    )
    return db.session.execute(rows.order_by(Person.nip)).all()
