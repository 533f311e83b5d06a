"""The final results of the units somebody oversees, to read: a page of names with predicates."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.database import db
from kinerja.people.models import Person, Position, Unit
from kinerja.people.names import full_name
from kinerja.people.service import units_within
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.queries import list_periods
from kinerja.web.filters import whole
from kinerja.web.language import chosen_language
from kinerja.web.paging import keyset, page_slice, read_cursor
from modules.evaluations.blueprint import blueprint, period_words
from modules.evaluations.list_page import period_tabs, predicate_words
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED
from modules.evaluations.queries_overview import Reach


@blueprint.get("/overview/results")
@require(Permission.EVALUATION_OVERVIEW)
def results_overseen() -> str:
    """Who got which predicate in a period, by name; only the units the reader oversees."""
    periods = list_periods()
    period = _chosen(periods, request.args.get("period"))
    if period is None:
        return render_template("evaluations/no_period.html", may_open=False)
    reach = units_within(get_identity(), Permission.EVALUATION_OVERVIEW)
    cursor = read_cursor(request.args.get("from"))
    order: Any = (Person.name_key, Evaluation.id)
    rows = db.session.execute(keyset(_finals(period, reach), order, cursor)).all()
    count = rows[0].finals if rows else 0
    language = chosen_language()
    return render_template(
        "evaluations/overview_results.html",
        heading=_heading(period, count),
        period=period,
        period_words=period_words(period),
        tabs=period_tabs(periods, period, "evaluations.results_overseen"),
        slice=page_slice(rows, cursor, lambda row: (row.name_key, row.id)),
        count=count,
        name_of=lambda row: full_name(row.nama, row.gelar_depan, row.gelar_belakang),
        words_of=lambda row: predicate_words(row.predicate, language),
        link=lambda place: url_for(
            "evaluations.results_overseen", period=period.code, **{"from": place}
        ),
        is_part=reach is not None,
    )


def _chosen(periods: Sequence[Period], code: str | None) -> Period | None:
    """The period asked for, else the latest that is over, else the latest."""
    named = next((period for period in periods if period.code == code), None)
    over = max(
        (period for period in periods if _is_over(period)),
        key=lambda period: (period.ends_on, -period.kind),
        default=None,
    )
    return named or over or next(iter(periods), None)


def _is_over(period: Period) -> bool:
    return period.stage >= PeriodStage.FINAL


def _finals(period: Period, reach: Reach) -> Any:
    """The final evaluations; each row says how many there are in all."""
    within = () if reach is None else (Evaluation.unit_id.in_(reach),)
    final = (Evaluation.period_id == period.id, Evaluation.stage.in_(FINISHED), *within)
    finals = select(func.count()).select_from(Evaluation).where(*final).scalar_subquery()
    return (
        select(
            *(Evaluation.id, Evaluation.predicate, Evaluation.finalised_at),
            *(Person.name_key, Person.nama, Person.gelar_depan, Person.gelar_belakang),
            *(Position.title.label("position"), Unit.name.label("unit"), finals.label("finals")),
        )
        .join(Person, Person.id == Evaluation.person_id)
        .join(Position, Position.id == Evaluation.position_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(*final)
    )


def _heading(period: Period, count: int) -> str:
    if not count:
        return _("Belum ada hasil %(period)s yang ditetapkan.", period=period.code)
    return ngettext(
        "Satu hasil %(period)s sudah ditetapkan.",
        "%(count)s hasil %(period)s sudah ditetapkan.",
        count,
        count=whole(count),
        period=period.code,
    )
