"""The administrator's overview of a period."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import Identity, get_identity
from kinerja.people.service import select_within
from kinerja.periods.models import Period
from kinerja.periods.queries import get_period, list_periods
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice
from modules.evaluations import queries_overview as queries
from modules.evaluations.blueprint import blueprint, period_words
from modules.evaluations.list_page import chosen_period, period_tabs
from modules.evaluations.meetings_standing import standing_of_meetings
from modules.evaluations.overview_page import holder_rows, overview_heading
from modules.evaluations.peers_service import has_peers
from modules.evaluations.periods_page import track_of
from modules.evaluations.periods_service import following
from modules.evaluations.queries import TAKES_RATINGS
from modules.evaluations.renewal import renew_assessors
from modules.evaluations.unit_records_page import reports_missing
from modules.evaluations.unit_records_work import keeps_records

_UNITS: Final = 50
_HOLDERS: Final = 10


@blueprint.get("/overview")
@require(Permission.EVALUATION_OVERVIEW)
def overview() -> str:
    """How far a period is, the units that lag first; only the units the reader oversees."""
    periods = list_periods()
    period = chosen_period(periods, request.args.get("period"))
    if period is None:
        may_open = get_identity().may(Permission.PERIOD_MANAGE)
        return render_template("evaluations/no_period.html", may_open=may_open)
    return _page(period, periods)


def _page(period: Period, periods: Sequence[Period]) -> str:
    reader, practice = get_identity(), current_practice()
    reach = select_within(reader, Permission.EVALUATION_OVERVIEW)
    found = queries.overview_of(period.id, reach, None if "all" in request.args else _UNITS)
    return render_template(
        "evaluations/overview.html",
        heading=overview_heading(found.whole, period),
        period=period,
        period_words=period_words(period),
        tabs=period_tabs(periods, period, "evaluations.overview"),
        stages=track_of(period, found.whole, practice),
        whole=found.whole,
        units=found.units,
        holders=holder_rows(queries.holding_up(period.id, reach, _HOLDERS)),
        is_part=reach is not None,
        reports=reports_missing(period, reach),
        meetings=standing_of_meetings(period.id, reach) if practice.meetings else None,
        renewed=request.args.get("renewed", type=int),
        **_ways(reader, period),
    )


def _ways(reader: Identity, period: Period) -> dict[str, bool]:
    """What the reader may go on to from here."""
    keeps_periods = reader.may(Permission.PERIOD_MANAGE)
    takes_ratings = period.stage in TAKES_RATINGS
    trains = current_practice().rater_training
    return {
        "keeps_records": keeps_records(reader),
        "may_renew": takes_ratings and reader.may(Permission.EVALUATION_MANAGE),
        "may_move": keeps_periods and following(period) is not None,
        "may_draw": keeps_periods and has_peers(rubric_of(period.rubric_version_id)),
        "may_switch": reader.may(Permission.UNIT_RECORDS),
        "may_pass": trains and reader.may(Permission.RATER_PASS),
    }


@blueprint.post("/periods/<uuid:period_id>/assessors")
@require(Permission.EVALUATION_MANAGE)
def renew(period_id: UUID) -> AnyResponse:
    """Name the assessors anew by the reporting lines; the overview says how many changed."""
    renewed = renew_assessors(period_id)
    code = get_period(period_id).code
    return redirect(url_for(".overview", period=code, renewed=renewed), 303)
