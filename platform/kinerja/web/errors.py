"""Every refusal and every fault as one calm page: what happened, what it means, what to do.

The table from exception to words is made here and in the packages that own the exceptions; a
person never sees a traceback, only a short code under which the log has it.
"""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge
from werkzeug.exceptions import TooManyRequests as TooMany
from werkzeug.wrappers import Response as AnyResponse

from kinerja.web.filters import whole
from kinerja.web.page import Link

_log = logging.getLogger(__name__)
_EXTENSION: Final = "kinerja.refusals"
_SERVER_FAULT: Final = 500
_MEGABYTE: Final = 1024 * 1024
_SECRET_WORDS: Final = ("password", "sandi", "token", "code", "kode")
# letters and digits nobody mistakes for one another when reading a code over the telephone
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


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


def install(app: Flask, explanations: Mapping[type[Exception], Explain]) -> None:
    """Answer every exception of the application; the nearest class in `explanations` speaks."""
    app.extensions[_EXTENSION] = {**_EXPLANATIONS, **explanations}
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> AnyResponse:
    """The page (below /api/ the problem document) for one exception."""
    told = explained(error)
    if isinstance(told, AnyResponse):
        return told
    incident = incident_code()
    _record(error, told, incident)
    response = _problem(told, incident) if _for_a_program() else _page(told, incident)
    response.status_code = told.status
    if isinstance(error, HTTPException):
        _keep_headers(error, response)
    return response


def explained(error: Exception) -> RefusalPage | AnyResponse:
    """The words for an exception, found by its class and then by its parents."""
    if isinstance(error, InternalServerError) and isinstance(error.original_exception, Exception):
        error = error.original_exception
    table: Mapping[type[Exception], Explain] = current_app.extensions[_EXTENSION]
    for parent in type(error).__mro__:
        if parent in table:
            return table[parent](error)
    return _fault(error)


def incident_code() -> str:
    """A short code a person can read out, such as K7-3F21."""
    letters = "".join(secrets.choice(_ALPHABET) for _place in range(6))
    return f"{letters[:2]}-{letters[2:]}"


def _record(error: Exception, told: RefusalPage, incident: str) -> None:
    found = {"incident": incident, "status": told.status, "path": request.path}
    if told.status >= _SERVER_FAULT:
        _log.error("fault %(incident)s at %(path)s", found, exc_info=error, extra=found)
    else:
        _log.info("refusal %(incident)s: %(status)s at %(path)s", found, extra=found)


def _for_a_program() -> bool:
    return "/api/" in request.path or request.accept_mimetypes.best == "application/json"


def _problem(told: RefusalPage, incident: str) -> Response:
    """RFC 9457."""
    body = {"type": "about:blank", "title": told.title, "status": told.status}
    response = jsonify({**body, "detail": told.text, "instance": incident})
    response.content_type = "application/problem+json"
    return response


def _page(told: RefusalPage, incident: str) -> Response:
    typed = _typed() if told.keeps else ()
    try:
        page = render_template("errors/refused.html", told=told, incident=incident, typed=typed)
    except Exception:  # noqa: BLE001  # the frame may need what has just failed, whatever it is
        _log.exception("the page for %s could not be made", incident)
        bare = current_app.jinja_env.get_template("errors/bare.html")
        page = bare.render(told=told, incident=incident, typed=typed)
    return Response(page, mimetype="text/html")


def _typed() -> tuple[tuple[str, str], ...]:
    """What the person sent, to be copied, without secrets."""
    return tuple(
        (name, value)
        for name, value in request.form.items(multi=True)
        if value.strip() and not any(word in name.casefold() for word in _SECRET_WORDS)
    )


def _keep_headers(error: HTTPException, response: Response) -> None:
    for name, value in error.get_headers():
        if name in {"Retry-After", "Allow", "WWW-Authenticate"}:
            response.headers[name] = value


def _fault(_error: Exception) -> RefusalPage:
    return RefusalPage(
        _SERVER_FAULT,
        _("Ada yang rusak di pihak kami."),
        _("Permintaan ini tidak tersimpan. Coba lagi sebentar; bila masih gagal, sebutkan kode."),
        keeps=True,
    )


def _expired(_error: CSRFError) -> RefusalPage:
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


def _too_many(error: TooMany) -> RefusalPage:
    wait = error.retry_after
    pause = (
        _("Tunggu %(seconds)s detik, lalu coba lagi.", seconds=whole(wait))
        if isinstance(wait, int)
        else _("Tunggu sebentar, lalu coba lagi.")
    )
    return RefusalPage(429, _("Terlalu banyak permintaan dalam waktu singkat."), pause)


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
    code = error.code or _SERVER_FAULT
    if code in words:
        return RefusalPage(code, *words[code])
    if code >= _SERVER_FAULT:
        return replace(_fault(error), status=code)
    return RefusalPage(
        code,
        _("Permintaan ini tidak dapat dibaca."),
        _("Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi."),
        keeps=True,
    )


_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = {
    HTTPException: _http,
    CSRFError: _expired,
    RequestEntityTooLarge: _too_large,
    TooMany: _too_many,
}
