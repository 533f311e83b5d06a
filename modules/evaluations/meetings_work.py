"""What meetings put on somebody's first page: a turn to prepare, a unit to call, things agreed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import CTE, String, Uuid, and_, cast, func, literal, null, select, union_all

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.models import Unit
from kinerja.periods.models import Period, PeriodStage
from kinerja.tenancy.practice import current_practice
from kinerja.web.page import Link
from kinerja.web.parts import WorkItem
from modules.evaluations.meetings_leaders import led_units
from modules.evaluations.meetings_queries import meeting_of_unit
from modules.evaluations.meetings_rules import clock_of, is_late, minutes_of
from modules.evaluations.meetings_words import clock_words
from modules.evaluations.models import Evaluation
from modules.evaluations.models_meetings import FollowUp, Meeting, MeetingSlot, MeetingState

# before the stage of meetings, a meeting is asked for this many days before it is due
_AHEAD: Final = timedelta(days=45)
_NO_ID: Final = cast(null(), Uuid())


@dataclass(frozen=True, slots=True)
class _Found:
    """One row of what waits: `id` is a meeting, a unit or a follow-up, by kind."""

    kind: str
    id: UUID
    other: UUID | None
    day: date | None
    words: str
    code: str
    starts_at: str
    before: int
    is_begun: bool


def meetings_work(person: PersonId) -> Iterator[WorkItem]:
    """Everything meetings ask of a person, in one statement; nothing where there are none."""
    if not current_practice().meetings:
        return
    on = today()
    led = led_units(person, on)
    rows = union_all(_turns(person, on), _agreed(person), _to_call(led, on), _to_close(led, on))
    for row in db.session.execute(rows):
        found = _Found(*row)
        yield _ITEMS[found.kind](found, on)


def meeting_links() -> Iterator[Link]:
    """The way to the own meetings, at the foot of every page where units hold them."""
    if current_practice().meetings:
        yield Link(url_for("evaluations.meetings"), _("Rapat evaluasi"))


def _turns(person: PersonId, on: date) -> Any:
    """The own turns in planned meetings that lie ahead; `before` are the minutes before it."""
    earlier = MeetingSlot.__table__.alias("earlier")
    before: Any = (
        select(func.coalesce(func.sum(earlier.c.length), 0))
        .where(
            earlier.c.tenant_id == MeetingSlot.tenant_id,
            earlier.c.meeting_id == MeetingSlot.meeting_id,
            earlier.c.number < MeetingSlot.number,
        )
        .correlate(MeetingSlot)
        .scalar_subquery()
    )
    rows: Any = (
        select(
            *(literal("turn", String()), Meeting.id, _NO_ID, Meeting.held_on, Meeting.place),
            *(Period.code, Meeting.starts_at, before, MeetingSlot.edition > 0),
        )
        .join(Meeting, Meeting.id == MeetingSlot.meeting_id)
        .join(Evaluation, Evaluation.id == MeetingSlot.evaluation_id)
        .join(Unit, Unit.id == Meeting.unit_id)
        .join(Period, Period.id == Meeting.period_id)
        .where(Evaluation.person_id == person, *_stands(), Meeting.held_on >= on)
    )
    return rows


def _agreed(person: PersonId) -> Any:
    """What the person agreed to do and has not done."""
    rows: Any = (
        select(
            *(literal("agreed", String()), FollowUp.id, _NO_ID, FollowUp.due_on, FollowUp.agreed),
            *(Period.code, literal(""), literal(0), literal(value=False)),
        )
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .join(Period, Period.id == Meeting.period_id)
        .where(
            FollowUp.owner_id == person,
            FollowUp.done_at.is_(None),
            FollowUp.agreed != "",
            Meeting.state == MeetingState.CLOSED,
        )
    )
    return rows


def _to_call(led: CTE, on: date) -> Any:
    """Units that have not called their meeting, when it is time."""
    evaluated = select(Evaluation.id).where(
        Evaluation.tenant_id == Unit.tenant_id,
        Evaluation.unit_id == Unit.id,
        Evaluation.period_id == Period.id,
    )
    near = Period.meetings_due_on <= on + _AHEAD
    rows: Any = (
        select(
            *(literal("call", String()), Unit.id, Period.id, Period.meetings_due_on, Unit.name),
            *(Period.code, literal(""), literal(0), literal(value=False)),
        )
        .join(led, led.c.id == Unit.id)
        .join(Period, Period.tenant_id == Unit.tenant_id)
        .outerjoin(Meeting, meeting_of_unit())
        .where(
            *(Unit.has_meeting, Meeting.id.is_(None), evaluated.exists()),
            *(Period.stage < PeriodStage.FINAL, Period.meetings_due_on >= on),
            (Period.stage == PeriodStage.MEETING) | near,
        )
    )
    return rows


def _to_close(led: CTE, on: date) -> Any:
    """Meetings whose day has come and that are not written down for good."""
    rows: Any = (
        select(
            *(literal("close", String()), Meeting.id, _NO_ID, Meeting.held_on, Unit.name),
            *(Period.code, Meeting.starts_at, literal(0), Meeting.edition > 0),
        )
        .join(Unit, Unit.id == Meeting.unit_id)
        .join(led, led.c.id == Unit.id)
        .join(Period, Period.id == Meeting.period_id)
        .where(*_stands(), Meeting.held_on <= on)
    )
    return rows


def _stands() -> list[Any]:
    """That a planned meeting is still to be held or written down."""
    return [
        and_(Meeting.state == MeetingState.PLANNED, Unit.has_meeting),
        Period.stage < PeriodStage.CLOSED,
    ]


def _turn(found: _Found, _on: date) -> WorkItem:
    time = clock_words(clock_of(minutes_of(found.starts_at) + found.before))
    return WorkItem(
        title=_("Siapkan giliran Anda di rapat evaluasi %(period)s", period=found.code),
        url=url_for("evaluations.meeting_slot", meeting_id=found.id),
        action=_("Lanjutkan") if found.is_begun else _("Siapkan"),
        text=_("Giliran Anda pukul %(time)s di %(place)s.", time=time, place=found.words),
        day=found.day,
    )


def _follow_up(found: _Found, on: date) -> WorkItem:
    late = found.day is not None and is_late(found.day, on, is_done=False)
    return WorkItem(
        title=_("Terlambat: %(agreed)s", agreed=found.words) if late else found.words,
        url=url_for("evaluations.meetings", _anchor="tindak-lanjut"),
        action=_("Nyatakan selesai"),
        text=_("Disepakati di rapat evaluasi %(period)s.", period=found.code),
        day=found.day,
    )


def _call(found: _Found, _on: date) -> WorkItem:
    return WorkItem(
        title=_("Panggil rapat evaluasi %(period)s %(unit)s", period=found.code, unit=found.words),
        url=url_for("evaluations.call_meeting", unit_id=found.id, period_id=found.other),
        action=_("Panggil rapat"),
        text=_("Setiap orang memaparkan capaian dan tantangannya sebelum hasil ditetapkan."),
        day=found.day,
    )


def _close(found: _Found, _on: date) -> WorkItem:
    return WorkItem(
        title=_(
            "Catat dan tutup rapat evaluasi %(period)s %(unit)s",
            period=found.code,
            unit=found.words,
        ),
        url=url_for("evaluations.record_meeting", meeting_id=found.id),
        action=_("Lanjutkan") if found.is_begun else _("Catat rapat"),
        text=_("Kehadiran, notulen, dan tindak lanjut."),
        day=found.day,
    )


_ITEMS: Final = {"turn": _turn, "agreed": _follow_up, "call": _call, "close": _close}
