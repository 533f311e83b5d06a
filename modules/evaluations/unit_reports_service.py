"""A unit's report: keep the draft, submit it once; without it nobody there is finalised."""

from dataclasses import asdict, dataclass
from uuid import UUID

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.local_dates import today
from kinerja.people.errors import UnitNotFound
from kinerja.people.models import Unit
from kinerja.periods.models import Period
from kinerja.tenancy.practice import current_practice
from modules.evaluations import unit_reports_rules as rules
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import UnitReport
from modules.evaluations.unit_records_errors import (
    NoUnitReports,
    ReportConflict,
    ReportIncomplete,
    ReportNotYours,
    ReportSubmitted,
    UnitReportMissing,
)
from modules.evaluations.unit_records_service import Recorder, hold_recording, hold_unit
from modules.evaluations.unit_reports_queries import (
    find_report,
    led_by,
    report_owed,
    reports_itself,
    submitters_of,
)
from modules.evaluations.unit_reports_rules import Report


@dataclass(frozen=True, slots=True)
class ReportSaved:
    """A kept draft: the edition it has now, and what it says after a merge."""

    edition: int
    text: Report


def require_reports() -> None:
    """Let a region with unit reports pass; NoUnitReports otherwise."""
    if not current_practice().unit_reports:
        raise NoUnitReports


def require_office(unit: Unit) -> None:
    """Let a unit pass that reports itself; UnitNotFound for one whose office reports for it."""
    if not reports_itself(unit):
        raise UnitNotFound(str(unit.id))


def may_write(recorder: Recorder, unit_id: UUID) -> bool:
    """Whether the report is theirs to write: who administers the unit, or leads it today."""
    return recorder.covers(unit_id) or unit_id in led_by(recorder.person, today())


def require_written(evaluation: Evaluation, period: Period) -> None:
    """Let an evaluation pass whose office has submitted its report, or owes none in this region.

    UnitReportMissing otherwise, with the names of those who can submit it.
    """
    if not current_practice().unit_reports:
        return
    owed = report_owed(evaluation.unit_id, period.id)
    if owed.submitted_at is None:
        raise UnitReportMissing(period.code, owed.unit, submitters_of(owed.unit_id, today()))


def save_report(
    period_id: UUID, unit_id: UUID, recorder: Recorder, edition: int, text: Report
) -> ReportSaved:
    """Keep everything on the form.

    When the draft has been saved elsewhere since `edition`, what only one of the two fills in is
    joined; ReportConflict when they say different things. Nothing is overwritten unseen.
    """
    row, _period = _open_for(period_id, unit_id, recorder)
    saved = Report(row.achievements, row.obstacles)
    if edition != row.edition:
        text, collisions = rules.merge(text, saved)
        if collisions:
            raise ReportConflict(period_id, unit_id, row.edition, collisions)
    changed = rules.differences(text, saved)
    if not changed:
        return ReportSaved(row.edition, text)
    row.achievements, row.obstacles = text.achievements, text.obstacles
    row.edition += 1
    db.session.add(row)
    db.session.flush()
    after = {"fields": changed, "edition": row.edition}
    audit.record("unit_report.draft_saved", "unit_report", row.id, None, after)
    return ReportSaved(row.edition, text)


def submit_report(period_id: UUID, unit_id: UUID, recorder: Recorder, edition: int) -> UnitReport:
    """Submit what was kept, once and for all: from now on people of the unit can be finalised.

    ReportConflict when the page is not the newest draft, ReportIncomplete when a part is short.
    """
    row, period = _open_for(period_id, unit_id, recorder)
    if edition != row.edition:
        raise ReportConflict(period_id, unit_id, row.edition, ())
    text = Report(row.achievements, row.obstacles)
    faults = rules.report_faults(text)
    if faults:
        raise ReportIncomplete(list(faults))
    row.submitted_at, row.submitted_by = now(), recorder.person
    db.session.flush()
    after = {"unit": str(unit_id), "period": period.code, **asdict(text)}
    audit.record("unit_report.submitted", "unit_report", row.id, {"submitted": False}, after)
    return row


def _open_for(period_id: UUID, unit_id: UUID, recorder: Recorder) -> tuple[UnitReport, Period]:
    """The report and its period, kept until commit, when this person may still write it."""
    require_reports()
    period = hold_recording(period_id)
    unit = hold_unit(unit_id)
    require_office(unit)
    if not may_write(recorder, unit_id):
        raise ReportNotYours(unit.name)
    row = find_report(unit_id, period_id)
    if row is None:
        empty = {"achievements": "", "obstacles": "", "edition": 0}
        row = UnitReport(id=new_id(), unit_id=unit_id, period_id=period_id, **empty)
    if row.submitted_at is not None:
        raise ReportSubmitted(period_id, unit_id)
    return row, period
