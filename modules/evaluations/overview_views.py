"""The administrator's overview of a period."""

from typing import Final

from flask import render_template, request

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.people.service import units_within
from kinerja.periods.queries import list_periods
from modules.evaluations import queries_overview as queries
from modules.evaluations.blueprint import blueprint, period_words
from modules.evaluations.list_page import chosen_period, period_tabs
from modules.evaluations.overview_page import holder_rows, overview_heading, stages

_UNITS: Final = 50
_HOLDERS: Final = 10


@blueprint.get("/overview")
@require(Permission.EVALUATION_OVERVIEW)
def overview() -> str:
    """How far a period is, the units that lag first; only the units the reader oversees."""
    periods = list_periods()
    period = chosen_period(periods, request.args.get("period"))
    if period is None:
        return render_template("evaluations/no_period.html")
    reach = units_within(get_identity(), Permission.EVALUATION_OVERVIEW)
    whole = queries.completeness(period.id, reach)
    units = queries.by_unit(period.id, reach, None if "all" in request.args else _UNITS)
    return render_template(
        "evaluations/overview.html",
        heading=overview_heading(whole, period),
        period=period,
        period_words=period_words(period),
        tabs=period_tabs(periods, period, "evaluations.overview"),
        stages=stages(period, whole),
        whole=whole,
        units=units,
        holders=holder_rows(queries.holding_up(period.id, reach, _HOLDERS)),
        is_part=reach is not None,
    )
