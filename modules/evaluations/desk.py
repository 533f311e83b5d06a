"""What a unit's administrator or an auditor keeps an eye on: how far periods are, who is late."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select, true

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.people.names import full_name
from kinerja.people.service import units_within
from kinerja.periods.models import Period
from kinerja.web.filters import plain_date, whole
from kinerja.web.parts import DeskItem
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED, TAKES_RATINGS
from modules.evaluations.queries_overview import Reach, holders
from modules.evaluations.unit_records_work import keeps_records

_SLOWEST = 3


@dataclass(frozen=True, slots=True)
class PeriodProgress:
    """Of `total` people in a period `done` are final; `slowest` hold up most, with how many."""

    period: Period
    total: int
    done: int
    slowest: Sequence[tuple[str, int]]


def desk(identity: Identity) -> Sequence[DeskItem]:
    """Open periods with who holds up the first, what units record, and everything to read."""
    if not identity.may(Permission.EVALUATION_OVERVIEW):
        return ()
    reach = units_within(identity, Permission.EVALUATION_OVERVIEW)
    return [
        *_periods(open_periods(reach, today())),
        *_records(identity),
        DeskItem(
            _("Hasil yang sudah ditetapkan"),
            url_for("evaluations.results_overseen"),
            _("Predikat tiap orang, dengan penjelasan dari mana angkanya."),
        ),
        *_criteria(identity),
    ]


def open_periods(reach: Reach, on: date) -> list[PeriodProgress]:
    """The periods that have begun and take ratings, the first to be due first; one statement."""
    begun = (Period.stage.in_(TAKES_RATINGS), Period.starts_on <= on)
    counted = _counted(reach).where(*begun).subquery("counted")
    slowest = holders(Period.id, reach, _SLOWEST).correlate(Period).lateral("slowest")
    name = (slowest.c.nama, slowest.c.gelar_depan, slowest.c.gelar_belakang)
    rows: Any = (
        select(Period, counted.c.total, counted.c.done, slowest.c.id, *name, slowest.c.waiting)
        .join(counted, counted.c.id == Period.id)
        .outerjoin(slowest, true())
        .order_by(Period.ratings_due_on, Period.code, slowest.c.waiting.desc(), slowest.c.id)
    )
    found = groupby(db.session.execute(rows), key=lambda row: (row.Period, row.total, row.done))
    return [PeriodProgress(*head, _slowest(those)) for head, those in found]


def _counted(reach: Reach) -> Any:
    """By period, how many people there are within reach, and how many are final."""
    done = func.count().filter(Evaluation.stage.in_(FINISHED))
    counts: Any = (
        select(Period.id, func.count().label("total"), done.label("done"))
        .join(Evaluation, Evaluation.period_id == Period.id)
        .group_by(Period.id)
    )
    return counts if reach is None else counts.where(Evaluation.unit_id.in_(reach))


def _slowest(rows: Iterable[Any]) -> list[tuple[str, int]]:
    return [
        (full_name(row.nama, row.gelar_depan, row.gelar_belakang), row.waiting)
        for row in rows
        if row.id is not None
    ]


def _periods(found: Sequence[PeriodProgress]) -> Iterator[DeskItem]:
    for place, each in enumerate(found):
        code, waiting = each.period.code, each.total - each.done
        title = _("Penilaian %(period)s lengkap", period=code)
        if waiting:
            title = ngettext(
                "Penilaian %(period)s: satu orang belum ditetapkan",
                "Penilaian %(period)s: %(count)s orang belum ditetapkan",
                waiting,
                period=code,
                count=whole(waiting),
            )
        said = [_("Tenggatnya %(day)s.", day=plain_date(each.period.ratings_due_on))]
        if each.slowest and not place:
            said.append(_slowest_words(each.slowest))
        url = url_for("evaluations.overview", period=code)
        yield DeskItem(title, url, " ".join(said), each.done, each.total)


def _slowest_words(slowest: Sequence[tuple[str, int]]) -> str:
    named = [
        _("%(name)s (%(count)s)", name=name, count=whole(waiting)) for name, waiting in slowest
    ]
    return _("Paling banyak menunggu: %(names)s.", names=", ".join(named))


def _records(identity: Identity) -> Iterator[DeskItem]:
    if keeps_records(identity):
        yield DeskItem(
            _("Catatan unit"),
            url_for("evaluations.unit_records"),
            _("Waktu layanan dan laporan tiap periode, dengan yang belum dicatat di atas."),
        )


def _criteria(identity: Identity) -> Iterator[DeskItem]:
    if identity.holds(Role.AUDITOR):
        yield DeskItem(
            _("Kriteria penilaian"),
            url_for("evaluations.criteria"),
            _("Apa yang dinilai, oleh siapa, dengan bobot berapa, dan dari mana predikatnya."),
        )
