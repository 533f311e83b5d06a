"""What is wrong with a file somebody sent, in a sentence that names it and says what to do."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from flask_babel import gettext as _

from kinerja.web.filters import whole
from modules.targets import evidence_errors as errors
from modules.targets.realisation_words import size_words

_MEGABYTE: Final = 1024 * 1024


def kinds_words() -> str:
    """The kinds of files evidence may be."""
    return _("PDF, foto (JPEG, PNG, WebP), Excel (XLSX), Word (DOCX), atau teks")


def _empty(error: errors.FileEmpty) -> str:
    return _("%(name)s kosong. Periksa berkasnya, lalu pilih lagi.", name=error.name)


def _too_large(error: errors.FileTooLarge) -> str:
    return _(
        "%(name)s berukuran %(size)s, batasnya %(limit)s MB. Perkecil atau pecah berkasnya.",
        name=error.name,
        size=size_words(error.size),
        limit=whole(error.limit // _MEGABYTE),
    )


def _unknown(error: errors.KindUnknown) -> str:
    return _(
        "%(name)s bukan jenis yang diterima. Pakai %(kinds)s.",
        name=error.name,
        kinds=kinds_words(),
    )


def _mismatch(error: errors.ContentMismatch) -> str:
    return _(
        "Isi %(name)s tidak cocok dengan akhiran namanya. Buka, lalu simpan ulang sebagai PDF.",
        name=error.name,
    )


def _active(error: errors.ContentActive) -> str:
    return _(
        "%(name)s memuat bagian yang berjalan sendiri (%(found)s). Cetak ke PDF, lalu kirim itu.",
        name=error.name,
        found=error.found,
    )


def _locked(error: errors.FileLocked) -> str:
    return _(
        "%(name)s terkunci kata sandi atau berbentuk lama. Simpan ulang tanpa sandi sebagai PDF.",
        name=error.name,
    )


def _unreadable(error: errors.FileUnreadable) -> str:
    return _(
        "%(name)s rusak atau tidak dapat diperiksa. Cetak ke PDF, lalu kirim PDF-nya.",
        name=error.name,
    )


def _swells(error: errors.FileSwells) -> str:
    return _(
        "%(name)s menjadi terlalu besar bila dibuka. Cetak ke PDF, lalu kirim PDF-nya.",
        name=error.name,
    )


def _too_many(error: errors.TooManyFiles) -> str:
    return _(
        "Paling banyak %(limit)s berkas sekali kirim. Kirim %(name)s sesudahnya.",
        limit=whole(error.limit),
        name=error.name,
    )


_SENTENCES: Final[Mapping[type[errors.EvidenceRefused], Callable[[Any], str]]] = MappingProxyType(
    {
        errors.FileEmpty: _empty,
        errors.FileTooLarge: _too_large,
        errors.KindUnknown: _unknown,
        errors.ContentMismatch: _mismatch,
        errors.ContentActive: _active,
        errors.FileLocked: _locked,
        errors.FileUnreadable: _unreadable,
        errors.FileSwells: _swells,
        errors.TooManyFiles: _too_many,
    }
)


def refusal_words(error: errors.EvidenceRefused) -> str:
    """Why a file was refused, and what to do about it."""
    return _SENTENCES[type(error)](error)
