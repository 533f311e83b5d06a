"""What a person reads whose request about a plan is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import whole
from kinerja.web.page import Link
from modules.targets import errors
from modules.targets.kinds import PlanState


def _to_plan(year: int) -> Link:
    return Link(url_for("targets.own", year=year), _("Ke SKP saya"))


def _no_position(error: errors.NoPosition) -> RefusalPage:
    return RefusalPage(
        409,
        _("Anda belum memegang jabatan, jadi belum ada yang direncanakan."),
        _("Admin unit Anda mencatat jabatan. Sesudah itu halaman ini terbuka."),
        actions=(_to_plan(error.year),),
        keeps=True,
    )


def _not_in_this_state(error: errors.NotInThisState) -> RefusalPage:
    words = {
        PlanState.DRAFT: _("SKP ini masih rancangan, jadi belum bisa diputuskan."),
        PlanState.PROPOSED: _("SKP ini sudah diajukan dan tidak bisa diubah selama menunggu."),
        PlanState.RETURNED: _("SKP ini sudah dikembalikan dan sedang diperbaiki."),
        PlanState.AGREED: _("SKP ini sudah disetujui dan hanya berubah lewat revisi."),
    }
    return RefusalPage(
        409,
        words[error.state],
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(_to_plan(error.year),),
        keeps=True,
    )


def _not_the_superior(_error: errors.NotTheSuperior) -> RefusalPage:
    return RefusalPage(
        403,
        _("SKP ini diputuskan orang lain."),
        _(
            "Yang memutuskan adalah pejabat penilainya. Bila sampai 31 Januari belum ada "
            "keputusan, atasan pejabat penilai yang memutuskan."
        ),
        facts=((_("Hak diperlukan"), _("pejabat penilai orang ini")),),
        actions=(Link(url_for("targets.team"), _("Ke SKP yang saya nilai")),),
    )


def _conflict(error: errors.TargetConflict) -> RefusalPage:
    form = url_for("targets.target", year=error.year, target_id=error.target_id)
    return RefusalPage(
        409,
        _("Hasil ini juga diubah di tempat lain, jadi perubahan ini belum disimpan."),
        _("Simpan dengan tombol untuk membandingkan kedua versi; tidak ada yang hilang."),
        actions=(Link(form, _("Buka yang tersimpan")),),
        keeps=True,
    )


def _logged(_error: errors.TargetLogged) -> RefusalPage:
    return RefusalPage(
        409,
        _("Hasil atau indikator ini sudah punya catatan realisasi, jadi tidak bisa dihapus."),
        _("Beri bobot 0 pada hasilnya: catatannya tetap ada, nilainya tidak dihitung lagi."),
        actions=(Link(url_for("targets.current"), _("Ke SKP saya")),),
        keeps=True,
    )


def _too_many(error: errors.TooManyTargets) -> RefusalPage:
    return RefusalPage(
        409,
        _("Satu SKP memuat paling banyak %(limit)s hasil.", limit=whole(error.limit)),
        _("Gabungkan atau hapus hasil yang ada, lalu tambah lagi."),
        actions=(Link(url_for("targets.current"), _("Ke SKP saya")),),
    )


def _unknown_superior(_error: errors.UnknownSuperiorResult) -> RefusalPage:
    return RefusalPage(
        409,
        _("Hasil atasan yang dipilih sudah tidak ada di SKP atasan Anda."),
        _("Muat ulang halaman, lalu pilih lagi dari daftar."),
        actions=(Link(url_for("targets.current"), _("Ke SKP saya")),),
        keeps=True,
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.PlanNotFound: not_found,
        errors.TargetNotFound: not_found,
        errors.NoPosition: _no_position,
        errors.NotInThisState: _not_in_this_state,
        errors.NotTheSuperior: _not_the_superior,
        errors.TargetConflict: _conflict,
        errors.TargetLogged: _logged,
        errors.TooManyTargets: _too_many,
        errors.UnknownSuperiorResult: _unknown_superior,
    }
)
