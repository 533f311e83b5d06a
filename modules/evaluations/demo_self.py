"""Criteria and self-assessments of a generated region: most in time, some late, some never."""

from collections.abc import Sequence
from enum import Enum
from random import Random
from typing import Any, Final

from sqlalchemy import select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.periods.models import Period
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_practice
from modules.evaluations.criteria_service import confirm_reading
from modules.evaluations.models import Evaluation
from modules.evaluations.rules import Mark
from modules.evaluations.self_rules import SelfDraft, asked_of_self
from modules.evaluations.self_service import save_self_draft, send_self_assessment


class _Habit(Enum):
    """What somebody does about the own self-assessment."""

    IN_TIME = 74
    LATE = 10
    BEGUN = 7
    NEVER = 9


_READ: Final = 0.86
_TOLD_EACH: Final = 20
# how often each level 1-5 is given to oneself, a little higher than by superiors
_LEVELS: Final = (1, 5, 55, 34, 5)
_WRITES: Final = 0.6
_BASES: Final = (
    "Rekap bulanan terkirim sebelum tanggal lima sepanjang periode, ada di agenda unit.",
    "Permintaan rekan dan warga selesai pada hari yang dijanjikan, lihat buku layanan.",
    "Ikut menyusun daftar periksa yang sekarang dipakai dua bidang, lihat notula Agustus.",
    "Dua kali terlambat pada awal periode; sejak itu tenggat dicatat dan dipenuhi.",
)
_WORDS: Final = (
    "Berkas diperiksa sebelum diterima, jadi jarang kembali. Data unit lain sering terlambat.",
    "Target utama tercapai. Saya masih perlu belajar menyampaikan pendapat di rapat.",
    "Beban triwulan terakhir berat karena dua rekan pindah; saya perlu bantuan menata arsip.",
    "",
)


def play_self(scene: DemoScene, period: Period, *, late: bool = False) -> None:
    """Read the criteria and assess oneself, as people would; where the region has it.

    Call it in the stage of self-assessments, and again, with `late`, once ratings have begun.
    """
    rubric = rubric_of(period.rubric_version_id)
    has_self = current_practice().self_assessment
    rows = _people(period)
    for number, row in enumerate(rows):
        if number % _TOLD_EACH == 0:
            scene.tell(number, len(rows))
        chance = scene.chance(f"self/{period.code}/{number}")
        habit = chance.choices(list(_Habit), [each.value for each in _Habit])[0]
        if late is not (habit is _Habit.LATE):
            continue
        act_as(Actor("person", row.person_id))
        if chance.random() < _READ:
            confirm_reading(PersonId(row.person_id), rubric.id)
        if has_self and habit is not _Habit.NEVER:
            _assess(row, rubric, habit, chance)
    act_as(SYSTEM)


def _people(period: Period) -> Sequence[Any]:
    rows = select(Evaluation.id, Evaluation.person_id, Evaluation.family)
    found = rows.where(Evaluation.period_id == period.id).order_by(Evaluation.person_id)
    return db.session.execute(found).all()


def _assess(row: Any, rubric: PublishedRubric, habit: _Habit, chance: Random) -> None:
    person = PersonId(row.person_id)
    draft = _draft(rubric, row.family, chance)
    if habit is _Habit.BEGUN:
        some = dict(list(draft.marks.items())[: max(1, len(draft.marks) // 2)])
        save_self_draft(row.id, person, 0, SelfDraft(some))
        return
    kept = save_self_draft(row.id, person, 0, draft)
    send_self_assessment(row.id, person, kept.edition)


def _draft(rubric: PublishedRubric, family: str, chance: Random) -> SelfDraft:
    marks = {}
    for _component, indicator in asked_of_self(rubric.rubric, family):
        level = chance.choices((1, 2, 3, 4, 5), _LEVELS)[0]
        explains = level in rubric.said.needs_reason or chance.random() < _WRITES
        marks[indicator.code] = Mark(level, chance.choice(_BASES) if explains else "")
    return SelfDraft(marks, chance.choice(_WORDS))
