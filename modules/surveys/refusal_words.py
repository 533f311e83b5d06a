"""What the staff read when a survey, a link or a questionnaire is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.filters import plain_date
from kinerja.web.page import Link
from kinerja.web.refusals import Explain, RefusalPage
from modules.surveys.errors import (
    InstrumentChanged,
    InstrumentUnknown,
    LinkUnknown,
    SurveyDatesWrong,
    SurveyExists,
    SurveyUnknown,
)


def _unknown(_error: SurveyUnknown | LinkUnknown) -> RefusalPage:
    return RefusalPage(
        404,
        _("Survei ini tidak ada, atau bukan di daerah Anda."),
        _("Mungkin tautannya terpotong saat disalin."),
        actions=(Link(url_for("surveys.services"), _("Ke daftar survei")),),
    )


def _dates(error: SurveyDatesWrong) -> RefusalPage:
    return RefusalPage(
        422,
        _("Masa survei ini terbalik, atau melewati surveinya."),
        _(
            "%(first)s sampai %(last)s. Perbaiki tanggal pertama atau terakhirnya.",
            first=plain_date(error.first),
            last=plain_date(error.last),
        ),
    )


def _exists(error: SurveyExists) -> RefusalPage:
    return RefusalPage(
        409,
        _(
            "%(service)s sudah punya survei yang dibuka %(day)s.",
            service=error.service,
            day=plain_date(error.opens_on),
        ),
        _("Pakai survei itu, atau pilih hari pertama yang lain."),
    )


def _changed(error: InstrumentChanged) -> RefusalPage:
    return RefusalPage(
        409,
        _(
            "Kuesioner %(code)s versi %(number)s sudah dipakai.",
            code=error.code,
            number=error.number,
        ),
        _("Isinya berbeda dari yang tersimpan. Naikkan nomor versinya, lalu muat lagi."),
    )


def _no_instrument(error: InstrumentUnknown) -> RefusalPage:
    return RefusalPage(
        409,
        _("Daerah ini belum punya kuesioner %(code)s.", code=error.code),
        _("Muat berkas daerahnya lebih dulu."),
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        SurveyUnknown: _unknown,
        LinkUnknown: _unknown,
        SurveyDatesWrong: _dates,
        SurveyExists: _exists,
        InstrumentChanged: _changed,
        InstrumentUnknown: _no_instrument,
    }
)
