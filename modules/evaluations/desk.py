"""What a unit's administrator or an auditor keeps an eye on: how far periods are, who is late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

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
from modules.evaluations.queries_overview import Reach, holding_up
from modules.evaluations.unit_records_work import keeps_records

_SLOWEST = 3


@dataclass(frozen=True, slots=True)
class PeriodProgress:
    """Of `total` people in a period `done` are final."""

    period: Period
    total: int
    done: int


def desk(identity: Identity) -> Sequence[DeskItem]:
    """Open periods with who holds up the first, what units record, and everything to read."""
    if not identity.may(Permission.EVALUATION_OVERVIEW):
        return ()
    reach = units_within(identity, Permission.EVALUATION_OVERVIEW)
    return [
        *_periods(open_periods(reach, today()), reach),
        *_records(identity),
        DeskItem(
            _("Hasil yang sudah ditetapkan"),
            url_for("evaluations.results_overseen"),
            _("Predikat tiap orang, dengan penjelasan dari mana angkanya."),
        ),
        *_criteria(identity),
    ]


def open_periods(reach: Reach, on: date) -> list[PeriodProgress]:
    """The periods that have begun and take ratings, the first to be due first."""
    done = func.count().filter(Evaluation.stage.in_(FINISHED))
    rows = (
        select(Period, func.count(), done)
        .join(Evaluation, Evaluation.period_id == Period.id)
        .where(
            Period.stage.in_(TAKES_RATINGS),
            Period.starts_on <= on,
            *(() if reach is None else (Evaluation.unit_id.in_(reach),)),
        )
        .group_by(Period.tenant_id, Period.id)
        .order_by(Period.ratings_due_on, Period.code)
    )
    return [PeriodProgress(*row) for row in db.session.execute(rows)]


def _periods(found: Sequence[PeriodProgress], reach: Reach) -> Iterator[DeskItem]:
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
        if waiting and not place:
            said += _slowest(each.period, reach)
        url = url_for("evaluations.overview", period=code)
        yield DeskItem(title, url, " ".join(said), each.done, each.total)


def _slowest(period: Period, reach: Reach) -> list[str]:
    """Who holds up most people of a period, by name."""
    named = [
        _(
            "%(name)s (%(count)s)",
            name=full_name(row.nama, row.gelar_depan, row.gelar_belakang),
            count=whole(row.waiting),
        )
        for row in holding_up(period.id, reach, _SLOWEST)
        if row.id is not None
    ]
    return [_("Paling banyak menunggu: %(names)s.", names=", ".join(named))] if named else []


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
