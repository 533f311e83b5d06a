"""What a person reads whose request about a self-assessment is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.rubrics.errors import RubricNotFound
from kinerja.web.autosave import changed_elsewhere
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import clock_time, plain_date
from kinerja.web.page import Link
from modules.evaluations import self_errors as errors


def _to_results() -> Link:
    return Link(url_for("evaluations.results"), _("Ke hasil saya"))


def _absent(_error: errors.NoSelfAssessment) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai penilaian diri."),
        _("Penilaian di sini dimulai dari pejabat penilai. Kriterianya tetap dapat Anda baca."),
        actions=(Link(url_for("evaluations.criteria"), _("Baca kriteria")),),
    )


def _not_yours(_error: errors.NotYourSelfAssessment) -> RefusalPage:
    return RefusalPage(
        403,
        _("Penilaian diri ini bukan milik Anda."),
        _("Penilaian diri hanya diisi orangnya. Pejabat penilai membacanya di formulir penilaian."),
        actions=(_to_results(),),
    )


def _sent(error: errors.SelfAssessmentSent) -> RefusalPage:
    own = url_for("evaluations.assess_self", evaluation_id=error.evaluation_id)
    return RefusalPage(
        409,
        _(
            "Penilaian diri ini sudah Anda kirim %(day)s pukul %(time)s dan tidak berubah lagi.",
            day=plain_date(error.sent_at),
            time=clock_time(error.sent_at, zone=True),
        ),
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(Link(own, _("Lihat yang terkirim")),),
        keeps=True,
    )


def _over(error: errors.SelfAssessmentOver) -> RefusalPage:
    return RefusalPage(
        409,
        _("Waktu penilaian diri %(period)s sudah lewat.", period=error.code),
        _("Draf yang tersimpan tidak berubah dan tidak dikirim. Hasilnya tetap dapat Anda baca."),
        actions=(_to_results(),),
        keeps=True,
    )


def _conflict(error: errors.SelfDraftConflict) -> RefusalPage:
    return changed_elsewhere(url_for("evaluations.assess_self", evaluation_id=error.evaluation_id))


SELF_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        RubricNotFound: not_found,
        errors.NoSelfAssessment: _absent,
        errors.NotYourSelfAssessment: _not_yours,
        errors.SelfAssessmentSent: _sent,
        errors.SelfAssessmentOver: _over,
        errors.SelfDraftConflict: _conflict,
    }
)
