"""Evaluation meetings of a generated region: some written down for good, some still planned."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, Position, Unit
from kinerja.periods.models import Period, PeriodKind
from kinerja.tenancy.practice import current_practice
from modules.evaluations.meetings_queries import AgendaRow, agenda_of
from modules.evaluations.meetings_recording import (
    Agreed,
    add_follow_up,
    close_meeting,
    finish_follow_up,
    save_record,
)
from modules.evaluations.meetings_rules import Plan, Record, Words
from modules.evaluations.meetings_service import bounds_of, call_meeting, switch_meeting
from modules.evaluations.meetings_slots import save_words
from modules.evaluations.models import Evaluation
from modules.evaluations.models_meetings import Attendance, Meeting

# of three units two have a meeting; of four called ones three are written down
_EVERY_UNIT: Final = 3
_EVERY_MEETING: Final = 4
_WRITES: Final = 0.8
_WEEKS: Final = timedelta(days=14)
_LENGTH: Final = 10
_PLACES: Final = ("Ruang rapat lantai dua", "Aula kantor", "Ruang kepala bidang")
_REACHED: Final = (
    "Laporan bulanan lengkap sebelum tanggal lima; 94 persen berkas selesai pada hari dijanjikan.",
    "Daftar periksa berkas dipakai dua bidang sejak Agustus; berkas kembali turun separuhnya.",
    "Semua target utama tercapai, satu target tambahan selesai dua minggu lebih awal.",
)
_HARD: Final = (
    "Data dari unit lain sering datang terlambat, jadi rekap triwulan ketiga mundur.",
    "Dua rekan pindah pada September dan tugasnya belum terbagi.",
    "Jaringan di loket sering terputus pada jam ramai.",
)
_MINUTES: Final = (
    "Setiap orang memaparkan capaian dan tantangannya. Keterlambatan data dibahas bersama: satu "
    "orang ditunjuk menagihnya tiap tanggal dua puluh. Pembagian tugas dua rekan yang pindah "
    "disepakati dan berlaku mulai bulan depan."
)
_AGREED: Final = (
    "Menagih data unit lain setiap tanggal dua puluh dan mencatat yang terlambat.",
    "Menyusun pembagian tugas baru untuk dua meja yang kosong.",
    "Menulis daftar periksa berkas untuk loket dan melatih petugasnya.",
)


def play_meetings(scene: DemoScene, period: Period) -> None:
    """Switch meetings on and play a finished period's; nothing where units hold none.

    One person of each closed meeting was absent; of what was agreed some is done, some late.
    """
    if not current_practice().meetings:
        return
    for number, (unit, leader) in enumerate(_units(period)):
        if number % _EVERY_UNIT == _EVERY_UNIT - 1:
            continue
        act_as(SYSTEM)
        switch_meeting(unit, None, on=True)
        chance = scene.chance(f"meeting/{period.code}/{number}")
        meeting = _called(period, unit, leader, chance, scene)
        if meeting is None:
            continue
        rows = agenda_of(meeting)
        _prepare(meeting.id, rows, chance)
        if number % _EVERY_MEETING != _EVERY_MEETING - 1 and meeting.held_on <= scene.as_of:
            _hold(meeting, leader, rows, chance)
    act_as(SYSTEM)


def plan_meetings(scene: DemoScene, period: Period) -> None:
    """Two units have called their meeting of a running year; nothing where units hold none."""
    if not current_practice().meetings or period.kind is not PeriodKind.ANNUAL:
        return
    for number, (unit, leader) in enumerate(_units(period, switched_on=True)[:2]):
        bounds = bounds_of(period, scene.as_of)
        days = (
            scene.as_of + timedelta(days=7 * (number + 1) + more) for more in range(_WEEKS.days)
        )
        day = next((each for each in days if bounds.is_working_day(each)), None)
        if day is not None and (bounds.due is None or day <= bounds.due):
            act_as(Actor("person", leader))
            plan = Plan(day, "13:30", _PLACES[0], _LENGTH)
            meeting = call_meeting(unit, period.id, leader, plan, scene.as_of)
            _prepare(
                meeting.id, agenda_of(meeting), scene.chance(f"meeting/{period.code}/{number}")
            )
    act_as(SYSTEM)


def _units(period: Period, *, switched_on: bool = False) -> Sequence[tuple[UUID, PersonId]]:
    """Units with several people in the period and somebody who leads them, by code."""
    several = func.count() > 1
    people = (
        select(Evaluation.unit_id)
        .where(Evaluation.period_id == period.id)
        .group_by(Evaluation.unit_id)
        .having(several)
    )
    rows: Any = (
        select(Unit.id, Assignment.person_id)
        .join(Position, Position.unit_id == Unit.id)
        .join(Assignment, Assignment.position_id == Position.id)
        .where(Unit.id.in_(people), Position.leads_unit, func.upper_inf(Assignment.during))
        .where(*([Unit.has_meeting] if switched_on else []))
        .order_by(Unit.code)
    )
    return [(unit, PersonId(leader)) for unit, leader in db.session.execute(rows)]


def _called(
    period: Period, unit: UUID, leader: PersonId, chance: Random, scene: DemoScene
) -> Meeting | None:
    """The leader calls it for a working day within the two weeks before meetings are due."""
    first = min(period.meetings_due_on or period.ends_on, scene.as_of) - _WEEKS
    bounds = bounds_of(period, first)
    days = [first + timedelta(days=number) for number in range(_WEEKS.days + 1)]
    working = [day for day in days if bounds.is_working_day(day) and day >= bounds.first]
    if not working:
        return None
    plan = Plan(chance.choice(working), "09:00", chance.choice(_PLACES), _LENGTH)
    act_as(Actor("person", leader))
    return call_meeting(unit, period.id, leader, plan, first)


def _prepare(meeting_id: UUID, rows: Sequence[AgendaRow], chance: Random) -> None:
    for row in rows:
        if chance.random() < _WRITES:
            act_as(Actor("person", row.person_id))
            words = Words(chance.choice(_REACHED), chance.choice(_HARD))
            save_words(meeting_id, row.person_id, 0, words)


def _hold(meeting: Meeting, leader: PersonId, rows: Sequence[AgendaRow], chance: Random) -> None:
    """One is absent; two things are agreed, and what is agreed first is done."""
    act_as(Actor("person", leader))
    day = meeting.held_on
    absent = chance.choice([row for row in rows if row.person_id != leader] or list(rows))
    there = {row.slot_id: Attendance.PRESENT for row in rows}
    record = Record({**there, absent.slot_id: Attendance.ABSENT}, _MINUTES)
    kept = save_record(meeting.id, leader, 0, record, day)
    owners = [row.person_id for row in rows if row is not absent] or [leader]
    agreed = []
    for number, words in enumerate(chance.sample(_AGREED, 2)):
        due = day + timedelta(days=60 + 60 * chance.randrange(6))
        thing = Agreed(words, owners[number % len(owners)], due)
        agreed.append(add_follow_up(meeting.id, leader, thing, day))
    close_meeting(meeting.id, leader, kept.edition, day)
    act_as(Actor("person", agreed[0].owner_id))
    finish_follow_up(agreed[0].id, agreed[0].owner_id)
