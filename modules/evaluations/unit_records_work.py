"""What waits for who administers or leads a unit: its service times and its report."""

from collections.abc import Iterator, Sequence

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.service import units_within
from kinerja.tenancy.practice import current_practice
from kinerja.web.home import number_word
from kinerja.web.parts import WorkItem
from modules.evaluations.unit_records_owed import OwedReport, OwedTimes, reports_owed, times_owed
from modules.evaluations.unit_reports_queries import led_by


def records_urls(identity: Identity) -> Sequence[str]:
    """The endpoint of the units' records, for who keeps them in a region that has them.

    Who keeps periods reaches them from the overview.
    """
    if keeps_records(identity) and not identity.may(Permission.PERIOD_MANAGE):
        return ("evaluations.unit_records",)
    return ()


def keeps_records(identity: Identity) -> bool:
    """Whether the region has units' records and the reader keeps some."""
    practice = current_practice()
    has_records = practice.service_times or practice.unit_reports
    return has_records and identity.may(Permission.UNIT_RECORDS)


def records_work(identity: Identity, person: PersonId) -> Iterator[WorkItem]:
    """Reports not submitted and service times not recorded, of the periods that are due."""
    practice = current_practice()
    keeps = identity.may(Permission.UNIT_RECORDS)
    if not practice.unit_reports and not (keeps and practice.service_times):
        return
    reach = units_within(identity, Permission.UNIT_RECORDS)
    # most people neither administer nor lead a unit: they are not looked for among all reports
    if practice.unit_reports and (reach is None or reach or led_by(person, today())):
        yield from map(_report, reports_owed(reach, person, today()))
    if keeps and practice.service_times:
        for times in times_owed(reach, today()):
            yield _times(times)


def _report(owed: OwedReport) -> WorkItem:
    if owed.units > 1:
        return WorkItem(
            title=_(
                "%(number)s unit belum menyampaikan laporan %(period)s",
                number=number_word(owed.units),
                period=owed.period,
            ),
            url=url_for("evaluations.unit_records", period=owed.period),
            action=_("Lihat unitnya"),
            text=_("Sebelum laporannya masuk, tidak ada yang ditetapkan di unit itu."),
            day=owed.due,
        )
    return WorkItem(
        title=_("Sampaikan laporan %(unit)s untuk %(period)s", unit=owed.unit, period=owed.period),
        url=url_for("evaluations.unit_report", period_id=owed.period_id, unit_id=owed.unit_id),
        action=_("Lanjutkan") if owed.is_begun else _("Tulis laporan"),
        text=_("Sebelum laporannya masuk, tidak ada yang ditetapkan di unit itu."),
        day=owed.due,
    )


def _times(owed: OwedTimes) -> WorkItem:
    return WorkItem(
        title=ngettext(
            "Catat waktu layanan %(period)s untuk satu unit",
            "Catat waktu layanan %(period)s untuk %(number)s unit",
            owed.units,
            period=owed.period,
            number=number_word(owed.units).lower(),
        ),
        url=url_for("evaluations.unit_records", period=owed.period),
        action=_("Catat angka"),
        text=_("Berapa permohonan, dan berapa yang selesai dalam standar waktunya."),
        day=owed.due,
    )
