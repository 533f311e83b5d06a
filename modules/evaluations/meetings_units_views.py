"""Which units hold an evaluation meeting: the list, and the switch of each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.local_dates import today
from kinerja.people.service import units_within
from kinerja.periods.models import Period
from kinerja.periods.queries import list_periods
from kinerja.web.filters import plain_date
from kinerja.web.forms import read_form
from kinerja.web.paging import read_cursor
from kinerja.web.parts import Kind
from modules.evaluations.blueprint import blueprint
from modules.evaluations.list_page import chosen_period, period_tabs
from modules.evaluations.meetings_guards import require_practice
from modules.evaluations.meetings_schemas import SwitchForm
from modules.evaluations.meetings_service import switch_meeting, unit_in_reach
from modules.evaluations.meetings_standing import (
    UnitMeeting,
    count_switched_on,
    units_with_meetings,
)
from modules.evaluations.models_meetings import MeetingState


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as the list shows it."""

    row: UnitMeeting
    kind: Kind
    state: str


@blueprint.get("/meetings/units")
@require(Permission.UNIT_RECORDS)
def meeting_units() -> str:
    """Every unit the administrator reaches, with its switch and its meeting on a period."""
    require_practice()
    periods = list_periods()
    period = chosen_period(periods, request.args.get("period"))
    reach = units_within(get_identity(), Permission.UNIT_RECORDS)
    place = request.args.get("from", "")
    slice_ = units_with_meetings(reach, period.id if period else None, read_cursor(place))

    def link(to: str | None) -> str:
        return url_for(".meeting_units", period=period.code if period else None, **_from(to))

    on, units = count_switched_on(reach)
    return render_template(
        "evaluations/meetings_units.html",
        period=period,
        tabs=period_tabs(periods, period, "evaluations.meeting_units") if period else [],
        rows=[_line(row, period) for row in slice_.rows],
        slice=slice_,
        link=link,
        place=place,
        on=on,
        units=units,
        is_part=reach is not None,
    )


@blueprint.post("/meetings/units/<uuid:unit_id>")
@require(Permission.UNIT_RECORDS)
def switch_unit(unit_id: UUID) -> AnyResponse:
    """Switch a unit's meeting on or off, and back to the same place of the list."""
    form = read_form(SwitchForm(), request.form)
    reach = units_within(get_identity(), Permission.UNIT_RECORDS)
    if not form.ok:
        require_practice()
        unit_in_reach(unit_id, reach)
        return redirect(url_for(".meeting_units"), 303)
    switch_meeting(unit_id, reach, on=form.values["on"] == "yes")
    where = {"period": form.values["period"], **_from(form.values["place"])}
    return redirect(url_for(".meeting_units", **where, _anchor=f"unit-{unit_id}"), 303)


def _from(place: str | None) -> dict[str, Any]:
    return {"from": place} if place else {}


def _line(row: UnitMeeting, period: Period | None) -> UnitLine:
    if row.state is MeetingState.CLOSED and row.held_on:
        return UnitLine(row, "ok", _("diadakan %(day)s", day=plain_date(row.held_on)))
    if not row.has_meeting:
        return UnitLine(row, "idle", "")
    if not period or not row.people:
        return UnitLine(row, "idle", _("belum ada yang dinilai"))
    if row.held_on and row.held_on < today():
        return UnitLine(row, "warn", _("%(day)s, belum dicatat", day=plain_date(row.held_on)))
    if row.held_on:
        return UnitLine(row, "info", _("direncanakan %(day)s", day=plain_date(row.held_on)))
    return UnitLine(row, "warn", _("belum dipanggil"))
