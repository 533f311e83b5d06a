"""What a refused person reads: the words for what the protocol and the web layer refuse.

The packages that own other exceptions bring their own words to `errors.install`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import (
    HTTPException,
    RequestEntityTooLarge,
    TooManyRequests,
)
from werkzeug.wrappers import Response as AnyResponse

from kinerja.web.filters import whole
from kinerja.web.page import Link
from kinerja.web.paging import BadCursorError

SERVER_FAULT: Final = 500
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """What a refused person reads: `title` is the answer, `text` what it means and what to do.

    `facts` are (name, value) rows; the first of `actions` is the one to take, and without any
    the page leads home. `keeps` says whether what was typed is shown to be copied.
    """

    status: int
    title: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    actions: tuple[Link, ...] = ()
    keeps: bool = False


Explain = Callable[[Any], RefusalPage | AnyResponse]


def asked_by_a_program() -> bool:
    """Whether a script or another program reads the answer, not a person."""
    return "/api/" in request.path or request.accept_mimetypes.best == "application/json"


def fault(_error: Exception) -> RefusalPage:
    """The words for what nobody expected."""
    return RefusalPage(
        SERVER_FAULT,
        _("Ada yang rusak di pihak kami."),
        _("Permintaan ini tidak tersimpan. Coba lagi; bila tetap gagal, sebutkan kode ini."),
        keeps=True,
    )


def expired(_error: CSRFError) -> RefusalPage:
    """The words for a form whose token holds no more."""
    return RefusalPage(
        400,
        _("Halaman ini terlalu lama terbuka, jadi belum ada yang disimpan."),
        _("Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi."),
        keeps=True,
    )


def _too_large(_error: RequestEntityTooLarge) -> RefusalPage:
    limit = (request.max_content_length or 0) // _MEGABYTE
    return RefusalPage(
        413,
        _("Kiriman ini terlalu besar."),
        _("Paling besar %(limit)s MB. Perkecil berkasnya, lalu kirim lagi.", limit=whole(limit)),
    )


def _too_many(error: TooManyRequests) -> RefusalPage:
    wait = error.retry_after
    pause = (
        _("Tunggu %(seconds)s detik, lalu coba lagi.", seconds=whole(wait))
        if isinstance(wait, int)
        else _("Tunggu sebentar, lalu coba lagi.")
    )
    return RefusalPage(429, _("Terlalu banyak permintaan dalam waktu singkat."), pause)


def _lost_place(_error: BadCursorError) -> RefusalPage:
    return RefusalPage(
        400,
        _("Alamat ini menunjuk tempat yang tidak ada di daftar."),
        _("Mungkin tautannya terpotong saat disalin. Mulai lagi dari awal daftar."),
        actions=(Link(request.path, _("Ke awal daftar")),),
    )


def _http(error: HTTPException) -> RefusalPage:
    """The refusals of the protocol itself."""
    words = {
        403: (
            _("Anda tidak berhak membuka halaman ini."),
            _("Hak diberikan per daerah dan per unit. Admin daerah dapat memeriksanya."),
        ),
        404: (
            _("Halaman ini tidak ada, atau bukan di daerah Anda."),
            _("Mungkin tautannya terpotong saat disalin, atau datanya sudah dipindahkan."),
        ),
        405: (
            _("Halaman ini tidak menerima cara itu."),
            _("Mungkin formulirnya dimuat ulang setelah dikirim. Buka lagi dari beranda."),
        ),
    }
    code = error.code or SERVER_FAULT
    if code in words:
        return RefusalPage(code, *words[code])
    if code >= SERVER_FAULT:
        return replace(fault(error), status=code)
    return RefusalPage(
        code,
        _("Permintaan ini tidak dapat dibaca."),
        _("Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi."),
        keeps=True,
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = {
    HTTPException: _http,
    BadCursorError: _lost_place,
    CSRFError: expired,
    RequestEntityTooLarge: _too_large,
    TooManyRequests: _too_many,
}
