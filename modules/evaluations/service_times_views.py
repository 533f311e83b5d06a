"""Service times of a unit: the form, and keeping it."""

from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.periods.queries import get_period
from kinerja.rubrics.service import rubric_of
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.service_times_page import (
    TimesSheet,
    base_of,
    read_times,
    sheet_of_times,
    times_form,
    times_page,
    with_collisions,
)
from modules.evaluations.service_times_queries import UnitTimes, families_in, times_of
from modules.evaluations.service_times_service import record_times, require_times
from modules.evaluations.unit_records_errors import TimesConflict
from modules.evaluations.unit_records_service import (
    Recorder,
    get_unit,
    recorder_of,
    require_covers,
    require_recording,
)

Answer = str | tuple[str, int] | AnyResponse


@blueprint.route(
    "/unit-records/<uuid:period_id>/times/<uuid:unit_id>",
    methods=["GET", "POST"],
)
@require(Permission.UNIT_RECORDS)
def service_times(period_id: UUID, unit_id: UUID) -> Answer:
    """How many cases of each service a unit handled, and how many in time."""
    require_times()
    recorder = recorder_of(get_identity(), me())
    require_covers(recorder, unit_id)
    sheet, times = _sheet(period_id, unit_id)
    if request.method == "POST":
        return _record(sheet, times, recorder)
    counts = {code: each.count for code, each in times.counts.items()}
    form = times_form(sheet, counts, sheet.base)
    return times_page(sheet, form, is_saved="saved" in request.args)


def _record(sheet: TimesSheet, times: UnitTimes, recorder: Recorder) -> Answer:
    require_recording(sheet.period)
    form, counts, base = read_times(sheet, times, request.form)
    if not form.ok:
        return times_page(sheet, form), 422
    try:
        record_times(sheet.period.id, sheet.unit.id, recorder, counts, base)
    except TimesConflict as conflict:
        return _conflict(sheet, conflict), 409
    address = url_for(".service_times", period_id=sheet.period.id, unit_id=sheet.unit.id, saved=1)
    return redirect(address, 303)


def _conflict(shown: TimesSheet, conflict: TimesConflict) -> str:
    """The form as it was sent, beside each row in question what somebody else wrote there."""
    sheet, times = _sheet(shown.period.id, shown.unit.id)
    saved = {
        row.code: times.counts[row.code].count if row.code in times.counts else None
        for row in sheet.all_rows
    }
    form = times_form(sheet, conflict.joined, base_of(saved))
    return times_page(sheet, with_collisions(form, sheet, times, conflict.standards))


def _sheet(period_id: UUID, unit_id: UUID) -> tuple[TimesSheet, UnitTimes]:
    period, unit = get_period(period_id), get_unit(unit_id)
    times = times_of(unit_id, period_id)
    families = families_in(unit_id, period_id)
    rubric = rubric_of(period.rubric_version_id)
    return sheet_of_times(rubric, unit, period, times, families), times
