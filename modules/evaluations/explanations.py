"""What a person reads whose request about an evaluation is refused."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.periods.errors import PeriodNotFound, StageOutOfOrder, StageWithoutDeadline
from kinerja.web.autosave import changed_elsewhere
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import clock_time, long_date, plain_date
from kinerja.web.page import Link
from modules.evaluations import errors
from modules.evaluations.innovations_words import INNOVATION_EXPLANATIONS
from modules.evaluations.meetings_explanations import MEETING_EXPLANATIONS
from modules.evaluations.observations_words import OBSERVATION_EXPLANATIONS
from modules.evaluations.peers_words import PEER_EXPLANATIONS
from modules.evaluations.rater_passes_words import RATER_PASS_EXPLANATIONS
from modules.evaluations.self_explanations import SELF_EXPLANATIONS
from modules.evaluations.unit_records_words import UNIT_RECORD_EXPLANATIONS


def _not_the_assessor(error: errors.NotTheAssessor) -> RefusalPage:
    to_list = Link(url_for("evaluations.waiting"), _("Ke daftar penilaian saya"))
    needed = (_("Hak diperlukan"), _("pejabat penilai orang ini"))
    if error.since is None:
        return RefusalPage(
            403,
            _("Anda bukan pejabat penilai orang ini."),
            _("Hanya pejabat penilai yang tercatat dapat mengisi penilaian."),
            facts=(needed,),
            actions=(to_list,),
        )
    until = plain_date(error.since - timedelta(days=1))
    return RefusalPage(
        403,
        _("Anda tidak lagi menilai orang ini sejak %(day)s.", day=plain_date(error.since)),
        _moved_to(error.successor),
        facts=(
            (_("Yang diminta"), _("penilaian periode %(period)s", period=error.period)),
            needed,
            (_("Hak Anda"), _("penilai sampai %(day)s", day=until)),
        ),
        actions=(to_list,),
    )


def _moved_to(successor: str) -> str:
    if not successor:
        return _("Garis pelaporan sudah berpindah, dan penilai barunya belum tercatat.")
    return _(
        "Garis pelaporan berpindah ke %(name)s. Catatan yang pernah Anda tulis tetap tersimpan.",
        name=successor,
    )


def _not_yours(_error: errors.ResultNotYours) -> RefusalPage:
    return RefusalPage(
        403,
        _("Hasil ini bukan milik Anda, dan unitnya di luar tugas Anda."),
        _("Hasil penilaian dibaca pegawainya, pejabat penilainya, dan pengawas unitnya."),
        actions=(Link(url_for("evaluations.results"), _("Ke hasil saya")),),
    )


def _already_final(error: errors.AlreadyFinal) -> RefusalPage:
    result = url_for("evaluations.result", evaluation_id=error.evaluation_id)
    return RefusalPage(
        409,
        _(
            "Hasil ini sudah ditetapkan %(day)s pukul %(time)s dan tidak dapat diubah.",
            day=plain_date(error.finalised_at),
            time=clock_time(error.finalised_at, zone=True),
        ),
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(Link(result, _("Lihat hasilnya")),),
        keeps=True,
    )


def _period_over(error: errors.PeriodOver) -> RefusalPage:
    return RefusalPage(
        409,
        _("Penilaian %(period)s sudah ditutup.", period=error.code),
        _("Tidak ada lagi yang dapat diisi atau ditetapkan. Draf yang tersimpan tidak berubah."),
        actions=(Link(url_for("evaluations.waiting"), _("Ke daftar penilaian saya")),),
        keeps=True,
    )


def _conflict(error: errors.DraftConflict) -> RefusalPage:
    return changed_elsewhere(url_for("evaluations.rate", evaluation_id=error.evaluation_id))


def _not_final(_error: errors.NotFinalYet) -> RefusalPage:
    return RefusalPage(
        409,
        _("Penilaian ini belum ditetapkan, jadi belum ada yang dapat diterima."),
        actions=(Link(url_for("evaluations.results"), _("Ke hasil saya")),),
        keeps=True,
    )


def _acknowledged(error: errors.AlreadyAcknowledged) -> RefusalPage:
    result = url_for("evaluations.result", evaluation_id=error.evaluation_id)
    return RefusalPage(
        409,
        _("Anda sudah menerima hasil ini pada %(day)s.", day=long_date(error.acknowledged_at)),
        _("Tanggapan yang sudah dikirim tidak berubah."),
        actions=(Link(result, _("Lihat hasilnya")),),
        keeps=True,
    )


def _out_of_order(error: StageOutOfOrder) -> RefusalPage:
    overview = url_for("evaluations.overview", period=error.code)
    return RefusalPage(
        409,
        _("Penilaian %(period)s sudah berada di tahap lain.", period=error.code),
        _("Mungkin orang lain sudah melanjutkannya. Tidak ada yang berubah oleh kiriman ini."),
        actions=(Link(overview, _("Lihat tahapnya sekarang")),),
    )


def _no_deadline(error: StageWithoutDeadline) -> RefusalPage:
    overview = url_for("evaluations.overview", period=error.code)
    return RefusalPage(
        409,
        _("Tahap ini tidak punya tenggat yang dapat diperpanjang."),
        _("Periodenya sudah final, atau tahap itu tidak dipakai di daerah ini."),
        actions=(Link(overview, _("Lihat tahapnya sekarang")),),
        keeps=True,
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.EvaluationNotFound: not_found,
        PeriodNotFound: not_found,
        StageOutOfOrder: _out_of_order,
        StageWithoutDeadline: _no_deadline,
        errors.NotTheAssessor: _not_the_assessor,
        errors.ResultNotYours: _not_yours,
        errors.AlreadyFinal: _already_final,
        errors.PeriodOver: _period_over,
        errors.DraftConflict: _conflict,
        errors.NotFinalYet: _not_final,
        errors.AlreadyAcknowledged: _acknowledged,
        **INNOVATION_EXPLANATIONS,
        **OBSERVATION_EXPLANATIONS,
        **MEETING_EXPLANATIONS,
        **PEER_EXPLANATIONS,
        **RATER_PASS_EXPLANATIONS,
        **SELF_EXPLANATIONS,
        **UNIT_RECORD_EXPLANATIONS,
    }
)
