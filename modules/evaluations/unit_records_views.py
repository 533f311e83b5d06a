"""What the units of a period record: service times and reports, with what is missing."""

from typing import Final

from flask import render_template, request
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.people.service import units_within
from kinerja.periods.queries import list_periods
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice
from modules.evaluations.blueprint import blueprint, period_words
from modules.evaluations.list_page import chosen_period, period_tabs
from modules.evaluations.service_times_queries import counted_for
from modules.evaluations.unit_records_errors import NoUnitRecords
from modules.evaluations.unit_records_page import records_heading, report_rows, times_rows
from modules.evaluations.unit_records_queries import units_with_people
from modules.evaluations.unit_records_words import due_of_records
from modules.evaluations.unit_reports_queries import standings

_UNITS: Final = 50


@blueprint.get("/unit-records")
@require(Permission.UNIT_RECORDS)
def unit_records() -> str | AnyResponse:
    """The units the reader administers, with what each has still to record for a period."""
    practice = current_practice()
    if not practice.service_times and not practice.unit_reports:
        raise NoUnitRecords
    periods = list_periods()
    period = chosen_period(periods, request.args.get("period"))
    if period is None:
        return render_template("evaluations/no_period.html", may_open=False)
    reach = units_within(get_identity(), Permission.UNIT_RECORDS)
    limit = None if "all" in request.args else _UNITS
    units = units_with_people(period.id, reach, limit) if practice.service_times else []
    counted = counted_for([unit.id for unit in units]) if units else {}
    times = times_rows(period, rubric_of(period.rubric_version_id), units, counted)
    reports = report_rows(period, standings(period.id, reach) if practice.unit_reports else [])
    return render_template(
        "evaluations/unit_records.html",
        heading=records_heading(period, times, reports),
        period=period,
        period_words=period_words(period),
        due=due_of_records(period),
        tabs=period_tabs(periods, period, "evaluations.unit_records"),
        times=times,
        reports=reports,
        is_cut=limit is not None and len(units) == limit,
        is_part=reach is not None,
    )
