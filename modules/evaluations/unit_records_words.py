"""When units' records are due, and what is said when something about them is refused."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.periods.models import Period
from kinerja.web.autosave import changed_elsewhere
from kinerja.web.errors import Explain, RefusalPage
from kinerja.web.page import Link
from modules.evaluations import unit_records_errors as errors


def due_of_records(period: Period) -> date:
    """Until when a unit records: the day of the self-assessments, before superiors set results."""
    return period.self_due_on or period.ratings_due_on


def _to_results() -> Link:
    return Link(url_for("evaluations.results"), _("Ke hasil saya"))


def _to_records() -> Link:
    return Link(url_for("evaluations.unit_records"), _("Ke catatan unit"))


def _no_records(_error: errors.NoUnitRecords) -> RefusalPage:
    return RefusalPage(
        404,
        _("Unit di daerah Anda tidak mencatat waktu layanan maupun laporan."),
        _("Penilaian di sini tidak memakai keduanya, jadi tidak ada yang perlu diisi."),
        actions=(_to_results(),),
    )


def _no_times(_error: errors.NoServiceTimes) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai angka waktu layanan."),
        _("Nilai di sini tidak memuat waktu layanan, jadi tidak ada yang perlu dicatat."),
        actions=(_to_results(),),
    )


def _over(error: errors.RecordsOver) -> RefusalPage:
    return RefusalPage(
        409,
        _("Catatan unit untuk %(period)s tidak dapat diubah lagi.", period=error.code),
        _("Penilaian periode itu sudah ditutup. Yang tersimpan sebelumnya tidak berubah."),
        actions=(_to_records(),),
        keeps=True,
    )


def _no_reports(_error: errors.NoUnitReports) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai laporan unit."),
        _("Penilaian di sini tidak menunggu laporan, jadi tidak ada yang perlu ditulis."),
        actions=(_to_results(),),
    )


def _not_yours(error: errors.ReportNotYours) -> RefusalPage:
    return RefusalPage(
        403,
        _("Laporan %(unit)s bukan tugas Anda.", unit=error.unit),
        _("Laporan ditulis kepala unitnya atau admin OPD, dan dibaca penilai serta pengawasnya."),
        actions=(_to_results(),),
    )


def _submitted(error: errors.ReportSubmitted) -> RefusalPage:
    ids: dict[str, Any] = {"period_id": error.period_id, "unit_id": error.unit_id}
    return RefusalPage(
        409,
        _("Laporan ini sudah disampaikan dan tidak berubah lagi."),
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(Link(url_for("evaluations.unit_report", **ids), _("Lihat yang disampaikan")),),
        keeps=True,
    )


def _conflict(error: errors.ReportConflict) -> RefusalPage:
    ids: dict[str, Any] = {"period_id": error.period_id, "unit_id": error.unit_id}
    return changed_elsewhere(url_for("evaluations.unit_report", **ids))


def _report_missing(error: errors.UnitReportMissing) -> RefusalPage:
    names = {"unit": error.unit, "period": error.period}
    return RefusalPage(
        409,
        _("Laporan %(unit)s untuk %(period)s belum disampaikan.", **names),
        _("Sebelum itu tidak ada yang ditetapkan di unit ini. Penilaian Anda tetap tersimpan."),
        facts=(
            (_("Unit"), error.unit),
            (_("Periode"), error.period),
            (_("Yang menyampaikan"), _(" atau ").join(error.submitters) or _("belum tercatat")),
        ),
        actions=(
            Link(
                url_for("evaluations.waiting", period=error.period), _("Ke daftar penilaian saya")
            ),
        ),
        keeps=True,
    )


UNIT_RECORD_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.NoUnitRecords: _no_records,
        errors.NoServiceTimes: _no_times,
        errors.RecordsOver: _over,
        errors.NoUnitReports: _no_reports,
        errors.ReportNotYours: _not_yours,
        errors.ReportSubmitted: _submitted,
        errors.ReportConflict: _conflict,
        errors.UnitReportMissing: _report_missing,
    }
)
