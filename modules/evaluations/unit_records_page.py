"""What units have recorded for a period, as their administrator sees it: a row for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.periods.models import Period
from kinerja.rubrics.service import PublishedRubric
from kinerja.tenancy.practice import current_practice
from kinerja.web.filters import plain_date, whole
from kinerja.web.home import number_word
from kinerja.web.parts import Kind
from modules.evaluations.queries_overview import Reach
from modules.evaluations.service_times_queries import NOTHING_COUNTED, Counted
from modules.evaluations.service_times_rules import measured_of, needed
from modules.evaluations.unit_records_queries import UnitPeople
from modules.evaluations.unit_records_words import due_of_records
from modules.evaluations.unit_reports_queries import Standing, standings
from modules.evaluations.unit_reports_rules import ReportState


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One unit: how far its record is in words, and where it is kept."""

    unit: str
    people: str
    kind: Kind
    state: str
    url: str

    @property
    def is_missing(self) -> bool:
        """Whether something is still to be recorded."""
        return self.kind == "warn"


def times_rows(
    period: Period,
    rubric: PublishedRubric,
    units: Sequence[UnitPeople],
    counted: Mapping[UUID, Counted],
) -> list[RecordRow]:
    """The service times of these units: of each how many of its services have figures."""
    return [
        _times_row(period, rubric, unit, counted.get(unit.id, NOTHING_COUNTED)) for unit in units
    ]


def report_rows(period: Period, standings: Sequence[Standing]) -> list[RecordRow]:
    """The reports of these units."""
    return [
        RecordRow(
            unit=each.unit,
            people=ngettext(
                "%(count)s orang", "%(count)s orang", each.people, count=whole(each.people)
            ),
            kind="ok" if each.state is ReportState.SUBMITTED else "warn",
            state=report_words(each.state),
            url=url_for("evaluations.unit_report", period_id=period.id, unit_id=each.unit_id),
        )
        for each in standings
    ]


def reports_missing(period: Period, reach: Reach) -> list[RecordRow]:
    """The units of an overview without their report; none where the region has no reports."""
    if not current_practice().unit_reports:
        return []
    return [row for row in report_rows(period, standings(period.id, reach)) if row.is_missing]


def report_words(state: ReportState) -> str:
    """How far a report is."""
    return {
        ReportState.SUBMITTED: _("disampaikan"),
        ReportState.DRAFT: _("ada draf, belum disampaikan"),
        ReportState.NOT_BEGUN: _("belum ditulis"),
    }[state]


def records_heading(
    period: Period, times: Sequence[RecordRow], reports: Sequence[RecordRow]
) -> str:
    """How many units still owe figures or a report, and until when."""
    without_times = sum(row.is_missing for row in times)
    without_report = sum(row.is_missing for row in reports)
    if not without_times and not without_report:
        return _("Catatan unit untuk %(period)s lengkap.", period=period.code)
    said = [_times_missing(without_times), _reports_missing(without_report)]
    return _(
        "Catatan unit %(period)s: %(missing)s. Tenggatnya %(day)s.",
        period=period.code,
        missing=_(" dan ").join(filter(None, said)),
        day=plain_date(due_of_records(period)),
    )


def _times_missing(units: int) -> str:
    """How many units lack service times; nothing where none does."""
    if not units:
        return ""
    return ngettext(
        "%(number)s unit belum lengkap waktu layanannya",
        "%(number)s unit belum lengkap waktu layanannya",
        units,
        number=number_word(units).lower(),
    )


def _reports_missing(reports: int) -> str:
    """How many reports are missing; nothing where none is."""
    if not reports:
        return ""
    return ngettext(
        "%(number)s laporan belum masuk",
        "%(number)s laporan belum masuk",
        reports,
        number=number_word(reports).lower(),
    )


def is_owed(period_id: UUID, rubric: PublishedRubric, unit: UnitPeople, counted: Counted) -> bool:
    """Whether a unit still has figures to record for a period."""
    expected, done = _progress(period_id, rubric, unit, counted)
    return (unit.is_office or counted.is_own) and done < expected


def _times_row(
    period: Period, rubric: PublishedRubric, unit: UnitPeople, counted: Counted
) -> RecordRow:
    expected, done = _progress(period.id, rubric, unit, counted)
    kind: Kind = "idle"
    if not expected:
        state = _("tanpa standar layanan")
    elif not unit.is_office and not counted.is_own:
        state = _("memakai angka unit di atasnya")
    elif done == expected:
        kind, state = "ok", _("%(count)s layanan tercatat", count=whole(done))
    else:
        done_words = {"done": whole(done), "total": whole(expected)}
        kind, state = "warn", _("%(done)s dari %(total)s layanan tercatat", **done_words)
    return RecordRow(
        unit=unit.name,
        people=ngettext(
            "%(count)s orang", "%(count)s orang", unit.people, count=whole(unit.people)
        ),
        kind=kind,
        state=state,
        url=url_for("evaluations.service_times", period_id=period.id, unit_id=unit.id),
    )


def _progress(
    period_id: UUID, rubric: PublishedRubric, unit: UnitPeople, counted: Counted
) -> tuple[int, int]:
    """How many services a unit is expected to count, and of how many there are figures."""
    families = [each for each in unit.families if measured_of(rubric.rubric, each)]
    if not families:
        return 0, 0
    recorded = counted.of(period_id)
    codes = [each.code for each in needed(rubric.said, families, counted.ever)]
    return len(codes), sum(code in recorded for code in codes)
