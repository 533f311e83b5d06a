"""What a person reads whose request about figures reached, or evidence, is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import plain_date
from kinerja.web.page import Link
from modules.targets import evidence_errors, realisation_errors
from modules.targets.evidence_words import refusal_words
from modules.targets.realisation_words import figure


def _to_own() -> Link:
    return Link(url_for("targets.realisations"), _("Ke realisasi saya"))


def _not_yours(_error: realisation_errors.RealisationNotYours) -> RefusalPage:
    return RefusalPage(
        403,
        _("Realisasi ini bukan untuk Anda baca."),
        _("Yang membacanya hanya orangnya, pejabat penilainya, admin unit, dan auditor."),
        facts=((_("Hak diperlukan"), _("pejabat penilai orang ini")),),
        actions=(_to_own(),),
    )


def _only_owner(error: realisation_errors.OnlyTheOwnerRecords) -> RefusalPage:
    return RefusalPage(
        403,
        _("Realisasi dicatat oleh orangnya sendiri."),
        _("Anda dapat membacanya. Bila angkanya keliru, minta orangnya membetulkan."),
        actions=(Link(url_for("targets.realisation", plan_id=error.plan_id), _("Baca realisasi")),),
        keeps=True,
    )


def _not_agreed(error: realisation_errors.PlanNotAgreed) -> RefusalPage:
    return RefusalPage(
        409,
        _("SKP %(year)s belum disetujui, jadi realisasinya belum dapat dicatat.", year=error.year),
        _("Angka yang sudah tercatat tetap ada. Catat lagi sesudah SKP disetujui."),
        actions=(Link(url_for("targets.own", year=error.year), _("Ke SKP saya")),),
        keeps=True,
    )


def _settled(error: realisation_errors.YearSettled) -> RefusalPage:
    return RefusalPage(
        409,
        _(
            "Penilaian %(year)s sudah final, jadi angka dan buktinya tidak berubah.",
            year=error.year,
        ),
        _("Bila ada yang keliru, sampaikan lewat keberatan atas hasil penilaian."),
        actions=(Link(url_for("targets.realisation", plan_id=error.plan_id), _("Baca realisasi")),),
        keeps=True,
    )


def _outside(error: realisation_errors.DayOutsideYear) -> RefusalPage:
    return RefusalPage(
        422,
        _(
            "%(day)s di luar tahun %(year)s yang sudah berjalan.",
            day=plain_date(error.on_date),
            year=error.year,
        ),
        _("Isi tanggal paling lambat %(day)s.", day=plain_date(error.latest)),
        actions=(_to_own(),),
        keeps=True,
    )


def _out_of_range(error: realisation_errors.ValueOutOfRange) -> RefusalPage:
    return RefusalPage(
        422,
        _("%(value)s tidak dapat dicatat sebagai angka realisasi.", value=figure(error.value)),
        _("Isi angka dari 0, dengan paling banyak empat angka di belakang koma."),
        actions=(_to_own(),),
        keeps=True,
    )


def _refused(error: evidence_errors.EvidenceRefused) -> RefusalPage:
    return RefusalPage(
        422, _("Berkas ini tidak dapat menjadi bukti."), refusal_words(error), keeps=True
    )


def _lost(_error: evidence_errors.EvidenceLost) -> RefusalPage:
    return RefusalPage(
        404,
        _("Berkas bukti ini tercatat, tetapi isinya tidak ada di penyimpanan."),
        _("Beri tahu admin daerah; pengelola memulihkannya dari cadangan."),
        actions=(_to_own(),),
    )


REALISATION_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        realisation_errors.MeasureNotFound: not_found,
        realisation_errors.RealisationNotYours: _not_yours,
        realisation_errors.OnlyTheOwnerRecords: _only_owner,
        realisation_errors.PlanNotAgreed: _not_agreed,
        realisation_errors.YearSettled: _settled,
        realisation_errors.DayOutsideYear: _outside,
        realisation_errors.ValueOutOfRange: _out_of_range,
        evidence_errors.EvidenceRefused: _refused,
        evidence_errors.EvidenceNotFound: not_found,
        evidence_errors.EvidenceLost: _lost,
    }
)
