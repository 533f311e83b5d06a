"""How an evaluation meeting is spoken of: times, attendance, faults beside fields."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask_babel import get_locale
from flask_babel import gettext as _

from kinerja.periods.models import Period
from kinerja.web.filters import plain_date, whole
from kinerja.web.forms import Form
from kinerja.web.parts import Kind
from modules.evaluations import meetings_errors as errors
from modules.evaluations.meetings_rules import (
    LATEST_END,
    MINUTES,
    MINUTES_SHORTEST,
    CloseFault,
    Plan,
    PlanFault,
    Record,
    clock_of,
    minutes_of,
)
from modules.evaluations.models_meetings import Attendance

ATTENDANCE_KINDS: Final[Mapping[Attendance, Kind]] = MappingProxyType(
    {
        Attendance.UNKNOWN: "idle",
        Attendance.PRESENT: "ok",
        Attendance.EXCUSED: "info",
        Attendance.ABSENT: "warn",
    }
)


def attendance_words(was: Attendance) -> str:
    """Whether somebody was there."""
    return {
        Attendance.UNKNOWN: _("belum dicatat"),
        Attendance.PRESENT: _("hadir"),
        Attendance.EXCUSED: _("izin"),
        Attendance.ABSENT: _("tidak hadir"),
    }[was]


def clock_words(clock: str) -> str:
    """A clock time as the reader's language writes it: 09.00 or 09:00."""
    return clock.replace(":", ".") if str(get_locale() or "id") == "id" else clock


def with_plan_faults(
    form: Form, refused: errors.MeetingUnplannable, plan: Plan, period: Period
) -> Form:
    """The form with, beside each field, why the meeting cannot be then."""
    for name, fault in refused.faults.items():
        form = form.refused(name, _plan_fault(fault, refused.people, plan, period))
    return form


def _plan_fault(fault: PlanFault, people: int, plan: Plan, period: Period) -> str:
    day = plain_date(plan.held_on)
    if fault is PlanFault.RUNS_OVER:
        ends = minutes_of(plan.starts_at) + people * plan.length
        return _(
            "%(count)s giliran selama itu perlu %(needed)s menit dan lewat dari pukul %(latest)s. "
            "Isi menit yang lebih pendek atau mulai lebih pagi.",
            count=whole(people),
            needed=whole(ends - minutes_of(plan.starts_at)),
            latest=clock_words(clock_of(LATEST_END)),
        )
    return {
        PlanFault.PAST: _("%(day)s sudah lewat. Isi hari ini atau sesudahnya.", day=day),
        PlanFault.BEFORE_PERIOD: _(
            "%(day)s belum masuk periodenya. Isi %(first)s atau sesudahnya.",
            day=day,
            first=plain_date(period.starts_on),
        ),
        PlanFault.AFTER_DUE: _(
            "%(day)s sesudah tenggat rapat, %(due)s. Isi hari yang lebih awal, atau minta admin "
            "memperpanjang tenggatnya.",
            day=day,
            due=plain_date(period.meetings_due_on or period.ends_on),
        ),
        PlanFault.DAY_OFF: _("%(day)s bukan hari kerja. Isi hari kerja.", day=day),
        PlanFault.TOO_EARLY: _("Jam ini di luar hari kerja. Isi 06.00 sampai 21.59."),
    }[fault]


def with_close_faults(form: Form, faults: Mapping[str, CloseFault], record: Record) -> Form:
    """The record's form with, beside each field, what it still lacks."""
    for name, fault in faults.items():
        if fault is CloseFault.NOT_MARKED:
            form = form.refused(name, _("Belum dicatat. Pilih hadir, izin, atau tidak hadir."))
    if MINUTES in faults:
        words = _(
            "Notulen baru %(count)s huruf. Tulis paling sedikit %(limit)s sebelum rapat ditutup.",
            count=whole(len(record.minutes)),
            limit=whole(MINUTES_SHORTEST),
        )
        form = form.refused(MINUTES, words)
    return form
