"""Every refusal and every fault as one calm page: what happened, what it means, what to do.

The words stand in `refusals` and in the packages that own the exceptions; a person never sees
a traceback, only a short code under which the log has it.
"""

import logging
import secrets
from collections.abc import Mapping
from typing import Final

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound
from werkzeug.wrappers import Response as AnyResponse

from kinerja.web.refusals import (
    EXPLANATIONS,
    SERVER_FAULT,
    Explain,
    RefusalPage,
    asked_by_a_program,
    fault,
)

__all__ = ["Explain", "RefusalPage", "answer", "explained", "incident_code", "install", "not_found"]

_log = logging.getLogger(__name__)
_EXTENSION: Final = "kinerja.refusals"
_WORTH_COPYING: Final = 12
_SECRET_WORDS: Final = ("password", "sandi", "token", "code", "kode")
# letters and digits nobody mistakes for one another when reading a code over the telephone
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def install(app: Flask, explanations: Mapping[type[Exception], Explain]) -> None:
    """Answer every exception of the application; the nearest class in `explanations` speaks."""
    app.extensions[_EXTENSION] = {**EXPLANATIONS, **explanations}
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> AnyResponse:
    """The page (below /api/ the problem document) for one exception."""
    told = explained(error)
    if isinstance(told, AnyResponse):
        return told
    incident = incident_code()
    _record(error, told, incident)
    response = _problem(told, incident) if asked_by_a_program() else _page(told, incident)
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
    return fault(error)


def not_found(_error: Exception) -> RefusalPage | AnyResponse:
    """The words for what this region does not have: those of an address that is none.

    So nobody learns from a refusal whether another region has it.
    """
    return explained(NotFound())


def incident_code() -> str:
    """A short code a person can read out, such as K7-3F21."""
    letters = "".join(secrets.choice(_ALPHABET) for _place in range(6))
    return f"{letters[:2]}-{letters[2:]}"


def _record(error: Exception, told: RefusalPage, incident: str) -> None:
    found = {"incident": incident, "status": told.status, "path": request.path}
    if told.status >= SERVER_FAULT:
        _log.error("fault %(incident)s at %(path)s", found, exc_info=error, extra=found)
    else:
        _log.info("refusal %(incident)s: %(status)s at %(path)s", found, extra=found)


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
    """What the person wrote at some length, to be copied, without secrets."""
    return tuple(
        (name, value)
        for name, value in request.form.items(multi=True)
        if len(value.strip()) >= _WORTH_COPYING
        and not any(word in name.casefold() for word in _SECRET_WORDS)
    )


def _keep_headers(error: HTTPException, response: Response) -> None:
    for name, value in error.get_headers():
        if name in {"Retry-After", "Allow", "WWW-Authenticate"}:
            response.headers[name] = value
