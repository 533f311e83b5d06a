"""Indonesian first, English for whoever asks: the choice lives in one cookie."""

from typing import Final
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, g, has_request_context, redirect, request
from flask_babel import refresh
from werkzeug.exceptions import NotFound

COOKIE: Final = "kinerja_lang"
DEFAULT: Final = "id"
LANGUAGES: Final = {"id": "Bahasa Indonesia", "en": "English"}
_A_YEAR: Final = 365 * 24 * 60 * 60


def chosen_language() -> str:
    """The reader's language: what they chose before, else Indonesian, as for every command."""
    if not has_request_context():
        return DEFAULT
    code = g.get("language") or request.cookies.get(COOKIE, DEFAULT)
    return code if code in LANGUAGES else DEFAULT


def speak(code: str) -> None:
    """Answer this request in a language it names itself, whatever was chosen before."""
    g.language = code
    refresh()


def language_url(code: str) -> str:
    """The link that shows this same page in another language."""
    here = request.full_path.rstrip("?")
    return f"/language/{code}?{urlencode({'next': here})}"


def safe_next(target: str | None) -> str:
    """A place on this same server to go back to; the start page for anything else."""
    try:
        parts = urlsplit(target or "")
    except ValueError:  # a bracket that opens an address and never closes
        return "/"
    inside = (target or "").startswith("/") and not parts.scheme and not parts.netloc
    # a browser reads a backslash as a slash and skips tabs and line breaks
    clean = inside and not any(c == "\\" or ord(c) < ord(" ") for c in target or "")
    return target if target and clean else "/"


def switch_language(code: str) -> Response:
    """Remember the language and go back to where the reader was."""
    if code not in LANGUAGES:
        raise NotFound
    response: Response = redirect(safe_next(request.args.get("next")))  # type: ignore[assignment]
    remember(response, code)
    return response


def remember(response: Response, code: str) -> None:
    """Keep the reader's choice for a year."""
    response.set_cookie(
        COOKIE, code, max_age=_A_YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
    )


def install(app: Flask) -> None:
    """Give templates `language_url(code)`; the route itself is added by the application."""
    app.jinja_env.globals.update(language_url=language_url, languages=LANGUAGES)
